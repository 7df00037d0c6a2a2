"""What commands share: a parser whose errors are one line, and the error that is one, too."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn


class CommandError(Exception):
    """A command cannot do what is asked; the message is one line that says what to do."""


class OneLineParser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print the message and leave with 2."""
        print(f"guideline_model: {message}", file=sys.stderr)
        raise SystemExit(2)


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command: what it is for, its options, and what it does with them.

    `run` returns the exit status; it may raise CommandError, which is printed and exits with 2.
    """

    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
