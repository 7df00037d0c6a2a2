"""`python -m segmenter`: print a program's units, or take the tags out of a tagged file."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from segmenter import (
    LANGUAGES,
    Level,
    Segmentation,
    SegmentError,
    Unit,
    language_of,
    segment,
    untag,
)
from segmenter.decode import decode

BAD_INPUT = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns 0, or 2 for bad input."""
    options = _parser().parse_args(arguments)
    try:
        result = _result(options)
    except OSError as error:
        return _refuse(f"cannot read {options.file}: {error.strerror}")
    except SegmentError as error:
        return _refuse(f"{options.file}: {error}")
    sys.stdout.buffer.write(result.encode())
    sys.stdout.buffer.flush()
    return 0


def as_json(segmentation: Segmentation) -> str:
    """Return a segmentation as the JSON of the design's section 4."""
    body = {
        "language": segmentation.language,
        "level": segmentation.level,
        "source": segmentation.source,
        "units": [_unit_json(unit) for unit in segmentation.units],
        "warnings": [asdict(warning) for warning in segmentation.warnings],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _unit_json(unit: Unit) -> dict[str, object]:
    body = unit._asdict()
    del body["place"]  # the contract has none
    return body


def _result(options: argparse.Namespace) -> str:
    data = Path(options.file).read_bytes()
    if options.untag:
        return untag(decode(data))
    if options.level is None:
        raise SegmentError(f"--level is needed: one of {', '.join(Level)}")
    language = options.language or language_of(options.file)
    if language is None:
        raise SegmentError(f"its suffix tells no language: give --language {'|'.join(LANGUAGES)}")
    segmentation = segment(data, language=language, level=options.level)
    for warning in segmentation.warnings:
        place = f"{options.file}:{warning.line}:{warning.column}"
        print(f"{place}: warning: {warning.message}", file=sys.stderr)
    return as_json(segmentation) if options.format == "json" else segmentation.tagged()


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        """Say in one line what is wrong."""
        sys.exit(_refuse(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m segmenter", description=__doc__, allow_abbrev=False)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--level", choices=[level.value for level in Level])
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--format", choices=("tags", "json"), default="tags")
    parser.add_argument("--untag", action="store_true", help="print a tagged file's source")
    return parser


def _refuse(message: str) -> int:
    print(f"segmenter: {message}", file=sys.stderr)
    return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
