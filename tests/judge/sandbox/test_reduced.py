"""The same verdicts where no control group can be made: limits by rlimits and /proc."""

import dataclasses
from pathlib import Path

import pytest

from judge import judge_program
from judge.model import Limits, Program, TestCase
from judge.sandbox import Sandbox

CASES = Path(__file__).parents[1] / "cases"
FILES = [
    "c/AC.c", "c/WA.c", "c/TLE.c", "c/TLE-forked.c", "c/ILE.c", "c/OLE.c", "c/RTE.c",
    "cpp/AC.cpp", "cpp/MLE.cpp", "python/AC.py", "python/MLE.py", "java/AC.java", "java/MLE.java",
]  # fmt: skip


@pytest.fixture(scope="module")
def reduced() -> Sandbox:
    sandbox = Sandbox()
    sandbox._setup = dataclasses.replace(sandbox._setup, hierarchies=())
    return sandbox


@pytest.mark.parametrize("name", FILES)
def test_gives_the_verdict_of_its_name(name: str, reduced: Sandbox) -> None:
    path = CASES / name
    wanted = path.stem.partition("-")[0]
    limits = Limits(
        cpu_seconds=1, wall_seconds=1 if wanted == "ILE" else 10, memory_mib=64, output_kib=64
    )
    case = TestCase(name="sum", input="20 22\n", output="42\n", sample=True)
    program = Program(language=path.parent.name, source=path.read_text())
    report = judge_program(program, [case], limits, sandbox=reduced)
    assert report.verdict == wanted, report
