"""Weak units of the chosen language and level: looked for, shown, and helped by new tests."""

from fastapi import APIRouter, Response

from app.services import weakness, weighing
from app.web.base import render
from app.web.forms import attempt
from app.web.manage import state
from app.web.manage.draft import ReadingDraft, WritingDraft
from app.web.manage.words import MUTANTS

router = APIRouter(prefix="/problems/{slug}/weakness")


@router.post("")
def start(draft: WritingDraft) -> Response:
    """Begin to look for them in the draft as it is stored."""
    choice = draft.choice
    refusal = attempt(
        draft.session,
        "weakness",
        lambda: weighing.start(
            draft.session, draft.user, draft.problem.id, choice.language, choice.level
        ),
    )
    return draft.answer("weakness", refusal)


@router.get("")
def progress(draft: ReadingDraft) -> Response:
    """Show only this section, for a page that watches it."""
    return render(
        draft.request,
        "manage/_weakness.html",
        problem=draft.problem,
        chosen=draft.choice,
        refusal=None,
        mutant_words=MUTANTS,
        counts=state.counts(draft.problem, draft.choice),
        **state.weakness_context(draft.session, draft.user, draft.problem, draft.choice),
    )


@router.post("/inputs/{key}")
def add(draft: WritingDraft, key: str) -> Response:
    """Add a proposed input as a hidden test; its output is the reference's, from the judge."""
    choice = draft.choice
    refusal = attempt(
        draft.session,
        "weakness",
        lambda: weakness.add_input(
            draft.session, draft.user, draft.problem.id, choice.language, choice.level, key=key
        ),
    )
    return draft.answer("weakness", refusal)
