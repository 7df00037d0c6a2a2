"""The predecessor's references, asked for what it got wrong: prints the counts as a table.

`.venv/bin/python -m tools.predecessor [DATA]`, DATA being its problems.jsonl. Nothing is run but
the judge's first three rules; exit status 1 where one row is not as it should be.
"""

import json
import random
import sys
from collections import Counter
from pathlib import Path

import segmenter
from judge import precheck_unit
from judge.model import UnitRequest
from segmenter import Piece
from tests.judge.renamer import renamed, renamed_alone
from tests.judge.test_predecessor import DATA, HEADER

EMPTY = ("", " \n", ";", "{}", "{", "}", "// x", "/* */ ;")
ENDS = ("", " {", "{", " { }", "\n{\n}")
NONE = "nothing, a comment, a lone ; or brace"
WANTED = {
    "the unit's own text": 1.0,
    "the same with other spaces and comments": 1.0,
    NONE: 0.0,
    "a header with or without { and { }": 1.0,
    "declarations in other names, each unit alone": 1.0,
    "the whole program in other names, in order": 1.0,
}


def accepted(
    pieces: tuple[Piece, ...], unit: int, answer: str, done: dict[int, str] | None = None
) -> bool:
    """Tell whether an answer is accepted at once."""
    request = UnitRequest(
        language="c", pieces=pieces, unit=unit, answer=answer, cases=(), accepted=done or {}
    )
    report = precheck_unit(request)
    return report is not None and report.accepted


def count(source: str, level: str, counts: Counter[tuple[str, bool]]) -> None:
    """Try every unit of a program in every way."""
    found = segmenter.segment(source, language="c", level=level)
    pieces = found.pieces()
    rng = random.Random(1)  # noqa: S311  # the same names each time
    own, spaced, none, header, alone, whole = WANTED
    for unit in found.units:
        counts[own, accepted(pieces, unit.index, unit.text)] += 1
        other = "/* a */\n" + unit.text.replace("\n", "  \n\t") + "  // } {\n"
        counts[spaced, accepted(pieces, unit.index, other)] += 1
        for answer in EMPTY:
            counts[none, accepted(pieces, unit.index, answer)] += 1
        if HEADER.fullmatch(unit.text) and unit.text[-1] == ")":
            for end in ENDS:
                counts[header, accepted(pieces, unit.index, unit.text + end)] += 1
    for index, answer in renamed_alone(pieces, "c", rng):
        counts[alone, accepted(pieces, index, answer)] += 1
    done: dict[int, str] = {}
    for index, answer in renamed(source, "c", level, rng).texts.items():
        counts[whole, accepted(pieces, index, answer, dict(done))] += 1
        done[index] = answer


def main() -> int:
    """Print the table."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    rows = [json.loads(line) for line in data.read_text().splitlines()]
    counts: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        for level in segmenter.Level:
            count(row["reference"], level, counts)
    failed = False
    for name, share in WANTED.items():
        yes, no = counts[name, True], counts[name, False]
        failed |= yes != share * (yes + no)
        sys.stdout.write(f"{yes:6} of {yes + no:6} accepted  {name}\n")
    sys.stdout.write(f"{len(rows)} programs at three levels\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
