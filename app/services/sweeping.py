"""The sweeper: the rows are the truth, so work whose message was lost is sent again."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.failures import OFF
from app.models import Attempt, Job, JobState, Submission, now
from app.services import (
    attempts,
    examples,
    publishing,
    rejudging,
    submissions,
    tidying,
    weighing,
    writing,
)

log = logging.getLogger(__name__)
MAX_SENDS = 5
BATCH = 200
LOST = "no worker finished this"

Unfinished = Attempt | Submission | Job
_Row = TypeVar("_Row", Attempt, Submission, Job)


def sweep(session: Session, resend_seconds: int) -> int:
    """Send unfinished work again that nothing was heard of; after five times, give up on it.

    Returns how many rows were touched. A result that still comes late is taken or ignored by
    the row's state, so sending twice does no harm.
    """
    before = now() - timedelta(seconds=resend_seconds)
    rows: list[Unfinished] = [
        *_stale(session, Attempt, before),
        *_stale(session, Submission, before),
        *_stale(session, Job, before),
    ]
    for row in rows:
        _again(session, row)
    return len(rows)


def wake(session: Session) -> None:
    """Send the submissions again that wait for a language: a worker has told what it can now."""
    waiting = Submission.state == JobState.QUEUED, Submission.error.startswith(OFF)
    for row in session.scalars(select(Submission).where(*waiting).limit(BATCH)):
        row.sent_at = now()
        submissions.send(session, row)


def _stale(session: Session, model: type[_Row], before: datetime) -> Sequence[_Row]:
    unfinished = model.state.in_((JobState.QUEUED, JobState.RUNNING))
    query = select(model).where(unfinished, model.sent_at < before).limit(BATCH)
    return session.scalars(query).all()


def _again(session: Session, row: Unfinished) -> None:
    if isinstance(row, Submission) and row.error.startswith(OFF):
        row.sends = 0  # it was never really sent
    if row.sends >= MAX_SENDS:
        log.error("giving up on %s %s", type(row).__name__, row.id)
        fail(session, row, LOST)
        return
    row.sends += 1
    row.sent_at = now()
    if isinstance(row, Attempt):
        attempts.send(session, row)
    elif isinstance(row, Submission):
        submissions.send(session, row)
    else:
        _SEND[row.kind](session, row)


_SEND: dict[str, Callable[[Session, Job], None]] = {
    "guidelines": writing.send,
    "publish": publishing.send,
    "tidy": tidying.send,
    "weakness": weighing.send,
    rejudging.KIND: rejudging.send,
    examples.KIND: examples.send,
}


def fail(session: Session, row: Unfinished, error: str) -> None:
    """End a piece of work that we could not finish; the student is never blamed."""
    if row.finished:
        return
    if isinstance(row, Attempt):
        attempts.fail(session, row, error)
    elif isinstance(row, Submission):
        submissions.fail(session, row, error)
    else:
        writing.finish(session, row, error)
