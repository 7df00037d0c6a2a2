"""Writes the examples of docs/guidelines.md: 20 guidelines of each level, in every locale.

`.venv/bin/python -m tools.guideline_examples [--write]`: prints them, or puts them in their place.
They are the template writer's, for units of samples/ in all languages, each of another shape.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path

from guideline_model import LOCALES, Guideline, WriteRequest, make_writer, write
from segmenter import Level, language_of, segment

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "guidelines.md"
BEGIN, END = "<!-- examples -->", "<!-- end of the examples -->"
EACH = 20
NAMES = {"c": "C", "cpp": "C++", "java": "Java", "python": "Python"}
_VARIABLE = re.compile(r"[A-Za-z_]\w*|\d+|\"[^\"]*\"|[을를이가은는과와]", re.ASCII)

Row = tuple[str, tuple[Guideline, ...]]  # where it is from, and the guideline in each locale


def rows(level: Level) -> Iterator[Row]:
    """Yield the guidelines of all units of all samples, a language in turn."""
    by_language: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "samples").glob("*/reference.*")):
        by_language.setdefault(str(language_of(path.name)), []).append(path)
    turns = zip_longest(*(by_language[language] for language in sorted(by_language)))
    units = [_units(path, level) for path in chain.from_iterable(turns) if path]
    for row in chain.from_iterable(zip_longest(*units)):
        if row is not None:
            yield row


def _units(path: Path, level: Level) -> list[Row]:
    language = str(language_of(path.name))
    segmentation = segment(path.read_text(), language=language, level=level)
    requests = (WriteRequest(segmentation=segmentation, locale=locale) for locale in LOCALES)
    found = [tuple(write(request, make_writer("template"))) for request in requests]
    where = f"{path.parent.name}, {NAMES[language]}"
    return [(f"{where}, unit {one[0].index}", one) for one in zip(*found, strict=True)]


def chosen(level: Level) -> list[Row]:
    """Return the examples of a level, spread over units that differ by more than names."""
    kept: dict[str, Row] = {}
    for row in rows(level):
        if level == Level.LINE or "\n" in row[1][0].text:  # those with steps say more
            kept.setdefault(_VARIABLE.sub("", row[1][0].text), row)
    every = list(kept.values())
    return [every[count * len(every) // EACH] for count in range(EACH)]


def examples() -> str:
    """Return all examples as Markdown."""
    said = []
    for level in Level:
        said.append(f"### Level {level}\n")
        for count, (where, guidelines) in enumerate(chosen(level), start=1):
            texts = "\n\n".join(guideline.text for guideline in guidelines)
            said.append(f"{count}. {where}\n\n```\n{texts}\n```\n")
    return "\n".join(said)


def page() -> str:
    """Return the page with the examples in their place."""
    text = PAGE.read_text()
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    return f"{before}{BEGIN}\n\n{examples()}\n{END}{after}"


def main() -> int:
    """Print or write the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put them into docs/guidelines.md")
    if parser.parse_args().write:
        PAGE.write_text(page())
    else:
        sys.stdout.write(examples())
    return 0


if __name__ == "__main__":
    sys.exit(main())
