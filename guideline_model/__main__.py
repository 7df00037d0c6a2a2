"""The command line: python -m guideline_model write FILE --level L [--locale ko|en] ..."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from guideline_model.model import LOCALES, Guideline, Server, WriteRequest, WriterUnavailable
from guideline_model.tagging import tagged
from guideline_model.writing import WRITERS, make_writer, write
from segmenter import (
    LANGUAGES,
    Level,
    Segmentation,
    SegmentError,
    language_of,
    segment,
)

LATER = ("dataset", "train", "evaluate")


class OneLineParser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print the message and leave with 2."""
        print(f"guideline_model: {message}", file=sys.stderr)
        raise SystemExit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 done, 1 where a guideline fails a check, 2 for bad input."""
    options = _parser().parse_args(arguments)
    if options.command in LATER:
        print(f'guideline_model: "{options.command}" is not part of this version.', file=sys.stderr)
        return 2
    try:
        segmentation = _segmented(options.file, options.level, options.language)
        request = WriteRequest(
            segmentation=segmentation,
            locale=options.locale,
            statement=options.statement.read_text() if options.statement else "",
        )
        guidelines = tuple(write(request, make_writer(options.writer, server=_server(options))))
    except (SegmentError, WriterUnavailable, OSError) as error:
        print(f"guideline_model: {_reason(error, options.file)}", file=sys.stderr)
        return 2
    guidelines = tuple(sorted(guidelines, key=lambda one: one.index))
    if options.format == "json":
        print(json.dumps(as_json(segmentation, guidelines), ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(tagged(segmentation, guidelines))
    return _failed(guidelines)


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="python -m guideline_model", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=OneLineParser)
    write_ = commands.add_parser("write", help="write the guidelines of a program")
    write_.add_argument("file", metavar="FILE", type=Path)
    write_.add_argument("--level", required=True, choices=[str(level) for level in Level])
    write_.add_argument("--language", choices=LANGUAGES, help="default: by the file's suffix")
    write_.add_argument("--locale", default="ko", choices=LOCALES)
    write_.add_argument("--writer", default="template", choices=WRITERS)
    write_.add_argument("--statement", type=Path, metavar="FILE", help="the problem's text")
    write_.add_argument("--url", help="http: the server, as in http://localhost:8080/v1")
    write_.add_argument("--model", default="", help="http: the model's name there")
    write_.add_argument("--key-file", type=Path, help="http: a file that holds the server's key")
    write_.add_argument("--format", default="tags", choices=("tags", "json"))
    for name in LATER:
        later = commands.add_parser(name, help="not part of this version")
        later.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _server(options: argparse.Namespace) -> Server | None:
    if options.url is None:
        return None
    key = options.key_file.read_text().strip() if options.key_file else ""
    return Server(url=options.url, model=options.model, key=key)


def _segmented(file: Path, level: str, language: str | None) -> Segmentation:
    language = language or language_of(str(file))
    if language is None:
        raise SegmentError(f"cannot tell the language of {file}: give --language")
    return segment(file.read_bytes(), language=language, level=level)


def _reason(error: Exception, file: Path) -> str:
    if isinstance(error, OSError):
        return f"cannot read {error.filename or file}: {error.strerror}"
    return str(error)


def as_json(segmentation: Segmentation, guidelines: Sequence[Guideline]) -> dict[str, object]:
    """Return the command's JSON: one entry for each unit."""
    units = {unit.index: unit for unit in segmentation.units}
    return {
        "units": [
            {
                "index": guideline.index,
                "tag": str(units[guideline.index].tag),
                "depth": units[guideline.index].depth,
                "guideline": guideline.text,
                "writer": guideline.writer,
                "checks": [
                    {"name": check.name, "ok": check.ok, "detail": check.detail}
                    for check in guideline.checks
                ],
            }
            for guideline in guidelines
        ]
    }


def _failed(guidelines: Sequence[Guideline]) -> int:
    failures = [(g.index, c) for g in guidelines for c in g.checks if not c.ok]
    for index, check in failures:
        print(f"guideline_model: unit {index}: {check.name}: {check.detail}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
