"""Judging again: a job whose steps are `Judging` rows without a verdict.

One for each judge worker is under way, in the queue of what nobody waits for; each answer sends
the next. An answer changes what was said of an attempt or submission by `services.outcomes`, which
never takes an acceptance away.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app import jobs
from app.domain.errors import N_, AppError
from app.domain.rejudging import Reason
from app.models import Job, JobState, Judging, Problem, Revision, User, now
from app.services import affected, moving, outcomes, problems, rejudge_messages, workers
from judge import RunReport, UnitReport, Verdict

KIND = "rejudge"
_UNIT = TypeAdapter(UnitReport)
_RUN = TypeAdapter(RunReport)


def start(session: Session, user: User, problem_id: int) -> Job:
    """Judge all that matters of a problem by its newest revision; what runs already is returned."""
    problem = problems.editable(session, user, problem_id)
    revision = problems.latest(session, problem.id)
    if revision is None:
        raise AppError(N_("This problem is not published yet: there is nothing to judge again."))
    last = newest(session, problem)
    if last and not last.finished and last.params["revision_id"] == revision.id:
        return last
    return _begin(session, revision, affected.everything(revision), user.id, Reason.ASKED)


def start_revision(session: Session, before: Revision | None, revision: Revision) -> Job | None:
    """Judge again what a new revision judges otherwise than the one before it, if anything."""
    what = affected.changed(before, revision) if before else None
    if not what:
        return None
    return _begin(session, revision, what, revision.published_by, Reason.PUBLISHED)


def _begin(
    session: Session, revision: Revision, what: affected.Changed, user_id: int, reason: Reason
) -> Job:
    if _supersede(session, revision.problem_id):
        what = affected.everything(revision)  # what was left of it, too
    moving.move(session, revision)
    items = affected.items(session, revision, what)
    job = Job(
        kind=KIND,
        problem_id=revision.problem_id,
        user_id=user_id,
        params={"revision_id": revision.id, "reason": reason},
        total=len(items.attempts) + len(items.submissions),
        result={},
    )
    session.add(job)
    session.flush()  # its steps need the id
    shared = {"revision_id": revision.id, "job_id": job.id, "reason": reason}
    steps = [{"attempt_id": key, "submission_id": None, **shared} for key in items.attempts]
    steps += [{"attempt_id": None, "submission_id": key, **shared} for key in items.submissions]
    if steps:  # at once: there may be thousands
        session.execute(insert(Judging), steps)
    _go_on(session, job)
    return job


def _supersede(session: Session, problem_id: int) -> bool:
    """End what runs by an older revision; return whether anything did."""
    running = select(Job).where(
        Job.problem_id == problem_id,
        Job.kind == KIND,
        Job.state.in_((JobState.QUEUED, JobState.RUNNING)),
    )
    found = session.scalars(running.with_for_update()).all()
    for job in found:
        _forget_rest(session, job)
        job.state = JobState.DONE
    return bool(found)


def _forget_rest(session: Session, job: Job) -> None:
    rest = delete(Judging).where(Judging.job_id == job.id, Judging.verdict.is_(None))
    session.execute(rest.execution_options(synchronize_session="fetch"))


def newest(session: Session, problem: Problem) -> Job | None:
    """Return the newest job of a problem that judged again."""
    query = select(Job).where(Job.problem_id == problem.id, Job.kind == KIND)
    return session.scalar(query.order_by(Job.id.desc()).limit(1))


def send(session: Session, job: Job) -> None:
    """Send again what is at the workers, or was; also used when a message was lost."""
    for step in _open(session, job, sent=True, limit=workers.count(session)):
        _send_step(session, job, step)
    _go_on(session, job)


def record(session: Session, judging_id: int, alone: bool, report: Mapping[str, Any]) -> None:
    """Store a step's answer and send the next; coming twice or late does no harm."""
    found = _waiting(session, judging_id)
    if found is None or found[1].alone != alone:
        return
    job, step = found
    job.sends, job.sent_at = 1, now()
    if step.attempt_id is not None:
        result = _UNIT.validate_python(report)
        if not result.accepted and outcomes.may_be_anothers_fault(session, step):
            step.alone = True  # the student's other units may be what the tests refuse now
            _send_step(session, job, step)
            return
        outcomes.of_attempt(session, step, result)
    else:
        outcomes.of_submission(session, step, _RUN.validate_python(report))
    _count(session, job)


def fail_step(session: Session, judging_id: int) -> None:
    """Leave a step as our failure: nothing changes, and the others go on."""
    found = _waiting(session, judging_id)
    if found is not None:
        found[1].verdict = Verdict.IE
        _count(session, found[0])


def _waiting(session: Session, judging_id: int) -> tuple[Job, Judging] | None:
    """Return a step that waits for its answer, and its job; the job is locked first, by all."""
    step = session.get(Judging, judging_id)
    job = session.get(Job, step.job_id or 0, with_for_update=True) if step else None
    if step is None or job is None:
        return None
    fresh = session.get(Judging, judging_id, populate_existing=True)
    if fresh is None or fresh.verdict is not None or job.finished:
        return None
    return job, fresh


def _count(session: Session, job: Job) -> None:
    job.done += 1
    job.state = JobState.RUNNING
    _go_on(session, job)
    jobs.notify(session, f"job:{job.id}")


def _go_on(session: Session, job: Job) -> None:
    """Send steps until enough are at the workers; end the job where none is left."""
    session.flush()  # the query below counts what has just been answered
    room = workers.count(session)
    busy = len(_open(session, job, sent=True, limit=room))
    while busy < room and (steps := _open(session, job, sent=False, limit=1)):
        step = steps[0]
        step.sent = True
        if _send_step(session, job, step):
            busy += 1
        else:
            session.delete(step)
            job.done += 1
        session.flush()  # the next query must see it
    if not busy and not job.finished:
        job.state = JobState.DONE


def _send_step(session: Session, job: Job, step: Judging) -> bool:
    message = rejudge_messages.of(session, step)
    if message is not None:
        jobs.enqueue(session, message.queue, message.name, dict(message.payload))
    return message is not None


def _open(session: Session, job: Job, *, sent: bool, limit: int) -> list[Judging]:
    query = (
        select(Judging)
        .where(Judging.job_id == job.id, Judging.verdict.is_(None), Judging.sent == sent)
        .order_by(Judging.id)
        .limit(limit)
    )
    return list(session.scalars(query))


def counts(session: Session, job: Job) -> dict[str, int]:
    """Return how many steps of a job had which outcome; `failed` are our own failures."""
    query = (
        select(Judging.outcome, Judging.verdict, func.count())
        .where(Judging.job_id == job.id, Judging.verdict.is_not(None))
        .group_by(Judging.outcome, Judging.verdict)
    )
    found: dict[str, int] = {}
    for outcome, verdict, count in session.execute(query):
        key = "failed" if verdict == Verdict.IE else outcome or "same"
        found[key] = found.get(key, 0) + count
    return found
