"""The flowchart of a draft's reference, in full or as a student would meet it."""

from typing import Any

from fastapi import APIRouter

from app.services import flowcharts
from app.web.base import locale_of
from app.web.flowchart import as_json
from app.web.manage.draft import ReadingDraft

router = APIRouter(prefix="/problems/{slug}")


@router.get("/flowchart")
def show(draft: ReadingDraft, *, student: bool = False) -> dict[str, Any]:
    """Return the flowcharts of the chosen language and level."""
    choice = draft.choice
    charts = flowcharts.of_draft(
        draft.session,
        draft.user,
        draft.problem.slug,
        language=choice.language,
        level=choice.level,
        locale=choice.locale,
        as_student=student,
    )
    return as_json(charts, locale_of(draft.request))
