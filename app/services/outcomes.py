"""What a new judging changes: a refusal that becomes an acceptance is given at once; an acceptance
that would now be refused stays, until somebody decides (`services.settling`).
"""

from dataclasses import asdict

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import jobs
from app.domain.rejudging import Outcome, outcome
from app.models import Attempt, JobState, Judging, Submission, Workspace
from app.services import submissions, workspaces
from app.services.rejudge_messages import place_of, request_of
from judge import RunReport, UnitReport, Verdict


def may_be_anothers_fault(session: Session, step: Judging) -> bool:
    """Whether an accepted unit was refused together with other units of its student."""
    attempt = session.get_one(Attempt, step.attempt_id)
    if step.alone or not attempt.accepted:
        return False
    place = place_of(session, attempt, step.revision)
    return place is not None and bool(request_of(session, step.revision, attempt, place).accepted)


def of_attempt(session: Session, step: Judging, report: UnitReport) -> None:
    """Store what a new judging says of an attempt, and give what it gives."""
    attempt = session.get_one(Attempt, step.attempt_id)
    step.decided_by = report.decided_by
    _say(session, step, report.verdict, before=attempt.accepted, accepted=report.accepted)
    if step.outcome != Outcome.GIVEN:
        return
    attempt.state, attempt.error = JobState.DONE, ""
    attempt.accepted, attempt.verdict = True, report.verdict
    attempt.decided_by, attempt.messages = report.decided_by, []
    attempt.feedback = [{"code": row.code, "line": 0, "params": {}} for row in report.feedback]
    place = place_of(session, attempt, step.revision)
    if place is not None:
        _accept(session, place.workspace, place.index, attempt.code)
    jobs.notify(session, f"attempt:{attempt.id}")


def _accept(session: Session, workspace: Workspace, index: int, code: str) -> None:
    row = next((row for row in workspace.texts if row.index == index), None)
    if row is None:
        row = workspaces.unit_row(workspace, index, code)
    if not row.accepted_text:
        row.accepted_text = code
        if workspaces.complete(workspace):
            submissions.submit_workspace(session, workspace)


def of_submission(session: Session, step: Judging, report: RunReport) -> None:
    """Store what a new judging says of a whole program, and give what it gives."""
    submission = session.get_one(Submission, step.submission_id)
    accepted = report.verdict is Verdict.AC
    before = submission.verdict == Verdict.AC
    step.cases = submissions.visible_cases(step.revision, report)
    _say(session, step, report.verdict, before=before, accepted=accepted)
    if report.verdict is Verdict.IE or step.outcome in (Outcome.REFUSED, Outcome.KEPT):
        return
    submission.state, submission.error = JobState.DONE, ""
    submission.verdict, submission.cases = report.verdict, step.cases
    submission.compile = asdict(report.compile)
    submissions.enter_progress(session, submission)
    jobs.notify(session, f"submission:{submission.id}")


def _say(
    session: Session, step: Judging, verdict: Verdict, *, before: bool, accepted: bool
) -> None:
    step.verdict, step.accepted = verdict, accepted
    if verdict is Verdict.IE:  # our failure says nothing
        return
    step.outcome = outcome(before=before, accepted=accepted)
    same = (
        Judging.attempt_id == step.attempt_id
        if step.attempt_id is not None
        else Judging.submission_id == step.submission_id
    )
    kept = select(Judging).where(
        same, Judging.outcome == Outcome.KEPT, Judging.revision_id == step.revision_id
    )
    last = session.scalar(kept.order_by(Judging.id.desc()).limit(1))
    if step.outcome == Outcome.REFUSED and last is not None:
        # decided already, of this very revision
        step.outcome, step.note = Outcome.KEPT, last.note
        step.settled_at, step.settled_by = last.settled_at, last.settled_by
    older = update(Judging).where(same, Judging.id < step.id, Judging.outcome == Outcome.REFUSED)
    session.execute(older.values(outcome=Outcome.OVERTAKEN))
