"""A flowchart as the page's script draws it: JSON whose words are in the reader's language."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request

from app.domain.errors import N_
from app.i18n import translate
from app.requests import Reading
from app.services import flowcharts
from app.services.flowcharts import Chart, ChartNode
from app.web.base import ReadingUser, locale_of

router = APIRouter()

KIND_NAMES = {
    "start": N_("Beginning"),
    "end": N_("End"),
    "process": N_("Step"),
    "input_output": N_("Input or output"),
    "decision": N_("Condition"),
    "call": N_("Call"),
    "loop": N_("Loop"),
    "jump": N_("Jump"),
}
EDGE_NAMES = {"yes": N_("Yes"), "no": N_("No"), "exception": N_("On failure"), "": ""}
MAX_TEXT = 400


@router.get("/workspaces/{workspace_id}/flowchart")
def of_workspace(
    request: Request, session: Reading, user: ReadingUser, workspace_id: int
) -> dict[str, Any]:
    """Return the flowcharts of a workspace; of the reference they hold fixed text only."""
    charts = flowcharts.of_workspace(session, user, workspace_id, user.guideline_locale)
    return as_json(charts, locale_of(request))


def as_json(charts: Sequence[Chart], locale: str) -> dict[str, Any]:
    """Return charts with the words that a reader of `locale` sees."""
    return {
        "graphs": [
            {
                "title": translate(locale, N_("Flowchart %(number)s"), number=number),
                "nodes": [_node(node, chart, locale) for node in chart.nodes],
                "edges": [
                    {
                        "source": edge.source,
                        "target": edge.target,
                        "kind": edge.label,
                        "label": translate(locale, EDGE_NAMES[edge.label]) if edge.label else "",
                    }
                    for edge in chart.edges
                ],
            }
            for number, chart in enumerate(charts, 1)
        ]
    }


def _node(node: ChartNode, chart: Chart, locale: str) -> dict[str, Any]:
    name = translate(locale, KIND_NAMES[node.kind])
    if node.unit is not None and node.kind != "start":
        unit = translate(locale, N_("Unit %(number)s"), number=node.unit + 1)
        name = f"{unit} · {name}"
    return {
        "id": node.id,
        "kind": node.kind,
        "unit": node.unit,
        "name": name,
        "text": node.text[:MAX_TEXT],
        "note": node.note[:MAX_TEXT],
        "accepted": node.accepted,
        "dead": node.id in chart.dead,
    }
