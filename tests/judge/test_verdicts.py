"""Every verdict of every language: a file per scenario, whose name begins with its verdict."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge import LANGUAGES, judge_program
from judge.model import Limits, Program, TestCase
from judge.verdict import Verdict

CASES = Path(__file__).parent / "cases"
LIMITS = Limits(cpu_seconds=1, memory_mib=64, output_kib=64)
SUM = TestCase(name="sum", input="20 22\n", output="42\n", sample=True)
FILES = [
    (language, path)
    for language in LANGUAGES
    for path in sorted((CASES / language).iterdir())
    if path.is_file()
]


@pytest.mark.parametrize(("language", "path"), FILES, ids=[p.name for _, p in FILES])
def test_gives_the_verdict_of_its_name(language: str, path: Path) -> None:
    program = Program(language=language, source=path.read_text())
    wanted = path.stem.partition("-")[0]
    # a busy machine gives little CPU time per second: only idleness is measured by the clock
    limits = replace(LIMITS, wall_seconds=1 if wanted == Verdict.ILE else 10)
    report = judge_program(program, [SUM], limits)
    assert report.verdict == wanted, report


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_verdict(language: str) -> None:
    shown = {path.stem.partition("-")[0] for key, path in FILES if key == language}
    assert shown == set(Verdict) - {Verdict.IE, Verdict.STRUCT}


def test_every_file_has_a_known_suffix() -> None:
    assert all(path.suffix == LANGUAGES[language].suffix for language, path in FILES)
