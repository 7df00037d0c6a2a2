"""The command `evaluate`: not part of this version."""

import argparse

from guideline_model.commands.base import Command, CommandError


def run(options: argparse.Namespace) -> int:
    """Say that it is not there yet."""
    raise CommandError('"evaluate" is not part of this version.')


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rest", nargs=argparse.REMAINDER)


COMMAND = Command(help="measure writers on held-out examples", add_options=_add_options, run=run)
