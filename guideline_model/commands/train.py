"""The command `train`: not part of this version."""

import argparse

from guideline_model.commands.base import Command, CommandError


def run(options: argparse.Namespace) -> int:
    """Say that it is not there yet."""
    raise CommandError('"train" is not part of this version.')


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rest", nargs=argparse.REMAINDER)


COMMAND = Command(help="train an adapter", add_options=_add_options, run=run)
