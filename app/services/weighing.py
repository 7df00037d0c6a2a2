"""Finding weak units: a job of short steps, each of them one unit's mutants, or a level's inputs.

A few steps are at the judge workers at a time; each answer sends the next one. What is complete of
a level is stored at once, so that attempts are judged by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import jobs
from app.domain.errors import N_, AppError
from app.domain.failures import language_name
from app.models import Job, JobState, Problem, Revision, User, now
from app.services import generators, problems, revisions, weakness, workers
from judge import WeaknessRequest
from judge.checkers import INTERACTIVE

KIND = "weakness"
EACH_WHEN_ASKED = 2  # steps for each worker where an instructor waits; else one
CHANGED = N_("The problem was changed meanwhile: find the weak units again.")
NO_TESTS = N_("There are no tests yet: add some, then find the weak units.")
REFUSED = N_(
    "The tests do not accept the %(language)s reference (%(verdict)s): mend it, or them, first."
)
LANGUAGE_OFF = N_("Programs in %(language)s cannot be judged at the moment: try again later.")
_LOOKED_AT = 50


@dataclass(frozen=True, kw_only=True)
class Step:
    """One message: a unit of a part, or (`unit` is None) the inputs that would help it."""

    number: int
    part: int
    unit: int | None


def start(session: Session, user: User, problem_id: int, language: str, level: str) -> Job:
    """Begin to find the weak units of a draft; what runs already, or is known, is returned."""
    problem = problems.editable(session, user, problem_id)
    request = weakness.of_draft(problem, language, level)
    if not request.cases:
        raise AppError(NO_TESTS)
    programs = [request.special and request.special.program, generators.of_draft(problem)]
    needed = [language, *(program.language for program in programs if program)]
    if off := workers.off(session, needed):
        raise AppError(LANGUAGE_OFF, language=language_name(off))
    part = _part(level, request)
    last = newest(session, problem, language, level)
    if last and not last.finished and part in last.params["parts"]:
        return last
    return _begin(session, problem, user.id, [part], None)


def start_revision(
    session: Session, revision: Revision, seconds: Mapping[str, float]
) -> Job | None:
    """Begin to find the weak units of all that a revision offers.

    `seconds` is each reference's own CPU time, as publishing has found it.
    """
    parts = [
        _part(level, weakness.of_revision(revision, language, level), seconds.get(language))
        for language, program in revisions.read(revision).programs.items()
        for level in program.levels
    ]
    if not parts:
        return None
    return _begin(session, revision.problem, revision.published_by, parts, revision.id)


def _part(level: str, request: WeaknessRequest, seconds: float | None = None) -> dict[str, Any]:
    return {
        "language": request.language,
        "level": level,
        "digest": weakness.digest(request),
        "units": [piece.unit for piece in request.pieces if piece.unit is not None],
        "seconds": seconds,
    }


def _begin(
    session: Session,
    problem: Problem,
    user_id: int,
    parts: Sequence[Mapping[str, Any]],
    revision_id: int | None,
) -> Job:
    job = Job(
        kind=KIND,
        problem=problem,
        user_id=user_id,
        params={"parts": list(parts), "revision_id": revision_id, "next": 0, "partial": {}},
        total=sum(len(part["units"]) + 1 for part in parts),
        result={},
    )
    session.add(job)
    session.flush()  # the messages need the id
    _go_on(session, job)
    return job


def newest(session: Session, problem: Problem, language: str, level: str) -> Job | None:
    """Return the newest job of a problem that weighs, or weighed, this level."""
    query = (
        select(Job)
        .where(Job.problem_id == problem.id, Job.kind == KIND)
        .order_by(Job.id.desc())
        .limit(_LOOKED_AT)
    )
    wanted = (language, level)
    return next(
        (
            job
            for job in session.scalars(query)
            if any((part["language"], part["level"]) == wanted for part in job.params["parts"])
        ),
        None,
    )


def send(session: Session, job: Job) -> None:
    """Send again what is at the workers, or was; also used when a message was lost."""
    sent = [step for step in _steps(job) if step.number < job.params["next"]]
    for step in sent:
        if str(step.number) not in job.result:
            _send_step(session, job, step)


def record(session: Session, job_id: int, number: int, found: Any, *, after: int = 0) -> None:
    """Store what a step found and send the next ones; coming twice does no harm.

    `after` is how many of the unit's mutants had been looked at when the step was sent.
    """
    job = session.get(Job, job_id, with_for_update=True)
    if job is None or job.finished or str(number) in job.result or after != _seen(job, number):
        return
    job.sends, job.sent_at = 1, now()
    if "refused" in found:
        language = job.params["parts"][_steps(job)[number].part]["language"]
        name = language_name(language)
        _refuse(session, job, REFUSED, language=name, verdict=found["refused"])
        return
    before = job.params["partial"].get(str(number))
    found = _joined(before, found) if before else found
    if isinstance(found, dict) and found.get("left"):
        partial = {**job.params["partial"], str(number): found}
        job.params = {**job.params, "partial": partial}
        _send_step(session, job, _steps(job)[number])
        return
    _keep(session, job, number, found)
    _go_on(session, job)


def _seen(job: Job, number: int) -> int:
    """Return how many mutants of a step's unit were looked at."""
    found = job.params["partial"].get(str(number))
    return found["tried"] + found["same"] if found else 0


