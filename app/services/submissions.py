"""Submissions: the whole program, written in one piece or assembled from accepted units."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import jobs
from app.domain import failures
from app.domain.errors import N_, AppError, NotFound, TooLarge
from app.domain.progress import ProgressState, after_submission
from app.domain.text import storable
from app.models import JobState, Progress, Revision, Submission, User, Workspace, now
from app.services import judgings, revisions, special_judges, workers, workspaces
from judge import RunReport, Verdict, assemble
from segmenter import LANGUAGES

_REPORT = TypeAdapter(RunReport)
MAX_SOURCE = 256 * 1024


def create(
    session: Session, user: User, key: int | str, *, language: str, source: str
) -> Submission:
    """Submit a whole program to the newest revision of a problem."""
    revision = revisions.current(session, user, key)
    if language not in LANGUAGES:
        raise AppError(
            N_("The language %(name)s is not known: use one of %(known)s."),
            name=language,
            known=", ".join(LANGUAGES),
        )
    storable(source)
    if not source.strip():
        raise AppError(N_("There is no program: write or paste one."))
    if len(source.encode()) > MAX_SOURCE:
        raise TooLarge(
            N_("The program is too large: at most %(count)s KiB are taken."),
            count=MAX_SOURCE // 1024,
        )
    submission = Submission(
        user_id=user.id, revision=revision, language=language, source=source.replace("\r\n", "\n")
    )
    return _enter(session, submission)


def submit_workspace(session: Session, workspace: Workspace) -> Submission:
    """Submit the program that a student's accepted units make."""
    level = workspaces.level_of(workspace)
    texts = workspaces.accepted_texts(workspace)
    assembly = assemble(level.pieces, texts, language=workspace.language)
    submission = Submission(
        user_id=workspace.user_id,
        revision=workspace.revision,
        workspace_id=workspace.id,
        language=workspace.language,
        source=assembly.source,
    )
    return _enter(session, submission)


def get(session: Session, user: User, submission_id: int) -> Submission:
    """Return the user's own submission."""
    submission = session.get(Submission, submission_id)
    if submission is None or submission.user_id != user.id:
        raise NotFound(N_("There is no such submission."))
    return submission


def of_problem(
    session: Session, user: User, problem_id: int, limit: int = 50, *, before: int | None = None
) -> list[Submission]:
    """Return the user's newest submissions to any revision of a problem, older than `before`."""
    query = (
        select(Submission)
        .join(Revision)
        .where(Submission.user_id == user.id, Revision.problem_id == problem_id)
        .order_by(Submission.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(Submission.id < before)
    return list(session.scalars(query))


def of_workspace(session: Session, workspace: Workspace) -> Submission | None:
    """Return the newest submission that a workspace's units made."""
    query = (
        select(Submission)
        .where(Submission.workspace_id == workspace.id)
        .order_by(Submission.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def send(session: Session, submission: Submission) -> None:
    """Send a submission to the judge workers; also used when the first message was lost.

    Where none of them has its language it waits, and its `error` says so.
    """
    document = revisions.read(submission.revision)
    special = special_judges.of_revision(submission.revision, document.checker)
    needed = [submission.language, *([special.program.language] if special else [])]
    missing = workers.off(session, needed)
    submission.error = "" if missing is None else failures.off(missing)
    if missing is not None:
        return
    payload = {
        "program": {"language": submission.language, "source": submission.source},
        "cases": [asdict(case) for case in revisions.shown_cases(submission.revision)],
        "limits": asdict(document.limits),
        "checker": document.checker,
        "special": special and asdict(special),
        "explain": True,
        "reply": {"name": "app.submission_judged", "ids": {"submission_id": submission.id}},
    }
    jobs.enqueue(session, jobs.judge_queue(submission.language), "judge.program", payload)


def record(session: Session, submission_id: int, report: Mapping[str, Any]) -> None:
    """Store the judge's report and the student's progress; coming twice does no harm."""
    submission = session.get(Submission, submission_id, with_for_update={"of": Submission})
    if submission is None or submission.finished:
        return
    result = _REPORT.validate_python(report)
    if result.verdict is Verdict.IE:
        fail(session, submission, failures.FAULT + result.fault)
        return
    submission.state = JobState.DONE
    submission.verdict = result.verdict
    submission.compile = asdict(result.compile)
    submission.cases = visible_cases(submission.revision, result, report.get("faults"))
    judgings.of_answer(session, submission)
    enter_progress(session, submission)
    jobs.notify(session, f"submission:{submission.id}")


def fail(session: Session, submission: Submission, error: str) -> None:
    """Give up on a submission: our failure, never the student's."""
    submission.state = JobState.FAILED
    submission.verdict = Verdict.IE
    submission.error = error
    jobs.notify(session, f"submission:{submission.id}")


def _enter(session: Session, submission: Submission) -> Submission:
    session.add(submission)
    session.flush()  # the message needs the id
    send(session, submission)
    return submission


def visible_cases(
    revision: Revision, report: RunReport, faults: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Drop what a hidden case's name, message or output would give away, and the special judge's
    note.

    `faults` may be told: the judge made them knowing which cases are hidden.
    """
    faults = faults or {}
    hidden = {"message": "", "remark": None, "output": ""}
    return [
        asdict(case)
        | {"name": shown.name, "note": ""}
        | {"faults": faults["rows"] if case.name == faults.get("case") else []}
        | ({} if shown.sample else hidden)
        for case, shown in zip(report.cases, revisions.shown_cases(revision), strict=False)
    ]


def enter_progress(session: Session, submission: Submission) -> None:
    """Keep how far the student is now that a submission was judged."""
    key = (submission.user_id, submission.revision.problem_id)
    row = session.get(Progress, key)
    if row is None:
        row = Progress(user_id=key[0], problem_id=key[1], state=ProgressState.IN_PROGRESS)
        session.add(row)
    row.state = after_submission(row.state, accepted=submission.verdict == Verdict.AC)
    if row.state == ProgressState.SOLVED and row.solved_at is None:
        row.solved_at = now()


def progress(session: Session, user: User) -> dict[int, str]:
    """Return the user's progress by problem id; problems not started are missing."""
    query = select(Progress.problem_id, Progress.state).where(Progress.user_id == user.id)
    return {row.problem_id: row.state for row in session.execute(query)}
