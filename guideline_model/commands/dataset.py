"""The command `dataset`: builds training examples, and reports what was left out and why."""

import argparse
import json
from pathlib import Path

from guideline_model.commands.base import Command, CommandError
from guideline_model.dataset.building import Choices, build
from guideline_model.dataset.model import BadInput, Defaults
from guideline_model.dataset.reporting import as_json, as_text
from guideline_model.dataset.splitting import Shares
from guideline_model.dataset.storing import data_hash, store
from guideline_model.model import LOCALES
from segmenter import LANGUAGES, Level


def run(options: argparse.Namespace) -> int:
    """Build the dataset; return 1 where no example is left."""
    try:
        dataset = build(options.paths, _choices(options))
        store(dataset.splits, options.out)
        digest = data_hash(options.out)
        report = json.dumps(as_json(dataset, digest), ensure_ascii=False, indent=2)
        (options.out / "report.json").write_text(report + "\n")
        (options.out / "report.txt").write_text(as_text(dataset, digest))
    except BadInput as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"cannot use {error.filename}: {error.strerror}") from error
    print(as_text(dataset, digest), end="")
    return 0 if any(dataset.splits.values()) else 1


def _choices(options: argparse.Namespace) -> Choices:
    level = options.level
    return Choices(
        defaults=Defaults(language=options.language, locale=options.locale, level=level),
        shares=Shares(validation=options.validation, test=options.test, seed=options.seed),
        near_program=options.near_program,
        near_example=options.near_example,
        writers=frozenset(options.writer) if options.writer else None,
        keep_out=tuple(options.keep_out),
    )


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 to 1")
    return value


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="FILE", type=Path, nargs="+", help="what to read")
    parser.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--language", choices=LANGUAGES, help="of rows that do not say")
    parser.add_argument("--locale", default="ko", choices=LOCALES, help="of rows that do not say")
    parser.add_argument("--level", choices=[str(level) for level in Level], help="the same")
    parser.add_argument("--writer", action="append", help="published problems: take only theirs")
    parser.add_argument("--validation", type=_share, default=0.1, metavar="SHARE")
    parser.add_argument("--test", type=_share, default=0.1, metavar="SHARE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--near-program", type=_share, default=0.6, metavar="SHARE")
    parser.add_argument("--near-example", type=_share, default=0.8, metavar="SHARE")
    help_ = "leave out programs that are in there, or near one"
    parser.add_argument("--keep-out", type=Path, action="append", default=[], help=help_)


COMMAND = Command(help="build training examples", add_options=_add_options, run=run)