def _joined(before: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of a unit after another part of its mutants."""
    return {
        **found,
        "tried": before["tried"] + found["tried"],
        "same": before["same"] + found["same"],
        "weak": before["weak"] or found["weak"],
        "needless": before.get("needless", False) or found.get("needless", False),
        "survivors": [*before["survivors"], *found["survivors"]],
    }


def _keep(session: Session, job: Job, number: int, found: Any) -> None:
    job.result = {**job.result, str(number): found}
    job.done = len(job.result)
    job.state = JobState.RUNNING
    step = _steps(job)[number]
    if step.unit is None:
        _store(session, job, step, found)
    jobs.notify(session, f"job:{job.id}")


def _go_on(session: Session, job: Job) -> None:
    """Send steps until enough are at the workers; end the job with the last one's answer."""
    steps = _steps(job)
    each = 1 if job.params["revision_id"] else EACH_WHEN_ASKED
    most = each * workers.count(session)
    while not job.finished and (at := job.params["next"]) < job.total:
        busy = at - job.done
        if busy >= most or (steps[at].unit is None and busy):
            return
        job.params = {**job.params, "next": at + 1}
        _send_step(session, job, steps[at])
    if job.done == job.total and not job.finished:
        _end(session, job)


def _send_step(session: Session, job: Job, step: Step) -> None:
    part = job.params["parts"][step.part]
    request = _request(session, job, step)
    if request is None:
        _refuse(session, job, CHANGED)
        return
    after = _seen(job, step.number)
    ids = {"job_id": job.id, "number": step.number, "after": after}
    payload = {
        "request": weakness.REQUEST.dump_python(request, mode="json"),
        "reply": {"name": "app.unit_weighed", "ids": ids},
    }
    queue = jobs.judge_queue(part["language"], later=True)
    if step.unit is not None:
        jobs.enqueue(session, queue, "judge.weigh", {**payload, "unit": step.unit, "after": after})
        return
    survivors = [row["mutant"] for unit in _units(job, step) for row in unit["survivors"]]
    if not survivors or request.checker == INTERACTIVE:
        _keep(session, job, step.number, {"inputs": [], "fault": ""})
    else:
        more = {"survivors": survivors, "generator": job.problem.generator or None}
        jobs.enqueue(session, queue, "judge.propose", {**payload, **more})


def _request(session: Session, job: Job, step: Step) -> WeaknessRequest | None:
    """Return what a step is about; None where it is not any more what the job began with."""
    part = job.params["parts"][step.part]
    revision = session.get(Revision, job.params["revision_id"] or 0)
    try:
        if revision is not None:
            request = weakness.of_revision(revision, part["language"], part["level"])
        else:
            request = weakness.of_draft(job.problem, part["language"], part["level"])
    except AppError:  # the reference is gone
        return None
    same = weakness.digest(request) == part["digest"]
    return replace(request, seconds=part["seconds"]) if same else None


def _steps(job: Job) -> list[Step]:
    steps: list[Step] = []
    for at, part in enumerate(job.params["parts"]):
        for unit in (*part["units"], None):
            steps.append(Step(number=len(steps), part=at, unit=unit))
    return steps


def _units(job: Job, step: Step) -> list[dict[str, Any]]:
    """Return what was found of all units of a step's part, in order."""
    own = [row for row in _steps(job) if row.part == step.part and row.unit is not None]
    return [job.result[str(row.number)] for row in own]


def _store(session: Session, job: Job, step: Step, made: Any) -> None:
    if isinstance(made, list):  # of a worker that knows of no generators
        made = {"inputs": made, "fault": ""}
    request = _request(session, job, step)
    if request is not None:
        plain = replace(request, seconds=None)
        found = {"units": _units(job, step), **made}
        weakness.store(session, job.problem_id, plain, found)


def _refuse(session: Session, job: Job, message: str, **params: str) -> None:
    _end(session, job, {"reasons": [{"message": message, "params": params}]})


def _end(session: Session, job: Job, result: dict[str, Any] | None = None) -> None:
    job.state = JobState.DONE
    job.result = result or {}
    jobs.notify(session, f"job:{job.id}")
