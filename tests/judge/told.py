"""Answers to units, looked at as the judge does, and what is told of them on one line."""

from pathlib import Path

from judge.assembly import assemble
from judge.cases import load_cases
from judge.model import CaseReport, Limits, TestCase, UnitRequest
from judge.parting import find_parting
from judge.state_difference import StateDifference
from judge.verdict import Verdict
from segmenter import segment

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SUFFIXES = {"c": "c", "cpp": "cpp", "python": "py", "java": "java"}
LIMITS = Limits(cpu_seconds=5, wall_seconds=30)


def of_sample(problem: str, language: str, level: str, unit: int, answer: str) -> str:
    """Return what is told of an answer to a sample problem."""
    folder = SAMPLES / problem
    source = (folder / f"reference.{SUFFIXES[language]}").read_text(encoding="utf-8")
    return of_source(language, source, level, unit, answer, load_cases(folder / "tests"))


def of_source(
    language: str, source: str, level: str, unit: int, answer: str, cases: tuple[TestCase, ...]
) -> str:
    """Return what is told of an answer that failed a test which is none of these."""
    request = UnitRequest(
        language=language,
        pieces=segment(source, language=language, level=level).pieces(),
        unit=unit,
        answer=answer,
        cases=cases,
        limits=LIMITS,
    )
    assembly = assemble(request.pieces, {unit: answer}, language=language)
    failed = CaseReport(
        name="another", verdict=Verdict.WA, cpu_seconds=0, wall_seconds=0, memory_bytes=0
    )
    found = find_parting(request, assembly, failed)
    return line(found) if found else ""


def line(found: StateDifference) -> str:
    """Return a difference on one line."""
    parts = [found.case, found.parting.value]
    parts += [f"round {found.round}"] if found.round else []
    parts += [f"time {found.time}"] if found.time else []
    parts += [found.call] if found.call else []
    parts += [f"{row.name}: {row.expected} / {row.actual}" for row in found.rows]
    return " | ".join(parts).replace("\n", "\\n").rstrip()
