"""Alternatives of a draft: added, removed, and made of students' accepted answers."""

from typing import Annotated

from fastapi import APIRouter, Form, Response

from app.services import alternatives, promoting
from app.web.base import render
from app.web.forms import Text, attempt
from app.web.manage import answers
from app.web.manage.draft import ReadingDraft, WritingDraft

router = APIRouter(prefix="/problems/{slug}")
Key = Annotated[int | None, Form()]


@router.post("/alternatives")
def add(
    draft: WritingDraft, alternative_language: Text = "", label: Text = "", source: Text = ""
) -> Response:
    """Put a further reference beside that of its language."""

    def work() -> None:
        alternatives.add(
            draft.session,
            draft.user,
            draft.problem.id,
            language=alternative_language,
            source=source.replace("\r\n", "\n"),
            label=label,
        )

    typed = {"alternative_language": alternative_language, "label": label, "source": source}
    return draft.answer("alternatives", attempt(draft.session, "alternatives", work, **typed))


@router.post("/alternatives/promote")
def promote(draft: WritingDraft, attempt_id: Key = None, submission_id: Key = None) -> Response:
    """Make a student's accepted answer an alternative."""

    def work() -> None:
        promoting.promote(
            draft.session,
            draft.user,
            draft.problem.id,
            attempt_id=attempt_id,
            submission_id=submission_id,
        )

    return draft.answer("alternatives", attempt(draft.session, "alternatives", work))


@router.post("/alternatives/{alternative_id}")
def change(
    draft: WritingDraft, alternative_id: int, label: Text = "", source: Text = ""
) -> Response:
    """Give an alternative another text or name."""
    form = f"alternative-{alternative_id}"

    def work() -> None:
        alternatives.change(
            draft.session,
            draft.user,
            draft.problem.id,
            alternative_id,
            label=label,
            source=source.replace("\r\n", "\n"),
        )

    typed = {"label": label, "source": source}
    return draft.answer("alternatives", attempt(draft.session, form, work, **typed))


@router.post("/alternatives/{alternative_id}/delete")
def delete(draft: WritingDraft, alternative_id: int) -> Response:
    """Remove an alternative from the draft; what is published keeps it."""

    def work() -> None:
        alternatives.remove(draft.session, draft.user, draft.problem.id, alternative_id)

    return draft.answer("alternatives", attempt(draft.session, "alternatives", work))


@router.get("/differing")
def differing(draft: ReadingDraft) -> Response:
    """Show the accepted answers that differ; they are looked for only when they are asked for."""
    return render(
        draft.request,
        "manage/_differing.html",
        problem=draft.problem,
        chosen=draft.choice,
        differing=answers.differing_rows(draft.session, draft.user, draft.problem),
    )
