"""The guidelines of a draft: written by a job that can be watched, or by hand."""

from typing import Annotated

from fastapi import APIRouter, Form, Response

from app.domain.errors import N_, Conflict, NotFound
from app.models import Job
from app.services import guidelines, writing
from app.web.base import render
from app.web.forms import Text, attempt
from app.web.manage import state
from app.web.manage.chosen import Asked, Choice
from app.web.manage.draft import Draft, ReadingDraft, WritingDraft
from app.web.manage.unit import EditedDraft, unit_answer
from segmenter import Level

router = APIRouter(prefix="/problems/{slug}/guidelines")


def _check_idle(draft: Draft) -> None:
    job = guidelines.running_job(draft.session, draft.problem, "guidelines")
    if job is not None and not job.finished:
        raise Conflict(N_("Guidelines are being written already: wait until they are done."))


@router.post("")
def write(
    draft: WritingDraft,
    levels: Annotated[list[str] | None, Form()] = None,
    locale: Text = "ko",
    writer: Text = "template",
    by_hand: Text = "",
) -> Response:
    """Begin to write all guidelines of the chosen levels: new texts stand beside those there are.

    For those written by hand only if `by_hand` is asked for.
    """
    wanted = levels or list(Level)

    def work() -> None:
        _check_idle(draft)
        writing.start(
            draft.session,
            draft.user,
            draft.problem.id,
            levels=wanted,
            locale=locale,
            writer=writer,
            compare=True,
            by_hand=bool(by_hand),
        )

    typed = {"levels": ",".join(wanted), "locale": locale, "writer": writer, "by_hand": by_hand}
    refusal = attempt(draft.session, "guidelines", work, **typed)
    asked = Asked(draft.choice.language, draft.choice.level, locale)
    return draft.choosing(asked.of(draft.problem)).answer("guidelines", refusal)


@router.post("/{language}/{level}/{locale}/forget")
def forget(draft: EditedDraft) -> Response:
    """Delete the guidelines written by hand whose units are not there now."""
    choice = draft.choice
    refusal = attempt(
        draft.session,
        "guidelines",
        lambda: guidelines.forget(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            language=choice.language,
            locale=choice.locale,
        ),
    )
    return draft.answer("guidelines", refusal)


@router.post("/{language}/{level}/{locale}/{index}")
def edit(draft: EditedDraft, index: int, text: Text = "") -> Response:
    """Write one guideline by hand; with an empty text, remove it."""
    choice = draft.choice
    refusal = attempt(
        draft.session,
        choice.key(index),
        lambda: guidelines.edit(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            index,
            text=text,
            language=choice.language,
            locale=choice.locale,
        ),
        text=text,
    )
    return unit_answer(draft, index, refusal)


@router.post("/{language}/{level}/{locale}/{index}/rewrite")
def rewrite(draft: EditedDraft, index: int, writer: Text = "template") -> Response:
    """Begin to write one unit's guideline again; the new text stands beside the one there is."""
    choice = draft.choice

    def work() -> None:
        _check_idle(draft)
        writing.start(
            draft.session,
            draft.user,
            draft.problem.id,
            levels=[choice.level],
            locale=choice.locale,
            writer=writer,
            language=choice.language,
            only=index,
            compare=True,
        )

    refusal = attempt(draft.session, "guidelines", work, writer=writer)
    return draft.answer("guidelines", refusal)


def _job(draft: Draft, job_id: int) -> Job:
    job = draft.session.get(Job, job_id)
    if job is None or job.problem_id != draft.problem.id:
        raise NotFound(N_("There is no such job."))
    return job


@router.post("/jobs/{job_id}/cancel")
def cancel(draft: WritingDraft, job_id: int) -> Response:
    """Stop a job; what was written until then stays."""
    job = _job(draft, job_id)
    refusal = attempt(draft.session, "guidelines", lambda: writing.cancel(draft.session, job))
    return draft.answer("guidelines", refusal)


@router.get("/jobs/{job_id}")
def progress(draft: ReadingDraft, job_id: int, seen: int = 0) -> Response:
    """Show how far a job is, with the units that were written since it had done `seen` of them."""
    job = _job(draft, job_id)
    written = _written(job, draft.choice, seen)
    return render(
        draft.request,
        "manage/_guideline_progress.html",
        problem=draft.problem,
        chosen=draft.choice,
        counts=state.counts(draft.problem, draft.choice),
        cards=state.cards(draft.problem, draft.choice, written),
        guideline_job=job,
        refusal=None,
    )


def _written(job: Job, choice: Choice, seen: int) -> list[int]:
    """Return the indexes of the chosen units that a job wrote after its first `seen`."""
    if job.params["locale"] != choice.locale:
        return []
    keys = (key.rsplit("/", 1) for key in list(job.result)[seen:])
    here = f"{choice.language}/{choice.level}"
    return [int(index) for place, index in keys if place == here]
