"""Judging students' answers again, and deciding of what would now be refused."""

from fastapi import APIRouter, Response

from app.services import rejudging, settling
from app.web.base import render
from app.web.forms import Text, attempt
from app.web.manage import answers
from app.web.manage.draft import ReadingDraft, WritingDraft

router = APIRouter(prefix="/problems/{slug}/rejudge")


@router.post("")
def start(draft: WritingDraft) -> Response:
    """Begin to judge all that matters again, by the newest revision."""

    def work() -> None:
        rejudging.start(draft.session, draft.user, draft.problem.id)

    return draft.answer("rejudge", attempt(draft.session, "rejudge", work))


@router.get("")
def progress(draft: ReadingDraft) -> Response:
    """Show only this section, for a page that watches it."""
    return render(
        draft.request,
        "manage/_rejudge.html",
        problem=draft.problem,
        chosen=draft.choice,
        revisions=draft.problem.revisions,
        refusal=None,
        old=lambda _form, _name, default="": default,
        **answers.rejudge_context(draft.session, draft.user, draft.problem),
    )


@router.post("/keep")
def keep(draft: WritingDraft) -> Response:
    """Let what would now be refused stay accepted."""

    def work() -> None:
        settling.keep(draft.session, draft.user, draft.problem.id)

    return draft.answer("rejudge", attempt(draft.session, "rejudge", work))


@router.post("/withdraw")
def withdraw(draft: WritingDraft, reason: Text = "") -> Response:
    """Take back what would now be refused; students read the reason."""

    def work() -> None:
        settling.withdraw(draft.session, draft.user, draft.problem.id, reason)

    return draft.answer("rejudge", attempt(draft.session, "rejudge", work, reason=reason))
