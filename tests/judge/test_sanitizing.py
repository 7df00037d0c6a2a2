"""Real programs with real faults, in the sandbox as it is."""

import logging
from pathlib import Path

import pytest

from judge import sanitizing
from judge.faults import Fault, FaultKind
from judge.model import Limits, Program
from judge.sandbox import default_sandbox
from judge.sanitizing import find_faults

C = Program(language="c", source=(Path(__file__).parent / "programs/faults.c").read_text())
CPP = Program(
    language="cpp",
    source="""\
#include <iostream>
#include <vector>
int main() {
    int which, n;
    std::cin >> which >> n;
    std::vector<int> v(5);
    if (which == 0) std::cout << v[n];
    if (which == 1) std::cout << v.at(n);
    if (which == 2) { v.clear(); std::cout << v.back(); }
    int *one = which == 3 ? nullptr : &v[0];
    std::cout << *one;
}
""",
)
KINDS = [
    ("0 5", FaultKind.INDEX, 16, {"index": "5", "size": "5"}),
    ("0 -1", FaultKind.INDEX, 16, {"index": "-1", "size": "5"}),
    ("1 5", FaultKind.BOUNDS, 9, {"name": "a", "bytes": "20"}),
    ("2 7", FaultKind.BOUNDS, 9, {"name": "global", "bytes": "28"}),
    ("3 5", FaultKind.BOUNDS, 9, {"bytes": "20"}),
    ("4 0", FaultKind.USE_AFTER_FREE, 20, {}),
    ("5 0", FaultKind.DOUBLE_FREE, 21, {}),
    ("6 1", FaultKind.BAD_FREE, 22, {}),
    ("7 1", FaultKind.NULL_POINTER, 23, {}),
    ("8 100000", FaultKind.WILD_POINTER, 24, {}),
    ("9 1", FaultKind.OVERFLOW, 25, {"type": "int"}),
    ("10 0", FaultKind.DIVISION_BY_ZERO, 26, {}),
    ("11 40", FaultKind.SHIFT, 27, {"by": "40"}),
    ("12 1", FaultKind.STACK_OVERFLOW, 7, {}),
    ("13 1", FaultKind.USE_AFTER_RETURN, 29, {"name": "x", "bytes": "12"}),
    ("14 0", FaultKind.ARRAY_SIZE, 30, {"size": "0"}),
    ("15 1", FaultKind.BOUNDS, 31, {"name": "word", "bytes": "4"}),
]
CPP_KINDS = [
    ("0 5", FaultKind.INDEX, 7, {}),
    ("1 7", FaultKind.INDEX, 8, {"index": "7", "size": "5"}),
    ("2 0", FaultKind.EMPTY, 9, {}),
    ("3 0", FaultKind.NULL_POINTER, 11, {}),
]


def faults(program: Program, given: str) -> tuple[Fault, ...]:
    return find_faults(default_sandbox(), program, given, Limits())


@pytest.mark.parametrize(("given", "kind", "line", "params"), KINDS)
def test_c(given: str, kind: FaultKind, line: int, params: dict[str, str]) -> None:
    (found,) = faults(C, given)
    assert (found.kind, found.line, found.params) == (kind, line, params)


@pytest.mark.parametrize(("given", "kind", "line", "params"), CPP_KINDS)
def test_cpp(given: str, kind: FaultKind, line: int, params: dict[str, str]) -> None:
    (found,) = faults(CPP, given)
    assert (found.kind, found.line, found.params) == (kind, line, params)


@pytest.mark.parametrize("given", ["0 4", "10 2", "99 0", ""])
def test_a_program_without_a_fault(given: str) -> None:
    assert faults(C, given) == ()


def test_what_does_not_compile_tells_nothing() -> None:
    assert faults(Program(language="c", source="int main(void) { return x; }"), "") == ()


def test_a_language_without_sanitizers_tells_nothing() -> None:
    assert faults(Program(language="python", source="[][1]"), "") == ()


def test_a_machine_without_the_libraries(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is off, with one line in the log for all programs."""
    monkeypatch.setattr(sanitizing, "_found", {})
    monkeypatch.setattr(sanitizing, "_LIBRARIES", ("libnosuchthing.so",))
    with caplog.at_level(logging.WARNING, "judge.sanitizing"):
        assert faults(C, "0 5") == faults(C, "0 6") == ()
    assert len(caplog.records) == 1
