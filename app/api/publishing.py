"""Publishing: begins a job and waits for it, so that a script has its revision or the reasons."""

import json

from anyio import to_thread
from fastapi import APIRouter, Request, Response

from app.api.call import Body, Call, SignedIn, respond, writing_call
from app.api.finding import ProblemKey, find_problem
from app.api.waiting import until
from app.domain.errors import N_, AppError, Refused
from app.models import Job, JobState, Revision
from app.requests import resources
from app.schemas.jobs import JobOut, of_job
from app.schemas.revisions import RevisionOut, of_revision
from app.services import jobs, publishing, revisions
from app.services.idempotency import Answer

router = APIRouter(tags=["publishing"])


class NotJudged(AppError):
    """The judge could not do its part."""

    status = 503


@router.post(
    "/problems/{key}/publish",
    status_code=201,
    response_model=RevisionOut,
    responses={202: {"model": JobOut, "description": "Not finished yet: ask for the job."}},
    dependencies=[SignedIn],
)
async def create(key: ProblemKey, request: Request, body: Body) -> Response:
    """Publish the draft as a revision; 422 with every reason where it cannot be."""
    begun = await to_thread.run_sync(_begin, request, key, body)
    job_id = json.loads(begun.body)["id"]

    def look(call: Call) -> Answer | None:
        job = jobs.get(call.session, call.user, job_id)
        return _outcome(call, job) if job.finished else None

    seconds = resources(request).settings.publish_wait_seconds
    return respond(await until(request, f"job:{job_id}", look, seconds) or begun)


def _begin(request: Request, key: str, body: bytes) -> Answer:
    """Begin the job. Its answer is what a key recalls: the outcome is always the job's."""
    with writing_call(request, body) as call:

        def action() -> Answer:
            job = publishing.start(call.session, call.user, find_problem(call, key).id)
            return call.answer(202, of_job(job, call.locale), f"/jobs/{job.id}")

        return call.once(action)


def _outcome(call: Call, job: Job) -> Answer:
    if job.state == JobState.FAILED:
        raise NotJudged(N_("The judge could not finish this: publish the problem again."))
    if reasons := publishing.reasons_of(job):
        raise Refused(N_("The problem cannot be published yet."), reasons)
    revision = call.session.get_one(Revision, job.result["revision_id"])
    content = of_revision(revision, revisions.read(revision))
    return call.answer(201, content, f"/problems/{job.problem_id}")
