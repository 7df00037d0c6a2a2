"""Tidying a reference: a judge worker formats it, the instructor sees what changes and decides."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import jobs
from app.domain.errors import N_, Conflict, NotFound
from app.models import Job, JobState, Problem, Reference, User
from app.services import problems, references

KIND = "tidy"
CHANGED = N_("The reference was changed meanwhile: tidy it again.")
_LOOKED_AT = 50


def start(session: Session, user: User, problem_id: int, language: str) -> Job:
    """Begin to tidy the reference of one language; one that is under way already is returned."""
    problem = problems.editable(session, user, problem_id)
    reference = references.get(problem, language)
    last = newest(session, problem, reference.language)
    if last and not last.finished and last.params["source"] == reference.source:
        return last
    job = Job(
        kind=KIND,
        problem_id=problem.id,
        user_id=user.id,
        total=1,
        params={"language": reference.language, "source": reference.source},
    )
    session.add(job)
    session.flush()  # the message needs the id
    send(session, job)
    return job


def send(session: Session, job: Job) -> None:
    """Send a job's message; also used when the first one was lost."""
    payload = {
        "program": {"language": job.params["language"], "source": job.params["source"]},
        "reply": {"name": "app.program_tidied", "ids": {"job_id": job.id}},
    }
    jobs.enqueue(session, "judge", "judge.tidy", payload)


def record(session: Session, job_id: int, report: Mapping[str, Any]) -> None:
    """Store what the judge worker made of the program, or why it stays as it is."""
    job = session.get(Job, job_id, with_for_update=True)
    if job is None or job.finished:
        return
    if report["ok"]:
        job.result = {"source": report["source"]}
    else:
        job.result = {"reasons": [{"message": report["message"], "params": {}}]}
    job.done = job.total
    job.state = JobState.DONE
    jobs.notify(session, f"job:{job.id}")


def newest(session: Session, problem: Problem, language: str) -> Job | None:
    """Return the newest tidy job of a problem for a language."""
    query = (
        select(Job)
        .where(Job.problem_id == problem.id, Job.kind == KIND)
        .order_by(Job.id.desc())
        .limit(_LOOKED_AT)
    )
    return next((job for job in session.scalars(query) if job.params["language"] == language), None)


def keep(session: Session, user: User, problem_id: int, job_id: int) -> Reference:
    """Put the tidied program in the reference's place; guidelines of the same units are kept."""
    problem = problems.editable(session, user, problem_id)
    job = _open(session, problem, job_id)
    language = job.params["language"]
    if references.get(problem, language).source != job.params["source"]:
        raise Conflict(CHANGED)
    source = job.result["source"]
    reference = references.put(session, user, problem.id, language, source, layout_only=True)
    _settle(job, "kept")
    return reference


def discard(session: Session, user: User, problem_id: int, job_id: int) -> None:
    """Leave the reference as it is and stop showing what tidying would change."""
    problem = problems.editable(session, user, problem_id)
    _settle(_open(session, problem, job_id), "discarded")


def _open(session: Session, problem: Problem, job_id: int) -> Job:
    """Return a tidy job of the problem whose result waits for a decision."""
    job = session.get(Job, job_id, with_for_update=True)
    if job is None or job.problem_id != problem.id or job.kind != KIND:
        raise NotFound(N_("There is no such job."))
    if "source" not in job.result or "settled" in job.result:
        raise Conflict(N_("There is nothing to decide here any more: tidy the reference again."))
    return job


def _settle(job: Job, how: str) -> None:
    job.result = {**job.result, "settled": how}
