"""Renaming at random, and capturing on purpose, over whole programs in four languages."""

import random
from pathlib import Path

import pytest

import segmenter
from judge import judge_program, precheck_unit
from judge.model import DecidedBy, Limits, Program, TestCase, UnitRequest
from judge.names import Binding, Names, resolve
from judge.renaming import carry
from judge.verdict import Verdict
from tests.judge.renamer import SUFFIXES, Renamed, renamed

ROOT = Path(__file__).parents[2]
PROGRAMS = sorted((Path(__file__).parent / "renaming_programs").iterdir())
SAMPLES = sorted(ROOT.glob("samples/*/reference.*"))
LEVELS = list(segmenter.Level)
LOCAL = ("file", "module", "function", "block")
LIMITS = Limits(cpu_seconds=10, wall_seconds=60)


def language_of(path: Path) -> str:
    return SUFFIXES[path.suffix]


def name_of(path: Path) -> str:
    return path.name if path in PROGRAMS else f"{path.parent.name}{path.suffix}"


def request(
    path: Path, level: str, unit: int, answer: str, accepted: dict[int, str]
) -> UnitRequest:
    language = language_of(path)
    pieces = segmenter.segment(path.read_text(), language=language, level=level).pieces()
    return UnitRequest(
        language=language, pieces=pieces, unit=unit, answer=answer, cases=(), accepted=accepted
    )


def refused(path: Path, level: str, other: Renamed) -> list[tuple[int, str]]:
    """Return the units that are not accepted at once when a student calls everything otherwise."""
    accepted: dict[int, str] = {}
    found = []
    for unit, text in other.texts.items():
        report = precheck_unit(request(path, level, unit, text, dict(accepted)))
        wanted = DecidedBy.RENAMING if unit in other.changed else DecidedBy.TOKENS
        if report is None or not report.accepted or report.decided_by is not wanted:
            found.append((unit, text))
        accepted[unit] = text
    return found


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
@pytest.mark.parametrize("level", LEVELS)
def test_other_names_are_accepted_at_once(path: Path, level: str) -> None:
    other = renamed(path.read_text(), language_of(path), level, random.Random(1))
    assert len(other.changed) > 3
    assert refused(path, level, other) == []


@pytest.mark.parametrize("path", SAMPLES, ids=name_of)
def test_other_names_are_accepted_in_samples(path: Path) -> None:
    rng = random.Random(name_of(path))
    level = rng.choice(LEVELS)
    other = renamed(path.read_text(), language_of(path), level, rng)
    assert refused(path, level, other) == []


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_all_later_text_is_in_the_students_names(path: Path) -> None:
    language = language_of(path)
    other = renamed(path.read_text(), language, "line", random.Random(2))
    pieces = segmenter.segment(path.read_text(), language=language, level="line").pieces()
    carried, _ = carry(language, pieces, other.texts)
    assert "".join(piece.text for piece in carried) == other.source


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_the_program_in_other_names_does_the_same(path: Path) -> None:
    """What was carried by rule is right, as the compiler and a run see it."""
    language = language_of(path)
    other = renamed(path.read_text(), language, "line", random.Random(3)).source
    case = TestCase(name="a", input="", output="", sample=True)
    reports = [
        judge_program(Program(language=language, source=source), [case], LIMITS)
        for source in (path.read_text(), other)
    ]
    assert [report.compile.messages for report in reports if not report.compile.ok] == []
    assert reports[0].cases[0].output == reports[1].cases[0].output != ""


def captures(source: str, names: Names, part: range) -> list[tuple[Binding, str]]:
    """Return what a unit declares, with names that mean something else where it is seen."""
    found = []
    for binding in names.declared_in(part):
        # others are seen where a name of theirs captures nothing: after a dot, in calls
        if binding.kept or binding.kind == "parameter" or binding.scope.kind not in LOCAL:
            continue
        seen = [one.start for one in names.occurrences if one.binding is binding]
        line_end = source.find("\n", seen[0])  # a loop's own collection is read outside of it
        for one in names.within(range(line_end, seen[-1])):
            other = one.binding
            if (
                other is not None
                and other.name != binding.name
                and other.space == binding.space
                and other.scope in list(binding.scope.chain())
                and source[one.start - 1] not in ".>:"
            ):
                found.append((binding, one.name))
    return found


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_a_captured_name_is_not_accepted_at_once(path: Path) -> None:
    language = language_of(path)
    source = path.read_text()
    pieces = segmenter.segment(source, language=language, level="line").pieces()
    names = resolve(source, language)
    assert names is not None
    ways, at = [], 0
    for piece in pieces:
        part = range(at, at + len(piece.text))
        at = part.stop
        if piece.unit is not None:
            ways += [(piece, part, *each) for each in captures(source, names, part)]
    assert len(ways) > 10
    for piece, part, binding, name in random.Random(5).sample(ways, min(20, len(ways))):
        assert piece.unit is not None
        text = in_other_name(names, piece.text, part, binding, name)
        report = precheck_unit(request(path, "line", piece.unit, text, {}))
        assert report is None or not report.accepted, (piece.text, text)


def in_other_name(names: Names, text: str, part: range, binding: Binding, name: str) -> str:
    for one in reversed(names.within(part)):
        if one.binding is binding:
            text = text[: one.start - part.start] + name + text[one.end - part.start :]
    return text


def test_verdicts_of_samples_in_other_names() -> None:
    """One sample of each language, judged as a whole by its own tests."""
    for path in SAMPLES:
        if path.parent.name != "gcd-and-lcm":
            continue
        rng = random.Random(4)
        other = renamed(path.read_text(), language_of(path), "function", rng).source
        tests = sorted((path.parent / "tests").rglob("*.in"))
        cases = [
            TestCase(name=test.stem, input=test.read_text(), output=output.read_text())
            for test in tests
            for output in (test.with_suffix(".out"), test.with_suffix(".ans"))
            if output.exists()
        ]
        assert cases
        program = Program(language=language_of(path), source=other)
        assert judge_program(program, cases, LIMITS).verdict is Verdict.AC, path
