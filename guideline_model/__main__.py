"""The command line: python -m guideline_model write|dataset|train|evaluate ..."""

import sys
from collections.abc import Sequence

from guideline_model.commands import dataset, evaluate, train, write
from guideline_model.commands.base import CommandError, OneLineParser

COMMANDS = {
    "write": write.COMMAND,
    "dataset": dataset.COMMAND,
    "train": train.COMMAND,
    "evaluate": evaluate.COMMAND,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 done, 1 where the answer is no, 2 for bad input."""
    options = _parser().parse_args(arguments)
    try:
        return COMMANDS[options.command].run(options)
    except CommandError as error:
        print(f"guideline_model: {error}", file=sys.stderr)
        return 2


def _parser() -> OneLineParser:
    parser = OneLineParser(prog="python -m guideline_model", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=OneLineParser)
    for name, command in COMMANDS.items():
        command.add_options(commands.add_parser(name, help=command.help, description=command.help))
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
