"""The command `write`: the guidelines of a program, as tagged text or JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from guideline_model.commands.base import Command, CommandError
from guideline_model.model import (
    LOCALES,
    Gemma,
    Guideline,
    Server,
    Source,
    WriteRequest,
    WriterUnavailable,
)
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


def run(options: argparse.Namespace) -> int:
    """Write the guidelines; return 1 where one fails a check."""
    _check_model(options)
    try:
        segmentation = _segmented(options.file, options.level, options.language)
        request = WriteRequest(
            segmentation=segmentation,
            locale=options.locale,
            statement=options.statement.read_text() if options.statement else "",
        )
        writer = make_writer(options.writer, server=_server(options), gemma=_gemma(options))
        guidelines = tuple(write(request, writer))
    except (SegmentError, WriterUnavailable, OSError) as error:
        raise CommandError(_reason(error, options.file)) from error
    guidelines = tuple(sorted(guidelines, key=lambda one: one.index))
    if options.format == "json":
        print(json.dumps(as_json(segmentation, guidelines), ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(tagged(segmentation, guidelines))
    return _failed(guidelines)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--level", required=True, choices=[str(level) for level in Level])
    parser.add_argument("--language", choices=LANGUAGES, help="default: by the file's suffix")
    parser.add_argument("--locale", default="ko", choices=LOCALES)
    parser.add_argument("--writer", default="template", choices=WRITERS)
    parser.add_argument("--statement", type=Path, metavar="FILE", help="the problem's text")
    parser.add_argument("--url", help="http: the server, as in http://localhost:8080/v1")
    parser.add_argument("--model", default="", help="http: the model's name there")
    parser.add_argument("--key-file", type=Path, help="http: a file that holds the server's key")
    parser.add_argument("--base", help="gemma: the model's folder, or its id on the hub")
    parser.add_argument("--revision", help="gemma: the commit of the base, where it is on the hub")
    parser.add_argument(
        "--adapter", action="append", default=[], metavar="LEVEL=FOLDER", help="gemma: may recur"
    )
    parser.add_argument("--dtype", default="bfloat16", choices=("bfloat16", "float32"))
    parser.add_argument("--full", action="store_true", help="gemma: load it in full, not in 4 bits")
    parser.add_argument("--format", default="tags", choices=("tags", "json"))


def _check_model(options: argparse.Namespace) -> None:
    """Say what a writer with a model lacks to find it."""
    needed = {"gemma": ("--base", options.base), "http": ("--url", options.url)}
    option, given = needed.get(options.writer, ("", ""))
    if given is None:
        raise CommandError(f"--writer {options.writer} needs {option}: where its model is")


def _server(options: argparse.Namespace) -> Server | None:
    if options.url is None:
        return None
    key = options.key_file.read_text().strip() if options.key_file else ""
    return Server(url=options.url, model=options.model, key=key)


def _gemma(options: argparse.Namespace) -> Gemma | None:
    if options.base is None:
        return None
    return Gemma(
        base=Source(place=options.base, revision=options.revision),
        adapters=dict(_adapter(given) for given in options.adapter),
        dtype=options.dtype,
        four_bit=not options.full,
    )


def _adapter(given: str) -> tuple[str, Source]:
    level, _, place = given.partition("=")
    if level not in list(Level) or not place:
        raise CommandError(f"--adapter {given}: say it as LEVEL=FOLDER, such as line=adapters/line")
    return level, Source(place=place)


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


COMMAND = Command(help="write the guidelines of a program", add_options=_add_options, run=run)
