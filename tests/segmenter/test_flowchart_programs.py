"""Flowcharts: what holds for every program, and for the sample references."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmenter import Level, Tag, language_of, segment
from segmenter.flow_kinds import KINDS
from segmenter.flowchart import Edge, Flowchart, Node, flowchart

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/reference.*"))


def check(source: str, chart: Flowchart) -> None:
    """Check what holds for every flowchart."""
    for graph in chart.graphs:
        ids = {node.id for node in graph.nodes}
        assert len(ids) == len(graph.nodes)
        assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= ids
        assert len(set(graph.edges)) == len(graph.edges)
        kinds = [node.kind for node in graph.nodes]
        assert (kinds[0], kinds[-1]) == ("start", "end")
        assert set(kinds) <= set(KINDS)
        assert kinds.count("start") == kinds.count("end") == 1
        entered = {edge.target for edge in graph.edges}
        dead = set(graph.dead)
        assert all(node.id in entered or node.id in dead for node in graph.nodes[1:])
        leaving = {edge.source for edge in graph.edges}
        assert all(node.id in leaving for node in graph.nodes if node.kind != "end")
        flat = " ".join(source.split())
        steps = [node for node in graph.nodes if node.kind not in ("start", "end")]
        assert all(node.text in flat for node in steps)


# What is declared, or said outside of functions, is no step.
DECLARED = re.compile(r"(?:public |static |final |private )*(?:class|struct|interface)\b")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}{path.suffix}")
class TestReferences:
    def test_every_line_with_code_has_a_node(self, path: Path) -> None:
        language = language_of(path.name)
        assert language
        lines = segment(path.read_text(), language=language, level=Level.LINE)
        chart = flowchart(lines)
        check(lines.source, chart)
        shown = {node.unit for graph in chart.graphs for node in graph.nodes}
        missing = [
            unit.text
            for unit in lines.units
            if unit.index not in shown
            and unit.depth > 0
            and not DECLARED.match(unit.text)
            and not _is_member(lines.source, unit.start)
        ]
        assert missing == []

    def test_it_is_the_same_each_time(self, path: Path) -> None:
        language = language_of(path.name)
        assert language
        source = path.read_text()
        assert flowchart(source, language, "line") == flowchart(source, language, "line")


def _is_member(source: str, offset: int) -> bool:
    """Whether a line is a field: the nearest line that is indented less begins a class."""
    before = source[:offset].splitlines()
    indent = len(before[-1]) if before and not before[-1].strip() else 0
    outer = [
        line for line in before[:-1] if line.strip() and len(line) - len(line.lstrip()) < indent
    ]
    return bool(outer and DECLARED.match(outer[-1].strip()))


@pytest.mark.parametrize(
    ("language", "opening", "inner", "closing"),
    [
        ("c", "void f() {" + "if (p) {" * 10_000, "a();", "}" * 10_001),
        ("c", "void f() {" + "do {" * 10_000, "a();", "} while (p);" * 10_000 + "}"),
        ("c", "void f() {" + "if (p) a(); else " * 10_000, "b();", "}"),
        ("java", "class A { void f() {" + "while (p) {" * 10_000, "break;", "}" * 10_002),
        ("cpp", "void f() {" + "try {" * 10_000, "a();", "} catch (...) {}" * 10_000 + "}"),
    ],
)
def test_ten_thousand_levels(language: str, opening: str, inner: str, closing: str) -> None:
    graphs = flowchart(opening + inner + closing, language).graphs
    assert len(graphs) == 1
    assert len(graphs[0].nodes) >= 10_000


STATEMENTS = st.recursive(
    st.sampled_from(
        ["a();", "break;", "continue;", "return;", "int x = 1;", ";", "goto l;", "l: b();"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda all_: "{ " + " ".join(all_) + " }"),
        st.tuples(inner, inner).map(lambda two: f"if (p) {two[0]} else {two[1]}"),
        inner.map(lambda one: f"while (q) {one}"),
        inner.map(lambda one: f"do {{ {one} }} while (q);"),
        inner.map(lambda one: f"for (;;) {one}"),
        st.tuples(inner, inner).map(
            lambda two: f"switch (n) {{ case 1: {two[0]} default: {two[1]} }}"
        ),
        st.tuples(inner, inner).map(lambda two: f"try {{ {two[0]} }} catch (E e) {{ {two[1]} }}"),
    ),
    max_leaves=12,
)


@given(STATEMENTS)
def test_any_nesting_gives_a_whole_graph(body: str) -> None:
    source = f"void f() {{ {body} }}"
    check(source, flowchart(source, "cpp", "line"))


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60)


@given(st.sampled_from(["c", "cpp", "python", "java"]), PLAIN)
def test_no_text_breaks_it(language: str, source: str) -> None:
    chart = flowchart(source, language)
    assert all(isinstance(edge, Edge) for graph in chart.graphs for edge in graph.edges)
    assert all(isinstance(node, Node) for graph in chart.graphs for node in graph.nodes)


def test_tags_are_not_needed() -> None:
    lines = segment("while (x) {}\n", language="c", level="line")
    assert lines.units[0].tag is Tag.REP
    assert flowchart(lines).graphs == ()
