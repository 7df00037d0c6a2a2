"""Acceptances that a new judging would refuse: listed, then kept or withdrawn by the instructor.

Withdrawing says why, is kept with who did it and when, and is told to the student.
"""

from collections.abc import Sequence

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from app.domain.errors import N_, AppError
from app.domain.progress import ProgressState
from app.domain.rejudging import Outcome
from app.domain.text import storable
from app.models import (
    Attempt,
    Judging,
    Progress,
    Revision,
    Submission,
    User,
    Workspace,
    WorkspaceUnit,
    now,
)
from app.services import problems
from judge import Verdict

MAX_NOTE = 500
_TOLD = (Outcome.GIVEN, Outcome.WITHDRAWN)


def refused(session: Session, user: User, problem_id: int, limit: int = 200) -> Sequence[Judging]:
    """Return the acceptances that would now be refused and that nobody has decided of yet."""
    problem = problems.editable(session, user, problem_id)
    return session.scalars(_undecided(problem.id).limit(limit)).all()


def keep(session: Session, user: User, problem_id: int) -> int:
    """Let all acceptances that would now be refused stand; return how many those are."""
    problem = problems.editable(session, user, problem_id)
    rows = session.scalars(_undecided(problem.id).with_for_update(of=Judging)).all()
    for row in rows:
        _settle(row, user, Outcome.KEPT, "")
    return len(rows)


def withdraw(session: Session, user: User, problem_id: int, note: str) -> int:
    """Take back all acceptances that would now be refused; `note` tells students why."""
    problem = problems.editable(session, user, problem_id)
    storable(note)
    note = " ".join(note.split())
    if not note or len(note) > MAX_NOTE:
        raise AppError(
            N_("Tell the students why, in at most %(count)s characters."), count=MAX_NOTE
        )
    rows = session.scalars(_undecided(problem.id).with_for_update(of=Judging)).all()
    for row in rows:
        if row.attempt is not None:
            _take_unit(session, row.attempt, row)
        elif row.submission is not None:
            _take_program(session, row.submission, row)
        _settle(row, user, Outcome.WITHDRAWN, note)
    return len(rows)


def _undecided(problem_id: int) -> Select[Judging]:
    return (
        select(Judging)
        .join(Revision)
        .where(Revision.problem_id == problem_id, Judging.outcome == Outcome.REFUSED)
        .order_by(Judging.id)
    )


def _settle(row: Judging, user: User, outcome: Outcome, note: str) -> None:
    row.outcome, row.note = outcome, note
    row.settled_at, row.settled_by = now(), user.id


def _take_unit(session: Session, attempt: Attempt, row: Judging) -> None:
    """Ask for the unit again wherever its student was given this acceptance."""
    attempt.accepted, attempt.verdict = False, row.verdict
    attempt.feedback, attempt.messages = [], []
    own = attempt.workspace
    texts = (
        select(WorkspaceUnit)
        .join(Workspace)
        .join(Revision)
        .where(
            Workspace.user_id == own.user_id,
            Workspace.language == own.language,
            Workspace.level == own.level,
            Revision.problem_id == own.revision.problem_id,
            WorkspaceUnit.accepted_text == attempt.code,
        )
    )
    for text in session.scalars(texts):
        text.accepted_text = ""


def _take_program(session: Session, submission: Submission, row: Judging) -> None:
    submission.verdict, submission.cases = row.verdict, row.cases
    session.flush()  # the query below must not find it
    problem_id = submission.revision.problem_id
    another = select(
        exists().where(
            Submission.user_id == submission.user_id,
            Submission.verdict == Verdict.AC,
            Submission.revision_id == Revision.id,
            Revision.problem_id == problem_id,
        )
    )
    progress = session.get(Progress, (submission.user_id, problem_id))
    if progress is not None and not session.scalar(another):
        progress.state, progress.solved_at = ProgressState.IN_PROGRESS, None


def told(session: Session, user: User, problem_id: int, limit: int = 20) -> Sequence[Judging]:
    """Return what was given to a student by judging again, or taken back; the newest first."""
    query = (
        select(Judging)
        .join(Revision, Revision.id == Judging.revision_id)
        .outerjoin(Attempt, Attempt.id == Judging.attempt_id)
        .outerjoin(Workspace, Workspace.id == Attempt.workspace_id)
        .outerjoin(Submission, Submission.id == Judging.submission_id)
        .where(
            Revision.problem_id == problem_id,
            Judging.outcome.in_(_TOLD),
            or_(Workspace.user_id == user.id, Submission.user_id == user.id),
        )
        .order_by(Judging.id.desc())
        .limit(limit)
    )
    return session.scalars(query).all()
