"""Tidying the chosen reference: a job that can be watched, what it changes, and the decision."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from app.services import tidying
from app.web.base import render
from app.web.forms import attempt
from app.web.manage import state
from app.web.manage.chosen import Asked
from app.web.manage.draft import Draft, ReadingDraft, WritingDraft

router = APIRouter(prefix="/problems/{slug}/references/{language}/tidy")


def _chosen(draft: Draft, language: str) -> Draft:
    choice = draft.choice
    return draft.choosing(Asked(language, choice.level, choice.locale).of(draft.problem))


def _reading(draft: ReadingDraft, language: str) -> Draft:
    return _chosen(draft, language)


def _writing(draft: WritingDraft, language: str) -> Draft:
    return _chosen(draft, language)


ReadingTidy = Annotated[Draft, Depends(_reading)]
"""A draft, with the language in the address chosen."""
WritingTidy = Annotated[Draft, Depends(_writing)]
"""The same of the session `Writing`."""


@router.post("")
def start(draft: WritingTidy, language: str) -> Response:
    """Begin to tidy the reference as it is stored; nothing changes before it is kept."""
    refusal = attempt(
        draft.session,
        "tidy",
        lambda: tidying.start(draft.session, draft.user, draft.problem.id, language),
    )
    return draft.answer("reference", refusal)


@router.get("")
def progress(draft: ReadingTidy) -> Response:
    """Show only how far tidying is, for a page that watches it."""
    return render(
        draft.request,
        "manage/_tidy.html",
        problem=draft.problem,
        chosen=draft.choice,
        refusal=None,
        **state.tidy_context(draft.session, draft.problem, draft.choice),
    )


@router.post("/{job_id}/keep")
def keep(draft: WritingTidy, job_id: int) -> Response:
    """Put the tidied program in the reference's place."""
    refusal = attempt(
        draft.session,
        "tidy",
        lambda: tidying.keep(draft.session, draft.user, draft.problem.id, job_id),
    )
    return draft.answer("reference", refusal)


@router.post("/{job_id}/discard")
def discard(draft: WritingTidy, job_id: int) -> Response:
    """Leave the reference as it is."""
    refusal = attempt(
        draft.session,
        "tidy",
        lambda: tidying.discard(draft.session, draft.user, draft.problem.id, job_id),
    )
    return draft.answer("reference", refusal)
