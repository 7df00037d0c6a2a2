"""The ladder of hints of a refused attempt: opened one by one, as far as the instructor allows.

The rungs that are not open stand apart from the attempt's feedback, which is all that is ever
shown; opening one moves it there.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.errors import N_, Conflict
from app.models import Attempt, Revision, User, Workspace
from app.services import revisions, workspaces
from judge import Feedback, FeedbackCode, UnitReport

_CODES = frozenset(
    (
        FeedbackCode.NEAR_MISS,
        FeedbackCode.KIND,
        FeedbackCode.PIECE,
        FeedbackCode.PARTING,
        FeedbackCode.KIND_PARTING,
        FeedbackCode.PIECE_PARTING,
    )
)


def parted(report: UnitReport) -> tuple[list[Feedback], list[dict[str, Any]]]:
    """Return the rows that are told at once, and the closed rungs as they are stored."""
    first = [row for row in report.feedback if row.code is FeedbackCode.NEAR_MISS]
    told = [row for row in report.feedback if row.code is not FeedbackCode.NEAR_MISS]
    closed = [] if report.accepted else [asdict(row) for row in (*first, *report.hints)]
    return told, closed


def reopen(session: Session, attempt: Attempt) -> None:
    """Open what was open already for the same text, checked once more: it is not counted again."""
    before = session.scalar(_newest(attempt.workspace_id, attempt.index, before=attempt.id))
    if before is None or before.code != attempt.code:
        return
    count = _opened(before)
    attempt.feedback = [*attempt.feedback, *attempt.hints[:count]]
    attempt.hints = attempt.hints[count:]


def _opened(attempt: Attempt) -> int:
    return sum(row["code"] in _CODES for row in attempt.feedback)


def _newest(workspace_id: int, index: int, *, before: int | None = None) -> Select[Attempt]:
    query = select(Attempt).where(Attempt.workspace_id == workspace_id, Attempt.index == index)
    if before is not None:
        query = query.where(Attempt.id < before)
    return query.order_by(Attempt.id.desc()).limit(1)


def left(attempt: Attempt) -> int:
    """Return how many hints of an attempt may still be opened."""
    if not attempt.finished or attempt.accepted:
        return 0
    allowed = revisions.read(attempt.workspace.revision).answering.hints
    return max(0, min(len(attempt.hints), allowed - _opened(attempt)))


def open_next(session: Session, user: User, workspace_id: int, index: int) -> Attempt:
    """Open the next hint of the newest attempt at a unit; it comes back with one more row."""
    workspace = workspaces.get(session, user, workspace_id)
    attempt = session.scalar(_newest(workspace.id, index).with_for_update(of=Attempt))
    if attempt is None or not attempt.finished or attempt.accepted:
        raise Conflict(N_("There are hints only after an answer was refused: check yours first."))
    if not left(attempt):
        raise Conflict(N_("There is no further hint for this answer."))
    hint, *closed = attempt.hints
    attempt.feedback = [*attempt.feedback, hint]
    attempt.hints, attempt.hints_used = closed, attempt.hints_used + 1
    return attempt


def used(
    session: Session, user_ids: Iterable[int], problem_ids: Iterable[int]
) -> dict[tuple[int, int], int]:
    """Return how many hints were opened, by (user, problem); none where there were none."""
    query = (
        select(Workspace.user_id, Revision.problem_id, func.sum(Attempt.hints_used))
        .select_from(Attempt)
        .join(Workspace)
        .join(Revision)
        .where(
            Workspace.user_id.in_(list(user_ids)),
            Revision.problem_id.in_(list(problem_ids)),
            Attempt.hints_used > 0,
        )
        .group_by(Workspace.user_id, Revision.problem_id)
    )
    return {(user, problem): int(count) for user, problem, count in session.execute(query)}
