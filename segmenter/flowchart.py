"""A program's flowchart: one graph for each function, every node tied to the unit it stands in.

The graph is read from the syntax tree, so it is the program's own control flow as written: a
`for` is one node with its whole header, and a failure inside `try` is one edge from the `try`.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from segmenter.code_points import converter
from segmenter.decode import decode
from segmenter.flow import flows
from segmenter.flow_model import Flow, Step
from segmenter.model import Segmentation
from segmenter.parsing import grammar_of, parse
from segmenter.splitter import segment

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Node:
    """A step. `kind` is one of `flow_kinds.KINDS`; `unit` is the index of the unit it stands in.

    `text` is the source of the step (a header without its body) with blanks made one; a start's
    is the function's name.
    """

    id: int
    kind: str
    unit: int | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A way from one node to another; `label` is "yes", "no", "exception" or ""."""

    source: int
    target: int
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Graph:
    """One function, or the code at the top level (`name` ""). Nodes stand in source order."""

    name: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def dead(self) -> tuple[int, ...]:
        """The ids of nodes that no way from the start reaches."""
        ways: dict[int, list[int]] = {}
        for edge in self.edges:
            ways.setdefault(edge.source, []).append(edge.target)
        reached, todo = set(), [self.nodes[0].id]
        while todo:
            if (node := todo.pop()) not in reached:
                reached.add(node)
                todo += ways.get(node, [])
        return tuple(node.id for node in self.nodes if node.id not in reached)


@dataclass(frozen=True, kw_only=True)
class Flowchart:
    """A program's graphs in source order."""

    language: str
    graphs: tuple[Graph, ...]


def flowchart(
    program: str | bytes | Segmentation, language: str = "", level: str | None = None
) -> Flowchart:
    """Return the flowchart of a program, its nodes tied to the units of `level`, if given.

    A segmentation brings its own language and units. Raises `SegmentError` as `segment` does.
    """
    if not isinstance(program, Segmentation):
        if level is None:
            return flowchart_of(decode(program), language)
        program = segment(program, language=language, level=level)
    return flowchart_of(
        program.source, program.language, [(unit.start, unit.end) for unit in program.units]
    )


def flowchart_of(source: str, language: str, spans: Spans = ()) -> Flowchart:
    """Return the flowchart of decoded text; `spans` are the units, in order, in code points."""
    grammar = grammar_of(language)
    made = flows(parse(source, language).root_node, source.encode(), grammar)
    point = (lambda offset: offset) if source.isascii() else converter(source)
    starts = [start for start, _ in spans]

    def unit_of(flow: Flow, step: Step) -> int | None:
        if step.kind == "end" or (step.kind == "start" and not flow.name):
            return None  # the whole code at the top level begins in no unit
        start, end = point(step.start), point(step.end)
        index = bisect_right(starts, start) - 1
        if index >= 0 and start < spans[index][1]:
            return index
        index += 1
        return index if index < len(spans) and spans[index][0] < end else None

    return Flowchart(
        language=language,
        graphs=tuple(
            Graph(
                name=flow.name,
                nodes=tuple(
                    Node(id=index, kind=step.kind, unit=unit_of(flow, step), text=text)
                    for index, (step, text) in enumerate(_texts(flow, source.encode()))
                ),
                edges=tuple(Edge(source=a, target=b, label=label) for a, b, label in flow.edges),
            )
            for flow in made
        ),
    )


def _texts(flow: Flow, data: bytes) -> Iterable[tuple[Step, str]]:
    for step in flow.steps:
        if step.kind in ("start", "end"):
            yield step, flow.name if step.kind == "start" else ""
        else:
            yield step, " ".join(data[step.start : step.end].decode().split())


def by_unit(graph: Graph) -> Graph:
    """Return the graph with all steps of one unit made one node; start and end stay.

    What is left shows how the units hang together, and nothing of what is inside one. The ways
    out of a unit keep their labels where one step of it alone decides.
    """
    inner = [node for node in graph.nodes if node.kind not in ("start", "end")]
    groups: dict[int, list[Node]] = {}
    for node in inner:
        if node.unit is not None:
            groups.setdefault(node.unit, []).append(node)
    first = {node.id: group[0].id for group in groups.values() for node in group}
    large = {group[0].id for group in groups.values() if len(group) > 1}
    merged = {group[0].id: _merge(group) for group in groups.values()}
    clear = _deciding(graph, first)
    ways: dict[tuple[int, int], dict[str, None]] = {}
    for edge in graph.edges:
        source, target = first.get(edge.source, edge.source), first.get(edge.target, edge.target)
        if source != target or source not in large:
            label = edge.label if source not in large or edge.source in clear else ""
            ways.setdefault((source, target), {})[label] = None
    exits = Counter(source for source, _ in ways)

    def telling(source: int, labels: Mapping[str, None]) -> bool:
        return len(labels) == 1 and exits[source] > 1

    edges = (
        Edge(source=source, target=target, label=label)
        for (source, target), labels in ways.items()
        for label in (labels if source not in large or telling(source, labels) else ("",))
    )
    nodes = (
        merged.get(node.id, node) for node in graph.nodes if first.get(node.id) in (None, node.id)
    )
    return replace(graph, nodes=tuple(nodes), edges=tuple(edges))


def _deciding(graph: Graph, first: Mapping[int, int]) -> set[int]:
    """Return the steps that alone decide which way their unit is left; only these label ways."""
    deciders: dict[int, set[int]] = {}
    for edge in graph.edges:
        unit = first.get(edge.source, edge.source)
        if edge.label and unit != first.get(edge.target, edge.target):
            deciders.setdefault(unit, set()).add(edge.source)
    return {step for steps in deciders.values() if len(steps) == 1 for step in steps}


def _merge(group: list[Node]) -> Node:
    kinds = {node.kind for node in group}
    head = group[0]
    kind = head.kind if len(kinds) == 1 or head.kind in ("decision", "loop") else "process"
    return replace(head, kind=kind, text="\n".join(node.text for node in group))
