"""Flowcharts of published programs and drafts, with no more than their reader may see."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from app.models import User
from app.services import guidelines, problems, references, workspaces
from segmenter import Piece
from segmenter.flowchart import Edge, Graph, Node, by_unit, flowchart_of
from segmenter.model import Level


@dataclass(frozen=True, kw_only=True)
class ChartNode:
    """A step as its reader may see it; `text` is "" where it is the reference's secret.

    `note` is the unit's guideline, `accepted` whether the student's own text stands there.
    """

    id: int
    kind: str
    unit: int | None
    text: str
    note: str = ""
    accepted: bool = False


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One function's flowchart."""

    nodes: tuple[ChartNode, ...]
    edges: tuple[Edge, ...]
    dead: frozenset[int]


def of_workspace(session: Session, user: User, workspace_id: int, locale: str) -> list[Chart]:
    """Return the flowcharts beside the user's own workspace.

    They show how units hang together. A unit's text is the student's accepted one or nothing;
    fixed text stands as it is. Guidelines are in `locale` where there are such.
    """
    workspace = workspaces.get(session, user, workspace_id)
    level = workspaces.level_of(workspace)
    notes = {unit.index: unit.guideline(locale).text for unit in level.units}
    own = workspaces.accepted_texts(workspace)
    return _for_student(_graphs(workspace.language, level.pieces), notes, own)


def of_draft(
    session: Session,
    user: User,
    key: int | str,
    *,
    language: str,
    level: Level,
    locale: str,
    as_student: bool = False,
) -> list[Chart]:
    """Return the flowcharts of a draft's reference to those who may edit it.

    `as_student` gives what a student sees who has not written anything yet.
    """
    problem = problems.editable(session, user, key)
    reference = references.get(problem, language)
    units = guidelines.units(reference, level, locale)
    notes = {row.unit.index: row.guideline for row in units}
    pieces = references.segmentations(reference)[level].pieces()
    graphs = _graphs(reference.language, pieces)
    if as_student:
        return _for_student(graphs, notes, {})
    return [_chart(graph, notes, {node.id: node.text for node in graph.nodes}) for graph in graphs]


def _for_student(
    graphs: Sequence[Graph], notes: Mapping[int, str], own: Mapping[int, str]
) -> list[Chart]:
    charts = []
    for graph in map(by_unit, graphs):
        texts = {node.id: _students(node, own) for node in graph.nodes}
        charts.append(_chart(graph, notes, texts, frozenset(own)))
    return charts


def _students(node: Node, own: Mapping[int, str]) -> str:
    if node.unit is None:
        return node.text  # fixed text: no part of it is in a unit
    text = own.get(node.unit, "")
    return _first_line(text, node.text) if node.kind == "start" else text


def _first_line(text: str, name: str) -> str:
    """Return the line on which a function begins: a unit may hold more than that one."""
    lines = text.strip().split("\n")
    return next((line for line in lines if re.search(rf"\b{re.escape(name)}\b", line)), lines[0])


def _chart(
    graph: Graph,
    notes: Mapping[int, str],
    texts: Mapping[int, str],
    accepted: frozenset[int] = frozenset(),
) -> Chart:
    return Chart(
        nodes=tuple(
            ChartNode(
                id=node.id,
                kind=node.kind,
                unit=node.unit,
                text=texts[node.id],
                note="" if node.unit is None else notes.get(node.unit, ""),
                accepted=node.unit in accepted,
            )
            for node in graph.nodes
        ),
        edges=graph.edges,
        dead=frozenset(graph.dead),
    )


@lru_cache(maxsize=256)
def _graphs(language: str, pieces: tuple[Piece, ...]) -> tuple[Graph, ...]:
    spans, at = [], 0
    for piece in pieces:
        if piece.unit is not None:
            spans.append((at, at + len(piece.text)))
        at += len(piece.text)
    return flowchart_of("".join(piece.text for piece in pieces), language, spans).graphs
