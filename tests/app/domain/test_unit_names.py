"""Names of a draft's units outlive cuts, and follow units through changes."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.unit_names import Cut, free_name, renamed
from segmenter import Merge, apply_edits, segment

statements = st.lists(st.sampled_from(["a++;", "b++;", "a ++;", "(a++);", "f();"]), max_size=9)


def cut(source: str, *merged: int) -> Cut:
    """Return the lines of a program, with the units of these indexes merged with the next ones."""
    plain = units = segment(source, language="c", level="line")
    for index in merged:
        units = apply_edits(units, [Merge(units.keys[index])])
    return Cut(plain=plain, units=units)


def test_a_merge_leaves_the_names_of_all_others() -> None:
    source = "a++;\nb++;\na++;\na++;\n"
    names = cut(source).names()
    first, *others = cut(source, 0).names()
    assert others == names[2:]
    assert first.endswith("+")
    assert first not in names


@given(statements, statements)
def test_no_two_units_become_one(old: list[str], new: list[str]) -> None:
    before, after = cut("\n".join(old)), cut("\n".join(new))
    for layout_only in (False, True):
        names = renamed(before, after, layout_only=layout_only)
        assert set(names) <= set(before.names())
        assert set(names.values()) <= set(after.names())
        assert len(set(names.values())) == len(names)


@given(statements)
def test_the_same_program_has_the_same_names(units: list[str]) -> None:
    found = cut("\n".join(units))
    assert renamed(found, found) == {name: name for name in found.names()}


def test_parentheses_are_layout_only_if_somebody_says_so() -> None:
    before, after = cut("a = b + c;\n"), cut("a = (b + c);\n")
    assert renamed(before, after) == {}
    assert renamed(before, after, layout_only=True) == {before.names()[0]: after.names()[0]}


def test_a_merged_unit_that_is_one_by_itself_now_is_the_same() -> None:
    before, after = cut("a++;\nb++;\n", 0), cut("a++; b++;\n")
    assert renamed(before, after) == {before.names()[0]: after.names()[0]}


def test_free_names() -> None:
    assert free_name("k", set()) == "k"
    assert free_name("k", {"k"}) == "k.2"
    assert free_name("k.3", {"k.3"}) == "k"
    assert free_name("k.2+", {"k.2+", "k+"}) == "k.3+"
