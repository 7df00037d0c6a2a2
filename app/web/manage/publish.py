"""Publishing a draft: a job that can be watched, then a revision or every reason against it."""

from fastapi import APIRouter, Response

from app.domain.errors import N_, Conflict
from app.services import guidelines, publishing
from app.web.base import render
from app.web.forms import attempt
from app.web.manage import state
from app.web.manage.draft import ReadingDraft, WritingDraft

router = APIRouter(prefix="/problems/{slug}/publish")


@router.post("")
def publish(draft: WritingDraft) -> Response:
    """Begin to publish; a second press while it runs is told so."""

    def work() -> None:
        job = guidelines.running_job(draft.session, draft.problem, "publish")
        if job is not None and not job.finished:
            raise Conflict(N_("The problem is being published already: wait until it is done."))
        publishing.start(draft.session, draft.user, draft.problem.id)

    return draft.answer("publish", attempt(draft.session, "publish", work))


@router.get("")
def progress(draft: ReadingDraft) -> Response:
    """Show only the section on publishing, for a page that watches it."""
    return render(
        draft.request,
        "manage/_publish.html",
        problem=draft.problem,
        chosen=draft.choice,
        refusal=None,
        **state.publish_context(draft.session, draft.problem),
    )
