"""Keys outlive changes elsewhere; `diff` says what became of each unit."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import (
    ChangeKind,
    Level,
    Segmentation,
    diff,
    language_of,
    merge_units,
    segment,
    segment_all,
)
from segmenter.__main__ import as_json

SOURCE = "int main(void) {\n    int a;\n    a++;\n    for (;;) {\n        a--;\n    }\n}\n"
PROGRAMS = [
    (path.read_text(encoding="utf-8"), language_of(path.name) or "")
    for path in sorted((Path(__file__).parents[2] / "samples").glob("*/reference.*"))
]
# A name that may change without the tree changing its shape.
WORDS = "main|void|if|for|while|switch|return|sizeof|int|char|double|in|not|and|or|elif|catch|else"
NAME = re.compile(rf"\b(?!(?:{WORDS})\b)[a-z]\w*(?=\s*[-+=;,)(\[])")


def lines(source: str) -> Segmentation:
    return segment(source, language="c", level="line")


def kinds(old: str, new: str) -> list[tuple[str, str]]:
    changes = diff(lines(old), lines(new))
    return [(str(c.kind), (c.new or c.old).text) for c in changes if c.new or c.old]  # type: ignore[union-attr]


class TestDiff:
    def test_the_same_is_kept(self) -> None:
        assert {kind for kind, _ in kinds(SOURCE, SOURCE)} == {"kept"}

    def test_a_changed_unit(self) -> None:
        assert kinds(SOURCE, SOURCE.replace("a++", "a += 2")) == [
            ("kept", "int main(void)"),
            ("kept", "int a;"),
            ("changed", "a += 2;"),
            ("kept", "for (;;)"),
            ("kept", "a--;"),
        ]

    def test_added_and_removed(self) -> None:
        longer = SOURCE.replace("    a++;\n", "    a++;\n    a *= 2;\n")
        assert ("added", "a *= 2;") in kinds(SOURCE, longer)
        assert ("removed", "a *= 2;") in kinds(longer, SOURCE)
        assert [kind for kind, _ in kinds(SOURCE, longer)].count("kept") == 5

    def test_another_tag_is_no_change_of_the_same_unit(self) -> None:
        found = kinds("a();\n", "while (a) b();\n")
        assert found == [("added", "while (a) b();"), ("removed", "a();")]

    def test_one_of_two_equal_units(self) -> None:
        twice = SOURCE.replace("    a++;\n", "    a++;\n    a++;\n")
        changes = diff(lines(twice), lines(twice.replace("a++", "b++", 1)))
        assert [change.kind for change in changes].count(ChangeKind.KEPT) == 5

    def test_which_of_two_equal_units_changed(self) -> None:
        twice = SOURCE.replace("    a++;\n", "    a++;\n    a++;\n")
        for at, changed in (
            (2, twice.replace("a++", "b++", 1)),
            (3, twice.replace("a++;\n    a++", "a++;\n    b++")),
        ):
            found = diff(lines(twice), lines(changed))
            (one,) = [change for change in found if change.kind is not ChangeKind.KEPT]
            assert one.old and one.new
            assert (one.kind, one.old.index, one.new.index) == ("changed", at, at)

    def test_equal_units_in_one_source_are_told_by_their_place(self) -> None:
        thrice = lines("a++;\na++;\na++;\n")
        kept = [c for c in diff(thrice, merge_units(thrice, 0)) if c.kind is ChangeKind.KEPT]
        assert [(c.old.index, c.new.index) for c in kept if c.old and c.new] == [(2, 1)]

    def test_blanks_are_no_change(self) -> None:
        tidy = SOURCE.replace("a++", "a ++").replace("(;;)", "( ; ; )").replace("    ", "\t")
        assert {kind for kind, _ in kinds(SOURCE, tidy)} == {"kept"}

    @pytest.mark.parametrize(
        ("one", "other"), [("'a b'", "'ab'"), ("(a + b) * c", "a + b * c"), ("'\\n'", "'n'")]
    )
    def test_blanks_in_literals_and_parentheses_are_a_change(self, one: str, other: str) -> None:
        for language in ("c", "python"):
            old, new = (
                segment(f"x = {x};\n", language=language, level="line") for x in (one, other)
            )
            assert old.keys == new.keys
            assert [change.kind for change in diff(old, new)] == [ChangeKind.CHANGED]

    def test_what_pythons_indentation_means_is_a_change(self) -> None:
        inside = "for i in a:\n    s += i\n    print(s)\n"
        level = {"language": "python", "level": "paragraph"}
        whole = segment(inside, **level)
        for other, kind in (("    ", "kept"), ("  ", "kept"), ("", "changed")):
            new = segment(f"for i in a:\n{other or '  '}s+=i\n{other}print(s)\n", **level)
            new = new if len(new.units) == 1 else merge_units(new, 0)
            assert [str(change.kind) for change in diff(whole, new)] == [kind]

    def test_thousands_of_equal_units_take_no_time(self) -> None:
        old, new = (lines(f"{name};\n" + "a++;\n" * 9000 + f"{name};\n") for name in "xy")
        began = time.perf_counter()
        assert len(diff(old, new)) == 9002
        assert time.perf_counter() - began < 5


class TestKeys:
    def test_are_different_within_a_program(self) -> None:
        keys = lines(SOURCE.replace("int a;", "a++;")).keys
        assert len(set(keys)) == len(keys)
        assert keys[2] == f"{keys[1]}.2"

    def test_the_same_text_elsewhere_is_another_unit(self) -> None:
        first, second = lines("void f() {\nfor (;;) {\na;\n}\na;\n}\n").keys[2:]
        assert first != second

    def test_are_the_same_on_every_machine(self) -> None:
        assert lines("int a;\n").keys == ("54c56c83",)

    def test_are_not_in_the_contract(self) -> None:
        assert not {"key", "place"} & json.loads(as_json(lines(SOURCE)))["units"][0].keys()


@pytest.mark.parametrize("level", list(Level))
@given(st.data())
@settings(max_examples=40, deadline=None)
def test_changing_one_unit_leaves_the_others(level: Level, data: st.DataObject) -> None:
    source, language = data.draw(st.sampled_from(PROGRAMS))
    old = segment_all(source, language=language)[level]
    unit = data.draw(st.sampled_from(old.units))
    name = NAME.search(unit.text)
    if name is None:
        return
    at = unit.start + name.end()
    new = segment(source[:at] + "_changed" + source[at:], language=language, level=level)
    equals = {u.index for u in old.units if u.text == unit.text}
    assert len(new.units) == len(old.units)
    for before, after in zip(old.units, new.units, strict=True):
        if before.index not in equals:
            assert old.keys[before.index] == new.keys[after.index]
    kept = [c for c in diff(old, new) if c.kind is ChangeKind.KEPT]
    assert len(kept) == len(old.units) - 1
