"""The page of one draft, and what a student would see of it."""

from fastapi import APIRouter, Response

from app.services import references
from app.web.base import render
from app.web.manage import state
from app.web.manage.blocks import blocks
from app.web.manage.draft import ReadingDraft

router = APIRouter(prefix="/problems/{slug}")


@router.get("")
def show(
    draft: ReadingDraft, case: int | None = None, add: str = "", *, differing: bool = False
) -> Response:
    """Show a draft; `case` is the test to edit, `add` the language of a reference to add,
    `differing` asks for the accepted answers that differ."""
    return draft.page(case=case, adding=add, differing=differing)


@router.get("/preview")
def preview(draft: ReadingDraft) -> Response:
    """Show the draft as a student would meet it once it is published."""
    problem, choice = draft.problem, draft.choice
    reference = references.get(problem, choice.language) if choice.language else None
    statements = {row.locale: row for row in problem.statements}
    return render(
        draft.request,
        "manage/preview.html",
        problem=problem,
        statement=statements.get(choice.locale, problem.statements[0]),
        samples=[row for row in problem.cases if row.sample],
        chosen=choice,
        counts=state.counts(problem, choice),
        blocks=blocks(references.segmentations(reference)[choice.level]) if reference else [],
        guidelines={
            card.view.unit.index: card.view.guideline for card in state.cards(problem, choice)
        },
    )
