"""Submissions of whole programs: queued, waited for if asked."""

import json

from anyio import to_thread
from fastapi import APIRouter, Request, Response

from app.api.call import Body, Call, Read, SignedIn, reading_call, respond, writing_call
from app.api.finding import ProblemKey, find_problem
from app.api.paging import Paged
from app.api.waiting import until
from app.models import Submission
from app.schemas.base import Id, Wait
from app.schemas.submissions import SubmissionIn, SubmissionOut, of_submission
from app.services import submissions
from app.services.idempotency import Answer

router = APIRouter(tags=["submissions"])


@router.post(
    "/problems/{key}/submissions",
    status_code=202,
    response_model=SubmissionOut,
    responses={201: {"model": SubmissionOut, "description": "Judged, or judged before."}},
    dependencies=[SignedIn],
)
async def create(
    *, key: ProblemKey, body: SubmissionIn, request: Request, raw: Body, wait: Wait = 0
) -> Response:
    """Submit a whole program to the newest revision: 202, or 201 where its verdict was waited
    for and has come, or is known from before."""

    def begin() -> Answer:
        with writing_call(request, raw) as call:
            return call.once(lambda: _created(call, key, body))

    begun = await to_thread.run_sync(begin)
    if not wait or begun.status == 201:
        return respond(begun)
    found = await _finished(request, json.loads(begun.body)["id"], wait)
    return respond(found or begun)


def _created(call: Call, key: str, body: SubmissionIn) -> Answer:
    problem = find_problem(call, key)
    fields = body.model_dump()
    return _answer(call, submissions.create(call.session, call.user, problem.id, **fields))


@router.get("/problems/{key}/submissions")
def index(key: ProblemKey, call: Read, page: Paged) -> list[SubmissionOut]:
    """List the user's own submissions to a problem, the newest first."""
    problem = find_problem(call, key)
    rows = submissions.of_problem(
        call.session, call.user, problem.id, page.limit + 1, before=page.after
    )
    return [of_submission(row, call.locale) for row in page.cut(rows, lambda row: row.id)]


@router.get("/submissions/{submission_id}", response_model=SubmissionOut, dependencies=[SignedIn])
async def show(submission_id: Id, request: Request, wait: Wait = 0) -> SubmissionOut | Response:
    """Show the user's own submission."""
    if wait:
        await _finished(request, submission_id, wait)
    return await to_thread.run_sync(_read, request, submission_id)


def _read(request: Request, submission_id: int) -> SubmissionOut:
    with reading_call(request) as call:
        return of_submission(submissions.get(call.session, call.user, submission_id), call.locale)


async def _finished(request: Request, submission_id: int, seconds: float) -> Answer | None:
    def look(call: Call) -> Answer | None:
        submission = submissions.get(call.session, call.user, submission_id)
        return _answer(call, submission) if submission.finished else None

    return await until(request, f"submission:{submission_id}", look, seconds)


def _answer(call: Call, submission: Submission) -> Answer:
    content = of_submission(submission, call.locale)
    status = 201 if submission.finished else 202
    return call.answer(status, content, f"/submissions/{submission.id}")
