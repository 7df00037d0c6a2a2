"""The reports are real ones, of gcc 12 in the sandbox, each cut at 40 lines."""

from pathlib import Path

import pytest

from judge.faults import Fault, FaultKind
from judge.sanitizer_report import read_faults

REPORTS = Path(__file__).parent / "sanitizer_reports"
TOLD = {
    "array-index": (FaultKind.INDEX, 16, {"index": "5", "size": "5"}),
    "matrix-index": (FaultKind.INDEX, 33, {"index": "4", "size": "3"}),
    "vla-index": (FaultKind.INDEX, 31, {"index": "5"}),
    "vector-index": (FaultKind.INDEX, 14, {}),
    "vector-at": (FaultKind.INDEX, 15, {"index": "7", "size": "5"}),
    "substr": (FaultKind.SUBSTRING, 17, {"index": "10", "size": "5"}),
    "empty-stack": (FaultKind.EMPTY, 18, {}),
    "map-at": (FaultKind.KEY, 21, {}),
    "stoi": (FaultKind.NUMBER_FORMAT, 20, {}),
    "heap-overflow": (FaultKind.BOUNDS, 18, {"bytes": "20"}),
    "stack-overflow-in-function": (FaultKind.BOUNDS, 9, {"name": "a", "bytes": "20"}),
    "scanf-word-too-long": (FaultKind.BOUNDS, 37, {"name": "word", "bytes": "4"}),
    "global-overflow": (FaultKind.BOUNDS, 9, {"name": "g", "bytes": "28"}),
    "use-after-free": (FaultKind.USE_AFTER_FREE, 19, {}),
    "use-after-return": (FaultKind.USE_AFTER_RETURN, 26, {"name": "x", "bytes": "12"}),
    "double-free": (FaultKind.DOUBLE_FREE, 20, {}),
    "bad-free": (FaultKind.BAD_FREE, 29, {}),
    "delete-of-array": (FaultKind.BAD_FREE, 30, {}),
    "null-pointer": (FaultKind.NULL_POINTER, 21, {}),
    "zero-page": (FaultKind.NULL_POINTER, 30, {}),
    "member-of-null": (FaultKind.NULL_POINTER, 24, {}),
    "wild-pointer": (FaultKind.WILD_POINTER, 30, {}),
    "signed-overflow": (FaultKind.OVERFLOW, 22, {"type": "int"}),
    "division": (FaultKind.DIVISION_BY_ZERO, 23, {}),
    "shift": (FaultKind.SHIFT, 24, {"by": "40"}),
    "endless-recursion": (FaultKind.STACK_OVERFLOW, 7, {}),
    "vla-size": (FaultKind.ARRAY_SIZE, 42, {"size": "-6"}),
    "length-error": (FaultKind.ARRAY_SIZE, 31, {}),
    "no-return": (FaultKind.NO_RETURN, 3, {}),
}


def report(name: str) -> str:
    return (REPORTS / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", TOLD)
def test_a_real_report(name: str) -> None:
    (found,) = read_faults(report(name))
    assert (found.kind, found.line, found.params) == TOLD[name]


def test_a_report_without_a_known_fault() -> None:
    assert read_faults(report("abort")) == ()


def test_every_report_is_read() -> None:
    assert {path.stem for path in REPORTS.glob("*.txt")} == {*TOLD, "abort"}


def test_faults_come_in_their_order() -> None:
    both = report("signed-overflow") + report("heap-overflow")
    assert [fault.kind for fault in read_faults(both)] == [FaultKind.OVERFLOW, FaultKind.BOUNDS]


def test_an_address_that_the_processor_does_not_tell_is_not_null() -> None:
    said = report("zero-page").replace(
        "Hint: address points to the zero page.",
        "Hint: this fault was caused by a dereference of a high value address (see below).",
    )
    assert [fault.kind for fault in read_faults(said)] == [FaultKind.WILD_POINTER]


def test_a_fault_in_a_header_has_the_line_that_called_it() -> None:
    said = (
        "/usr/include/c++/12/bits/stl_numeric.h:141:10: runtime error: signed integer overflow: "
        "1 + 2147483647 cannot be represented in type 'int'\n"
        "    #0 0x55 in int std::accumulate<int*, int>(int*, int*, int) /usr/include/x.h:141\n"
        "    #1 0x56 in main /box/main.cpp:8\n"
    )
    assert read_faults(said) == (Fault(kind=FaultKind.OVERFLOW, line=8, params={"type": "int"}),)


@pytest.mark.parametrize("said", ["", "main.c: oops", "==1==ERROR: AddressSanitizer: ", "\0" * 9])
def test_anything_else_tells_nothing(said: str) -> None:
    assert read_faults(said) == ()


@pytest.mark.parametrize(
    "part",
    [
        "[1, 2) 'a' ",
        "main.c:1:1: runtime error: ",
        "==1==ERROR: AddressSanitizer: ABRT ",
        " #0 0x1 in ",
    ],
)
def test_a_program_cannot_make_it_slow(part: str) -> None:
    """With patterns that are not linear this took minutes."""
    flood = "==1==ERROR: AddressSanitizer: heap-buffer-overflow\n" + part * (
        (64 << 10) // len(part)
    )
    assert len(read_faults(flood)) <= 1
