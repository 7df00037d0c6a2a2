"""Attempts: one try at one unit, answered at once where no process is needed."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import jobs
from app.domain import failures
from app.domain.errors import N_, NotFound
from app.models import Attempt, JobState, User, Workspace, WorkspaceUnit
from app.services import (
    hints,
    judgings,
    revisions,
    special_judges,
    standing,
    submissions,
    weakness,
    workers,
    workspaces,
)
from judge import Feedback, FeedbackCode, UnitReport, UnitRequest, Verdict, precheck_unit

_REQUEST = TypeAdapter(UnitRequest)
_REPORT = TypeAdapter(UnitReport)
SHOWN_INPUT = 4096


def create(session: Session, user: User, workspace_id: int, index: int, code: str) -> Attempt:
    """Try `code` for a unit; the attempt comes back done, or queued for a judge worker."""
    workspace = workspaces.get(session, user, workspace_id)
    workspaces.check_open(workspace, index)
    code = code.replace("\r\n", "\n")
    workspaces.unit_row(workspace, index, code)
    attempt = Attempt(workspace=workspace, index=index, code=code, feedback=[], messages=[])
    session.add(attempt)
    session.flush()  # the message needs the id
    report = precheck_unit(_request(session, attempt))
    if report is not None:
        _decide(session, attempt, report)
    else:
        send(session, attempt)
    return attempt


def get(session: Session, user: User, attempt_id: int) -> Attempt:
    """Return the user's own attempt."""
    attempt = session.get(Attempt, attempt_id)
    if attempt is None or attempt.workspace.user_id != user.id:
        raise NotFound(N_("There is no such attempt."))
    return attempt


def last_refused(session: Session, workspace: Workspace) -> dict[int, Attempt]:
    """Return by unit the last attempt where it was refused or is being judged still."""
    own = Attempt.workspace_id == workspace.id
    newest = select(func.max(Attempt.id)).where(own).group_by(Attempt.index)
    rows = session.scalars(select(Attempt).where(Attempt.id.in_(newest)))
    texts = {row.index: row for row in workspace.texts}
    return {row.index: row for row in rows if not row.accepted and _is_open(row, texts)}


def _is_open(attempt: Attempt, texts: Mapping[int, WorkspaceUnit]) -> bool:
    """Tell whether a refusal still matters: not where the accepted text stands again."""
    unit = texts.get(attempt.index)
    return unit is None or not unit.accepted_text or unit.text != unit.accepted_text


def send(session: Session, attempt: Attempt) -> None:
    """Send an attempt to the judge workers; also used when the first message was lost.

    Where none of them has its language, it is over: told so, and kept.
    """
    request = _request(session, attempt)
    special = special_judges.of_revision(attempt.workspace.revision, request.checker)
    needed = [request.language, *([special.program.language] if special else [])]
    if (missing := workers.off(session, needed)) is not None:
        params = {"language": failures.language_name(missing)}
        _end(session, attempt, failures.off(missing), FeedbackCode.LANGUAGE_OFF, params)
        return
    request = replace(request, special=special, weak=_is_weak(session, attempt))
    payload = {
        "request": _REQUEST.dump_python(request, mode="json"),
        "reply": {"name": "app.attempt_judged", "ids": {"attempt_id": attempt.id}},
    }
    jobs.enqueue(session, jobs.judge_queue(request.language), "judge.unit", payload)


def record(session: Session, attempt_id: int, report: Mapping[str, Any]) -> None:
    """Store the judge's answer; coming twice does no harm."""
    attempt = session.get(Attempt, attempt_id, with_for_update={"of": Attempt})
    if attempt is None or attempt.finished:
        return
    result = _REPORT.validate_python(report)
    if result.verdict is Verdict.IE:
        fail(session, attempt, failures.FAULT + result.note)
        return
    _decide(session, attempt, result)
    judgings.of_answer(session, attempt)
    jobs.notify(session, f"attempt:{attempt.id}")


def fail(session: Session, attempt: Attempt, error: str) -> None:
    """Give up on an attempt: our failure, never the student's."""
    attempt.verdict = Verdict.IE
    _end(session, attempt, error, FeedbackCode.INTERNAL_ERROR, {})


def _end(
    session: Session, attempt: Attempt, error: str, code: FeedbackCode, params: dict[str, str]
) -> None:
    attempt.state = JobState.FAILED
    attempt.error = error
    attempt.feedback = [{"code": code, "line": 0, "params": params}]
    jobs.notify(session, f"attempt:{attempt.id}")


def _request(session: Session, attempt: Attempt) -> UnitRequest:
    workspace = attempt.workspace
    level = workspaces.level_of(workspace)
    document = revisions.read(workspace.revision)
    broken = workspaces.broken_texts(workspace)
    return UnitRequest(
        language=workspace.language,
        pieces=level.pieces,
        unit=attempt.index,
        answer=attempt.code,
        accepted=workspaces.accepted_texts(workspace),
        broken={unit: text for unit, text in broken.items() if unit != attempt.index},
        limits=document.limits,
        checker=document.checker,
        cases=revisions.shown_cases(workspace.revision),
        alternatives=weakness.trusted(
            session, workspace.revision, workspace.language, workspace.level, attempt.index
        ),
    )


def _is_weak(session: Session, attempt: Attempt) -> bool | None:
    place = attempt.workspace
    revision, language, level = place.revision, place.language, place.level
    return weakness.is_weak(session, revision, language, level, attempt.index)


def _decide(session: Session, attempt: Attempt, report: UnitReport) -> None:
    attempt.state = JobState.DONE
    attempt.accepted = report.accepted
    attempt.verdict = report.verdict
    attempt.decided_by = report.decided_by
    told, attempt.hints = hints.parted(report)
    attempt.feedback = [asdict(_with_input(attempt, row)) for row in told]
    attempt.messages = [asdict(row) for row in report.messages]
    hints.reopen(session, attempt)
    if report.accepted:
        _accept(session, attempt, report)


def _with_input(attempt: Attempt, row: Feedback) -> Feedback:
    """Add the input of a hidden test that may be shown: no page of the student's has it."""
    revision = attempt.workspace.revision
    if not revisions.read(revision).answering.hidden_data or "case" not in row.params:
        return row
    named = (case for case in revisions.judge_cases(revision) if case.name == row.params["case"])
    case = next(named, None)
    if case is None or case.sample:
        return row
    return replace(row, params={**row.params, "input": case.input[:SHOWN_INPUT]})


def _accept(session: Session, attempt: Attempt, report: UnitReport) -> None:
    workspace = attempt.workspace
    known = workspaces.broken_texts(workspace)
    changed = standing.accept(workspace, attempt.index, attempt.code, report.broken)
    fresh = [one for one in report.broken if one.unit not in known]
    attempt.feedback = [*attempt.feedback, *map(asdict, standing.told(fresh))]
    if changed and workspaces.complete(workspace):
        submissions.submit_workspace(session, workspace)
