"""The sweeper: the rows are the truth, so work whose message was lost is sent again."""

import logging
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Attempt, Job, JobState, Submission, now
from app.services import attempts, guidelines, publishing, submissions

log = logging.getLogger(__name__)
MAX_SENDS = 5
LOST = "no worker finished this"
_MODELS: tuple[type[Attempt | Submission | Job], ...] = (Attempt, Submission, Job)


def sweep(session: Session, resend_seconds: int) -> int:
    """Send unfinished work again that nothing was heard of; after five times, give up on it.

    Returns how many rows were touched. A result that still comes late is taken or ignored by
    the row's state, so sending twice does no harm.
    """
    before = now() - timedelta(seconds=resend_seconds)
    touched = 0
    for model in _MODELS:
        unfinished = model.state.in_((JobState.QUEUED, JobState.RUNNING))
        query = select(model).where(unfinished, model.sent_at < before).limit(200)
        for row in session.scalars(query):
            _again(session, row)
            touched += 1
    return touched


def _again(session: Session, row: Attempt | Submission | Job) -> None:
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
    "guidelines": guidelines.send,
    "publish": publishing.send,
}


def fail(session: Session, row: Attempt | Submission | Job, error: str) -> None:
    """End a piece of work that we could not finish; the student is never blamed."""
    if row.finished:
        return
    if isinstance(row, Attempt):
        attempts.fail(session, row, error)
    elif isinstance(row, Submission):
        submissions.fail(session, row, error)
    else:
        guidelines.finish(session, row, error)
