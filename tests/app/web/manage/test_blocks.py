"""Segmentations in blocks: no character is lost, and every unit has one block of whole lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.manage.blocks import blocks, unindented
from segmenter import Level, segment
from tests.factories import ADD_C

JAVA = """class A {
    int f(int x) {
        if (x > 0) {
            return 1;
        } else if (x < 0) {
            return 2;
        }
        return 3;
    }
}
"""
LINES = ["int a;", "for (;;) {", "if (a) {", "} else {", "}", "a = 1; b = 2;", "", "// c", "  x();"]


def text_of(source: str, language: str, level: str) -> str:
    found = blocks(segment(source, language=language, level=level))
    lines = [line for block in found for line in block.lines]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    return "\n".join("".join(run.text for run in line.runs) for line in lines)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize(("source", "language"), [(ADD_C, "c"), (JAVA, "java")])
def test_lines_joined_are_the_source(source: str, language: str, level: str) -> None:
    assert text_of(source, language, level) == source.rstrip("\n")


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_any_source_is_kept(source: str) -> None:
    for level in Level:
        assert text_of(source, "c", level).rstrip("\n") == source.rstrip("\n")


def test_fixed_text_beside_a_unit() -> None:
    found = blocks(segment(JAVA, language="java", level="line"))
    block = next(b for b in found if b.unit and b.unit.text.startswith("else if"))
    assert (block.before, block.after) == ("}", "{")


def test_unit_is_moved_to_the_first_column() -> None:
    segmentation = segment(JAVA, language="java", level="function")
    inner = segment(
        "int main() {\n    while (1) {\n        f();\n    }\n}\n", language="c", level="paragraph"
    )
    loop = next(unit for unit in inner.units if unit.tag == "rep")
    assert unindented(inner, loop) == "while (1) {\n    f();"
    assert unindented(segmentation, segmentation.units[0]).startswith("class A")
