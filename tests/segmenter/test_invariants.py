"""Invariants, on programs that hypothesis makes and on real ones that it damages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import LANGUAGES, Level, SegmentError, language_of, segment_all, untag
from segmenter.invariants import (
    InvariantError,
    check_closed,
    check_repeats,
    check_tags,
    check_units,
)
from segmenter.model import Tag, Unit
from segmenter.tags import TagLine, read_tag

SOURCES = [
    (path.read_text(encoding="utf-8"), language_of(path.name) or "")
    for path in sorted((Path(__file__).parent / "cases").glob("*/source.*"))
]
CRUMBS = ["{", "}", "\n", ";", '"', "'", "(", ")", "else ", "/*", "*/", "#", "\\\n", "if (x) "]
CRUMBS += ["[self_start(1)]\n", "\\[rep_end(0)]\n", "한", "do ", "case 1:", "for (;;) ", "//", "\t"]
FRAGMENTS = ["x;", "int a = 1;", "f(a, b);", "// c", "", "return 0;", 's = "}";', "c = '{';"]
HEADERS = ["for (;;)", "while (x)", "if (x)", "switch (x)", "do", "else", "struct s"]

damage = st.tuples(
    st.sampled_from(["cut", "add", "join", "copy"]),
    st.integers(0, 5000),
    st.integers(1, 40),
    st.sampled_from(CRUMBS),
)


def damaged(source: str, kind: str, at: int, size: int, crumb: str) -> str:
    at %= len(source) + 1
    end = min(len(source), at + size)
    if kind == "cut":
        return source[:at] + source[end:]
    if kind == "add":
        return source[:at] + crumb + source[at:]
    if kind == "join":
        return source[:at] + source[at:end].replace("\n", " ") + source[end:]
    return source[:at] + source[at:end] + source[at:]


def assert_invariants(source: str, language: str) -> None:
    """The product checks these itself; here they are stated again, in other words."""
    for level, segmentation in segment_all(source, language=language).items():
        assert segmentation.source == source
        assert "".join(piece.text for piece in segmentation.pieces()) == source
        assert untag(segmentation.tagged()) == source
        assert segmentation == segment_all(source, language=language)[level]
        rows: set[int] = set()
        for index, unit in enumerate(segmentation.units):
            assert unit.index == index
            assert source[unit.start : unit.end] == unit.text == unit.text.strip() != ""
            first = source.count("\n", 0, unit.start)
            covered = set(range(first, first + unit.text.count("\n") + 1))
            assert not rows & covered
            rows |= covered
        printed = [tag for line in segmentation.tagged().split("\n") if (tag := read_tag(line))]
        depth = 0
        for tag in printed:
            depth -= not tag.opens
            assert tag.depth == depth
            depth += tag.opens
        assert depth == 0


@given(st.sampled_from(SOURCES), st.lists(damage, max_size=6))
@settings(max_examples=150, deadline=None)
def test_damaged_programs(program: tuple[str, str], blows: list[tuple[str, int, int, str]]) -> None:
    source, language = program
    for blow in blows:
        source = damaged(source, *blow)
    assert_invariants(source, language)


def statements(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    bodies = st.lists(children, max_size=4)
    parts = st.tuples(st.sampled_from(HEADERS), bodies, st.sampled_from(["\n", " ", "\n\n"]))
    return parts.map(lambda part: f"{part[0]} {{{part[2]}{part[2].join(part[1])}{part[2]}}}")


@given(st.lists(st.recursive(st.sampled_from(FRAGMENTS), statements, max_leaves=20), max_size=5))
@settings(max_examples=100, deadline=None)
def test_made_programs(parts: list[str]) -> None:
    assert_invariants("int main(void) {\n" + "\n".join(parts) + "\n}", "c")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n\t\f\v"))
)
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    source = text.removeprefix("\ufeff")
    for language in LANGUAGES:
        assert_invariants(source, language)


class TestCheck:
    """The product's own check does find what is wrong."""

    UNIT = Unit(index=0, tag=Tag.SELF, depth=0, start=0, end=2, text="a;")
    SECOND = Unit(index=1, tag=Tag.SELF, depth=0, start=2, end=4, text="a;")

    def test_accepts_what_is_right(self) -> None:
        check_units("a;\n", [self.UNIT])
        check_tags("a;\n", [], "a;\n")

    @pytest.mark.parametrize(
        ("source", "units"), [("b;\n", [UNIT]), ("a;\n", [UNIT, UNIT]), ("a;a;", [UNIT, SECOND])]
    )
    def test_refuses_units(self, source: str, units: list[Unit]) -> None:
        with pytest.raises(InvariantError):
            check_units(source, units)

    @pytest.mark.parametrize(
        ("printed", "tagged_text"),
        [
            ([TagLine(Tag.REP, True, 0)], "a;\n"),
            ([TagLine(Tag.REP, False, 0)], "a;\n"),
            ([TagLine(Tag.REP, True, 1)], "a;\n"),
            ([], "a;"),
        ],
    )
    def test_refuses_tags(self, printed: list[TagLine], tagged_text: str) -> None:
        with pytest.raises(InvariantError):
            check_tags("a;\n", printed, tagged_text)

    def test_refuses_another_answer_for_the_same_source(self) -> None:
        check_repeats("c", "once;", {Level.LINE: [self.UNIT]})
        check_repeats("c", "once;", {Level.LINE: [self.UNIT]})
        with pytest.raises(InvariantError):
            check_repeats("c", "once;", {Level.LINE: [self.UNIT, self.SECOND]})

    def test_refuses_a_walk_that_ends_inside_a_block(self) -> None:
        check_closed(0)
        with pytest.raises(InvariantError):
            check_closed(1)


def test_unknown_level_and_language_are_refused() -> None:
    with pytest.raises(SegmentError, match="choose one of c, cpp, python, java"):
        segment_all("", language="rust")
    assert set(segment_all("", language="c")) == set(Level)
