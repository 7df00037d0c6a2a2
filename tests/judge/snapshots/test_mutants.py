"""What is told of a wrong unit is what a run shows that another tracer looks at."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from judge.assembly import assemble
from judge.cases import load_cases
from judge.languages import LANGUAGES
from judge.model import CaseReport, UnitRequest
from judge.mutation import mutants
from judge.parting import find_parting
from judge.run import bounds_for
from judge.sandbox import BoxFile, Command, default_sandbox
from judge.state_difference import Parting
from judge.verdict import Verdict
from segmenter import Piece, Tag, segment
from tests.judge.told import LIMITS, SAMPLES

# tells a variable each time that the unit's lines have been run through
TRACER = """
import json, sys
FIRST, LAST, NAME = {first}, {last}, {name!r}
seen, inside = [], [False]
def look(frame, event, argument):
    if frame.f_code.co_filename != "unit":
        return None
    now = event == "line" and FIRST <= frame.f_lineno <= LAST
    if inside[0] and not now:
        seen.append(json.dumps(frame.f_locals.get(NAME), default=vars))
    inside[0] = now
    return look
code = compile(open("/box/program.py").read(), "unit", "exec")
sys.settrace(look)
try:
    exec(code, {{"__name__": "__main__"}})
except Exception:
    pass
sys.settrace(None)
sys.stderr.write("[" + ",".join(seen) + "]")
"""


@dataclass(frozen=True)
class Wrong:
    """A mutant of a simple statement."""

    problem: str
    pieces: tuple[Piece, ...]
    unit: int
    text: str


def some() -> Iterator[Wrong]:
    """Yield mutants of simple statements, the same ones each time."""
    found = []
    for path in sorted(SAMPLES.glob("*/reference.py")):
        segmentation = segment(path.read_bytes(), language="python", level="line")
        pieces = segmentation.pieces()
        for unit in segmentation.units:
            if unit.tag is Tag.SELF and "return" not in unit.text:
                for mutant in mutants("python", pieces, unit.index):
                    text = mutant.applied(unit.text)
                    found.append(Wrong(path.parent.name, pieces, unit.index, text))
    yield from random.Random(2026).sample(found, 40)


def traced(wrong: Wrong, texts: dict[int, str], given: str, name: str) -> list[Any]:
    """Return what a variable held after the unit, each time."""
    assembly = assemble(wrong.pieces, texts, language="python")
    placed = assembly.place(wrong.unit)
    tracer = TRACER.format(first=placed.line, last=placed.end_line, name=name)
    language = LANGUAGES["python"]
    result = default_sandbox().run(
        Command(
            argv=language.run_argv("main", LIMITS),
            bounds=bounds_for(language, LIMITS),
            files=(
                BoxFile(name="main.py", data=tracer.encode()),
                BoxFile(name="program.py", data=assembly.source.encode()),
            ),
            stdin=given.encode(),
        )
    )
    seen: list[Any] = json.loads(result.stderr) if result.exit_code == 0 else []
    return seen


@pytest.mark.parametrize("wrong", list(some()), ids=lambda w: f"{w.problem}-{w.unit}-{w.text}")
def test_what_is_told_is_so(wrong: Wrong) -> None:
    cases = load_cases(SAMPLES / wrong.problem / "tests")
    texts = {wrong.unit: wrong.text}
    try:
        assembly = assemble(wrong.pieces, texts, language="python")
    except ValueError:
        return  # it does not fit its place
    request = UnitRequest(
        language="python", pieces=wrong.pieces, unit=wrong.unit, answer=wrong.text, cases=cases,
        limits=LIMITS,
    )  # fmt: skip
    failed = CaseReport(
        name="another", verdict=Verdict.WA, cpu_seconds=0, wall_seconds=0, memory_bytes=0
    )
    told = find_parting(request, assembly, failed)
    if told is None or told.parting is not Parting.VALUES:
        return
    given = next(case.input for case in cases if case.name == told.case)
    at = max(told.round, told.time, 1) - 1
    for row in told.rows:
        for shown, units in ((row.expected, {}), (row.actual, texts)):
            held = traced(wrong, units, given, row.name)[at]
            plain = json.dumps(held)
            if isinstance(held, int | str | list) and "{" not in plain:
                assert plain == shown
