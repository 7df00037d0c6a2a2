"""Example submissions: judged, and compared with what their folders promise.

A problem's references are judged with them, as programs that have to be accepted. An accepted
example becomes the reference of its language where there is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from app import jobs
from app.domain.errors import AppError
from app.domain.packages import Finding
from app.domain.packages.examples import ACCEPTED, kept
from app.domain.packages.model import EXTENSIONS, Example
from app.models import Job, JobState, Problem, User, now
from app.services import cases, problems, references, workers
from app.services.guidelines import running_job
from judge import RunReport, Verdict
from judge.checkers import BY_PROGRAM

KIND = "examples"
_REPORT = TypeAdapter(RunReport)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of an example. `verdict` is "" while it is not judged, or never will be.

    `case` is the first test that was not accepted; `became` tells that it is the reference now.
    """

    path: str
    expected: str
    language: str
    verdict: str = ""
    kept: bool = False
    case: str = ""
    message: str = ""
    became: bool = False
    off: bool = False


def start(
    session: Session,
    user: User,
    problem_id: int,
    findings: Sequence[Finding] = (),
    *,
    promote: bool = True,
    queued: bool = True,
) -> Job:
    """Begin to judge a problem's references and examples; `findings` are kept with the job.

    Without `promote` no example becomes a reference.

    Without `queued` nothing is sent: the caller judges `messages` and calls `record`.
    """
    problem = problems.editable(session, user, problem_id)
    rows = list(_programs(problem)) if _can_be_judged(problem) else []
    job = Job(
        kind=KIND,
        problem_id=problem.id,
        user_id=user.id,
        total=len(rows),
        params={
            "programs": [asdict(row) for row in rows],
            "promote": promote,
            "findings": [finding.as_json() for finding in findings],
        },
    )
    session.add(job)
    session.flush()  # the messages need the id
    if queued:
        send(session, job)
    elif not rows:
        job.state = JobState.DONE
    return job


def _can_be_judged(problem: Problem) -> bool:
    return bool(problem.cases) and (
        problem.checker not in BY_PROGRAM or bool(problem.special_judge)
    )


def _programs(problem: Problem) -> Iterator[Example]:
    """Return references and examples; what is called as a reference is that."""
    found = {row.path: row for row in (Example(**example) for example in problem.examples)}
    for row in problem.references:
        name = f"reference.{EXTENSIONS[row.language]}"
        reference = Example(expected=ACCEPTED, name=name, language=row.language, source=row.source)
        found[reference.path] = reference
    yield from found.values()


def send(session: Session, job: Job) -> None:
    """Send a message for each program that was not judged yet; also used when one was lost."""
    for payload in messages(job):
        language = payload["program"]["language"]
        if workers.off(session, _needed(job.problem, language)):
            _keep(session, job, payload["reply"]["ids"]["path"], {"off": True})
        else:
            jobs.enqueue(session, jobs.judge_queue(language), "judge.program", payload)
    if job.done == job.total:
        job.state = JobState.DONE


def _needed(problem: Problem, language: str) -> list[str]:
    special = problem.special_judge if problem.checker in BY_PROGRAM else None
    return [language, special["program"]["language"]] if special else [language]


def messages(job: Job) -> list[dict[str, Any]]:
    """Return what the judge needs for each program that was not judged yet."""
    problem = job.problem
    shared = {
        "cases": [asdict(case) for case in cases.judge_cases(problem)],
        "limits": problem.limits,
        "checker": problem.checker,
        "special": problem.special_judge or None,
    }
    return [
        {
            **shared,
            "program": {"language": row.language, "source": row.source},
            "reply": {"name": "app.example_judged", "ids": {"job_id": job.id, "path": row.path}},
        }
        for row in _rows(job)
        if row.path not in job.result
    ]


def _rows(job: Job) -> list[Example]:
    return [Example(**row) for row in job.params["programs"]]


def record(session: Session, job_id: int, path: str, report: Mapping[str, Any]) -> None:
    """Store what the judge says of one program; coming twice does no harm."""
    job = session.get(Job, job_id, with_for_update=True)
    example = next((row for row in _rows(job) if row.path == path), None) if job else None
    if job is None or example is None or job.finished or path in job.result:
        return
    found = _outcome(example, _REPORT.validate_python(report))
    if found["kept"] and example.expected == ACCEPTED and job.params["promote"]:
        found["became"] = _become_reference(session, job, example)
    _keep(session, job, path, found)
    jobs.notify(session, f"job:{job.id}")


def _outcome(example: Example, report: RunReport) -> dict[str, Any]:
    failed = next((case for case in report.cases if case.verdict is not Verdict.AC), None)
    said = next((row.text for row in report.compile.messages if row.severity == "error"), "")
    return {
        "verdict": report.verdict,
        "kept": kept(example.expected, [case.verdict for case in report.cases]),
        "case": failed.name if failed else "",
        "message": (failed.note or failed.message) if failed else said,
    }


def _become_reference(session: Session, job: Job, example: Example) -> bool:
    """Make an accepted example the reference of its language where there is none."""
    problem = job.problem
    if any(row.language == example.language for row in problem.references):
        return False
    user = session.get_one(User, job.user_id)
    try:
        references.put(session, user, problem.id, example.language, example.source)
    except AppError:  # such as one that is too large: it stays an example
        return False
    problem.examples = [row for row in problem.examples if Example(**row) != example]
    return True


def _keep(session: Session, job: Job, path: str, found: Mapping[str, Any]) -> None:
    job.result = {**job.result, path: dict(found)}
    job.done = len(job.result)
    job.state = JobState.DONE if job.done == job.total else JobState.RUNNING
    job.sent_at = now()


def newest(session: Session, problem: Problem) -> Job | None:
    """Return the newest job that judged a problem's examples."""
    return running_job(session, problem, KIND)


def outcomes(job: Job) -> list[Outcome]:
    """Return what became of each program of a job, so far."""
    return [
        Outcome(
            path=row.path,
            expected=row.expected,
            language=row.language,
            **job.result.get(row.path, {}),
        )
        for row in _rows(job)
    ]


def broken(job: Job) -> list[Outcome]:
    """Return the programs that were judged and are not what their folders promise."""
    return [row for row in outcomes(job) if row.verdict and not row.kept]


def findings_of(job: Job) -> list[Finding]:
    """Return what was found when the package of the job was read."""
    return [Finding.from_json(row) for row in job.params.get("findings", [])]
