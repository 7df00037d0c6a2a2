"""Verifies the template writer's guidelines of many programs, and prints the counts as a table.

`.venv/bin/python -m tools.guidelines [--predecessor DATA]`: every unit of samples/, and of the
predecessor's references where DATA is its problems.jsonl, at all levels and in all locales. Exit
status 1 where a guideline is missing, empty or fails a check.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from guideline_model import LOCALES, WriteRequest, make_writer, write
from segmenter import Level, language_of, segment

SAMPLES = Path(__file__).parents[1] / "samples"
LEAKS = {"no_statement", "no_operator", "no_format"}


def programs(predecessor: Path | None) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Yield where a program is from, its language, its source and its problem's statements."""
    for path in sorted(SAMPLES.glob("*/reference.*")):
        statements = {
            locale: (path.parent / f"statement.{locale}.md").read_text() for locale in LOCALES
        }
        yield "samples", str(language_of(path.name)), path.read_text(), statements
    for line in predecessor.read_text().splitlines() if predecessor else ():
        yield "predecessor", "c", json.loads(line)["reference"], {}


def tell(row: tuple[str, ...], request: WriteRequest, counts: Counter[tuple[str, ...]]) -> None:
    """Write and verify all guidelines of a request; count, and print what is wrong."""
    units = request.segmentation.units
    counts[(*row, "units")] += len(units)
    for guideline in write(request, make_writer("template")):
        failed = [check for check in guideline.checks if not check.ok]
        counts[(*row, "passed")] += not failed
        counts[(*row, "leaks")] += any(check.name in LEAKS for check in failed)
        counts[(*row, "empty")] += not guideline.text.strip()
        for check in failed:
            unit = units[guideline.index].text
            sys.stdout.write(f"!! {' '.join(row)} {check.name}: {check.detail}\n")
            sys.stdout.write(f"   {unit!r}\n   {guideline.text!r}\n")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--predecessor", type=Path, metavar="DATA")
    options = parser.parse_args()
    counts: Counter[tuple[str, ...]] = Counter()
    rows: dict[tuple[str, ...], None] = {}
    started = time.process_time()
    for origin, language, source, statements in programs(options.predecessor):
        for level in Level:
            segmentation = segment(source, language=language, level=level)
            for locale in LOCALES:
                row = (origin, language, str(level), locale)
                rows[row] = None
                said = statements.get(locale, "")
                tell(
                    row,
                    WriteRequest(segmentation=segmentation, locale=locale, statement=said),
                    counts,
                )
    return show(list(rows), counts, time.process_time() - started)


def show(rows: list[tuple[str, ...]], counts: Counter[tuple[str, ...]], seconds: float) -> int:
    """Print the counts row by row; return the exit status."""
    columns = ("units", "passed", "leaks", "empty")
    sys.stdout.write(f"{'program':28}{''.join(f'{name:>8}' for name in columns)}\n")
    total: Counter[str] = Counter()
    for row in sorted(rows):
        found = {name: counts[(*row, name)] for name in columns}
        total.update(found)
        said = "".join(f"{found[name]:8}" for name in columns)
        sys.stdout.write(f"{' '.join(row):28}{said}\n")
    sys.stdout.write(f"{'all':28}{''.join(f'{total[name]:8}' for name in columns)}\n")
    each = 1000 * seconds / max(1, total["units"])
    sys.stdout.write(f"{each:.2f} ms of processor time for each, written and verified\n")
    return 0 if total["passed"] == total["units"] > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
