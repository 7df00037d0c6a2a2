"""Reading what a program tells of itself, whatever else it prints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.snapshots.model import NONE, Moment, Value
from judge.snapshots.wire import read_trace, read_value

MARK = "0123456789abcdef"
VALUES = [
    ("i-12", Value(kind="i", text="-12")),
    ("f0.5", Value(kind="f", text="0.5")),
    ("s6162", Value(kind="s", text="ab")),
    ("s", Value(kind="s")),
    ("-", Value(kind="-")),
    (
        "[i1,-,~]",
        Value(kind="[", items=(Value(kind="i", text="1"), Value(kind="-"), Value(kind="~"))),
    ),
    (
        "{41.61=f2.0,.6363=[]}",
        Value(
            kind="{",
            text="A",
            items=(
                Value(kind=".", text="a", items=(Value(kind="f", text="2.0"),)),
                Value(kind=".", text="cc", items=(Value(kind="["),)),
            ),
        ),
    ),
    ("([],n)", Value(kind="(", items=(Value(kind="["), Value(kind="n")))),
]
NO_VALUES = [
    "",
    "x",
    "{.61=",
    "{.61}",
    ".61=",
    "i",
    "i1i2",
    "s6",
    "[[[[[i1]]]]]",
    "i" + "9" * 99,
    "[" + "i1," * 999 + "]",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_value(text: str, value: Value) -> None:
    assert read_value(text) == value


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_is_no_value_cannot_be_told(text: str) -> None:
    assert read_value(text) == NONE


def test_snapshots_are_parted_from_the_output() -> None:
    printed = f"a\n\x01{MARK}:A:i1 s62\x02b\n\x01{MARK}:B:\x02".encode()
    trace = read_trace(printed, MARK, ended=True)
    assert trace.output == b"a\nb\n"
    assert [(s.moment, len(s.values), s.printed) for s in trace.snapshots] == [
        (Moment.AFTER, 2, 2), (Moment.BODY, 0, 4),
    ]  # fmt: skip


def test_another_mark_is_output() -> None:
    printed = f"\x01{'0' * 16}:A:i1\x02".encode()
    trace = read_trace(printed, MARK, ended=True)
    assert trace.snapshots == ()
    assert trace.output == printed


@given(st.binary(max_size=200), st.text(alphabet="[](),<>~?n-i0f.bs1c", max_size=60))
def test_anything_can_be_read(noise: bytes, values: str) -> None:
    trace = read_trace(noise + f"\x01{MARK}:A:{values}\x02".encode(), MARK, ended=False)
    assert len(trace.output) <= len(noise) + len(values) + 40
