"""Values compared and shown."""

import pytest

from judge.snapshots.showing import show
from judge.snapshots.values import partings, same, truth
from judge.snapshots.wire import read_value

SAME = [
    ("i3", "i3"), ("i3", "f3.0"), ("f0.1", "f0.10000000001"), ("b1", "i1"), ("s61", "c61"),
    ("c41", "i65"), ("-", "i3"), ("?", "i3"), ("i3", "?"), ("fnan", "fnan"), ("finf", "finf"),
    ("[i1,i2]", "(i1,i2)"), ("<i1,->", "<i1,i5>"), ("<i1>", "<i1,i0,i0>"), ("[i1,~]", "[i1,i2]"),
    ("{.61=i1,.62=i2}", "{.62=i2,.61=i1}"), ("{.61=i1,.62=i2}", "{.61=i1}"),
]  # fmt: skip
DIFFERENT = [
    ("i3", "i4"), ("i3", "-"), ("f0.1", "f0.2"), ("i3", "s33"), ("n", "i0"), ("s61", "s62"),
    ("[i1]", "[i1,i2]"), ("<i1,i2>", "<i1>"), ("[i1,i2]", "[i2,i1]"), ("finf", "f1e308"),
    ("fnan", "f1.0"), ("r61", "r62"), ("{.61=i1}", "{.61=i2}"),
]  # fmt: skip
SHOWN = [
    ("i-3", "c", "-3"), ("f3", "c", "3.0"), ("f0.1", "java", "0.1"), ("f1e+30", "c", "1e+30"),
    ("b1", "python", "True"), ("b0", "java", "false"), ("n", "python", "None"),
    ("n", "java", "null"), ("s610a", "c", '"a\\n"'), ("c0a", "c", "'\\n'"), ("c22", "c", "'\"'"),
    ("s07", "c", '"\\u0007"'), ("[i1,s61]", "python", '[1, "a"]'), ("(i1,i2)", "python", "(1, 2)"),
    ("<i1,-,i3,-,->", "c", "[1, ?, 3]"), ("<-,->", "c", ""), ("-", "c", ""), ("[]", "python", "[]"),
    ("[" + ",".join(["i7"] * 20) + "]", "c", "[" + "7, " * 12 + "…]"),
    ("{4142.61=i1,.62=s63}", "java", 'AB(a=1, b="c")'), ("{.61=i1,.62=-}", "c", "{a=1, b=?}"),
    ("{.61=-}", "c", ""),
    ("s" + "61" * 99, "c", '"' + "a" * 59 + '…"'),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "found"), SAME)
def test_same(expected: str, found: str) -> None:
    assert same(read_value(expected), read_value(found))


@pytest.mark.parametrize(("expected", "found"), DIFFERENT)
def test_different(expected: str, found: str) -> None:
    assert not same(read_value(expected), read_value(found))


PARTINGS = [
    ("i3", "i4", [""]),
    ("{.61=i1,.62=i2}", "{.61=i3,.62=i4}", [".a", ".b"]),
    ("<{.61=i1,.63=i1},{.61=i2}>", "<{.61=i1,.63=i9},{.61=i3}>", ["[1].a"]),  # c is read nowhere
    ("[{.61=i1}]", "[{.61=i1},{.61=i2}]", [""]),
    ("{.61={.62=<i1,i2>}}", "{.61={.62=<i1,i3>}}", [".a.b"]),
]


@pytest.mark.parametrize(("expected", "found", "ways"), PARTINGS)
def test_what_differs_of_an_object(expected: str, found: str, ways: list[str]) -> None:
    rows = partings(read_value(expected), read_value(found), frozenset("ab"))
    assert [way for way, *_ in rows] == ways


def test_exactly_tells_a_whole_number_from_another() -> None:
    assert not same(read_value("i3"), read_value("f3.0"), exactly=True)
    assert same(read_value("f3.0"), read_value("f3.0"), exactly=True)


@pytest.mark.parametrize(("value", "language", "text"), SHOWN)
def test_shown(value: str, language: str, text: str) -> None:
    assert show(read_value(value), language) == text


def test_the_truth_of_numbers() -> None:
    assert truth(read_value("i5")) == truth(read_value("i1"))
    assert truth(read_value("i0")) != truth(read_value("i1"))
