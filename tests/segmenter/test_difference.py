"""Keys outlive changes elsewhere; `diff` says what became of each unit."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import ChangeKind, Level, Segmentation, diff, language_of, segment, segment_all
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


class TestKeys:
    def test_are_different_within_a_program(self) -> None:
        keys = [unit.key for unit in lines(SOURCE.replace("int a;", "a++;")).units]
        assert len(set(keys)) == len(keys)
        assert keys[2] == f"{keys[1]}.2"

    def test_the_same_text_elsewhere_is_another_unit(self) -> None:
        first, second = (u.key for u in lines("void f() {\nfor (;;) {\na;\n}\na;\n}\n").units[2:])
        assert first != second

    def test_are_the_same_on_every_machine(self) -> None:
        assert [unit.key for unit in lines("int a;\n").units] == ["a9c6f4f4"]

    def test_are_not_in_the_contract(self) -> None:
        assert '"key"' not in as_json(lines(SOURCE))


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
            assert before.key == after.key
    kept = [c for c in diff(old, new) if c.kind is ChangeKind.KEPT]
    assert len(kept) == len(old.units) - 1
