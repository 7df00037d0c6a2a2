"""Judging again: begun, looked at, decided; and the history of an attempt or a submission."""

from fastapi import APIRouter, Response

from app.api.call import Post, Read, respond
from app.api.finding import ProblemKey, find_problem
from app.schemas.base import Id
from app.schemas.jobs import JobOut, of_job
from app.schemas.rejudging import (
    DecisionIn,
    DecisionOut,
    JudgingOut,
    RejudgesOut,
    of_judging,
    of_rejudges,
)
from app.services import attempts, judgings, problems, rejudging, settling, submissions
from app.services.idempotency import Answer

router = APIRouter(tags=["judging again"])


@router.post("/problems/{key}/rejudges", status_code=202, response_model=JobOut)
def create(key: ProblemKey, call: Post) -> Response:
    """Begin to judge all attempts and submissions that matter by the newest revision."""

    def action() -> Answer:
        job = rejudging.start(call.session, call.user, find_problem(call, key).id)
        return call.answer(202, of_job(job, call.locale), f"/jobs/{job.id}")

    return respond(call.once(action))


@router.get("/problems/{key}/rejudges")
def show(key: ProblemKey, call: Read) -> RejudgesOut:
    """Show what judging again came to, and the acceptances that would now be refused."""
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    job = rejudging.newest(call.session, problem)
    counts = rejudging.counts(call.session, job) if job else {}
    rows = settling.refused(call.session, call.user, problem.id)
    return of_rejudges(job, counts, list(rows), call.locale)


@router.post("/problems/{key}/rejudges/decision", response_model=DecisionOut)
def decide(key: ProblemKey, body: DecisionIn, call: Post) -> Response:
    """Keep or withdraw all acceptances that would now be refused; withdrawing needs a reason."""

    def action() -> Answer:
        problem_id = find_problem(call, key).id
        if body.decision == "keep":
            count = settling.keep(call.session, call.user, problem_id)
        else:
            count = settling.withdraw(call.session, call.user, problem_id, body.reason)
        return call.answer(200, DecisionOut(count=count))

    return respond(call.once(action))


@router.get("/attempts/{attempt_id}/judgings")
def of_attempt(attempt_id: Id, call: Read) -> list[JudgingOut]:
    """List the judgings of the user's own attempt that ran, the first one first."""
    attempt = attempts.get(call.session, call.user, attempt_id)
    return [of_judging(row) for row in judgings.history(call.session, attempt)]


@router.get("/submissions/{submission_id}/judgings")
def of_submission(submission_id: Id, call: Read) -> list[JudgingOut]:
    """List the judgings of the user's own submission, the first one first."""
    submission = submissions.get(call.session, call.user, submission_id)
    return [of_judging(row) for row in judgings.history(call.session, submission)]
