"""Flowcharts of programs whose units were merged and split by hand."""

from pathlib import Path

import pytest

from segmenter import (
    Segmentation,
    SegmentError,
    language_of,
    merge_units,
    segment,
    segment_all,
    split_unit,
)
from segmenter.flowchart import Graph, by_unit, flowchart

C = """int f(int x) {
    if (x > 0) {
        x--;
    } else {
        x++;
    }
    for (int i = 0; i < x; i++) {
        if (i == 3)
            break;
        x += i;
    }
    return x;
}

int main(void) {
    int a = 9;
    while (a > 0) {
        a -= f(a);
    }
    return 0;
}
"""
PYTHON = """def f(x):
    if x > 0:
        x -= 1
    else:
        x += 1
    for i in range(x):
        if i == 3:
            break
        x += i
    return x


a = 9
while a > 0:
    a -= f(a)
print(a)
"""
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("student-ranking/reference.*"))


def ways(graph: Graph) -> list[tuple[int | str | None, int | str | None, str]]:
    """Return the edges of a graph by the units of its nodes, or their kind where they end it."""
    nodes = {n.id: n.kind if n.kind in ("start", "end") else n.unit for n in graph.nodes}
    return [(nodes[edge.source], nodes[edge.target], edge.label) for edge in graph.edges]


def merged(source: str, language: str, at: str) -> tuple[Segmentation, list[Graph]]:
    """Merge the line unit that begins with `at` with the next one; return the units' graphs."""
    found = segment(source, language=language, level="line")
    index = next(unit.index for unit in found.units if unit.text.startswith(at))
    found = merge_units(found, index)
    return found, [by_unit(graph) for graph in flowchart(found).graphs]


@pytest.mark.parametrize(("source", "language"), [(C, "c"), (PYTHON, "python")])
class TestMerged:
    def test_a_condition_with_its_first_statement(self, source: str, language: str) -> None:
        _, (graph, _) = merged(source, language, "if (x" if language == "c" else "if x")
        assert ways(graph)[:4] == [("start", 1, ""), (1, 2, "no"), (1, 3, ""), (2, 3, "")]
        assert graph.nodes[1].kind == "decision"

    def test_a_statement_with_the_loop_after_it(self, source: str, language: str) -> None:
        found, (_, graph) = merged(source, language, "int a" if language == "c" else "a = 9")
        unit = next(u.index for u in found.units if "9" in u.text)
        assert [(a, b, label) for a, b, label in ways(graph) if a == unit] == [
            (unit, unit + 1, "yes"),
            (unit, unit + 2, "no"),
        ]
        assert (unit + 1, unit, "") in ways(graph)

    def test_two_conditions_leave_no_labels(self, source: str, language: str) -> None:
        found, (graph, _) = merged(source, language, "for")
        unit = next(u.index for u in found.units if u.text.startswith("for"))
        assert {label for a, _, label in ways(graph) if a == unit} == {""}
        assert {b for a, b, _ in ways(graph) if a == unit} == {unit + 1, unit + 2, unit + 3}

    def test_a_whole_condition_goes_on_one_way(self, source: str, language: str) -> None:
        start = "x--" if language == "c" else "x -= 1"
        found, (graph, _) = merged(source, language, start)
        assert found.units[1].text.count("\n") >= 3
        assert [way for way in ways(graph) if way[0] == 1] == [(1, 2, "")]

    def test_a_function_with_the_next_ones_beginning(self, source: str, language: str) -> None:
        _, graphs = merged(source, language, "return x")
        assert ways(graphs[0]) == [("start", 0, ""), (0, "end", "")]
        assert [graph.name for graph in graphs] == ["f", "main" if language == "c" else ""]


def check(found: Segmentation, steps: int) -> None:
    """What holds of every flowchart, however its units were cut."""
    chart = flowchart(found)
    assert sum(len(graph.nodes) for graph in chart.graphs) == steps
    for graph in chart.graphs:
        for node in graph.nodes:
            if node.kind not in ("start", "end") and node.unit is not None:
                text = " ".join(found.units[node.unit].text.split())
                assert node.text in text or text in node.text
        small = by_unit(graph)
        units = [
            n.unit for n in small.nodes if n.kind not in ("start", "end") and n.unit is not None
        ]
        assert len(units) == len(set(units))
        ids = {node.id for node in small.nodes}
        assert all(edge.source in ids and edge.target in ids for edge in small.edges)
        assert {node.unit for node in graph.nodes} == {node.unit for node in small.nodes}
        assert set(small.dead) <= set(graph.dead)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
def test_every_merge_and_split_has_a_sound_flowchart(path: Path) -> None:
    language = language_of(path.name) or ""
    cuts = 0
    for found in segment_all(path.read_text(), language=language).values():
        steps = sum(len(graph.nodes) for graph in flowchart(found).graphs)
        for unit in found.units:
            if unit.index + 1 < len(found.units):
                check(merge_units(found, unit.index), steps)
                cuts += 1
            for line in range(2, unit.text.count("\n") + 2):
                try:
                    parted = split_unit(found, unit.index, line)
                except SegmentError:
                    continue
                check(parted, steps)
                cuts += 1
    assert cuts > 20
