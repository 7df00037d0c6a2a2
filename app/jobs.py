"""Enqueue after commit: what a service asks for is sent once its rows are really there."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker

log = logging.getLogger(__name__)

_KEY = "hanjul_outbox"
CHANNEL = "hanjul:"
"""What the names of events begin with in Redis."""


STOPPED = "stopped"
"""The mark of a job of which nothing more is wanted."""


@dataclass(frozen=True)
class Outgoing:
    """A task to run (`queue` names its workers) or, with queue "", an event for open pages.

    An event with a payload is not told: its `marks` are kept under its name, for workers.
    """

    queue: str
    name: str
    payload: dict[str, Any]


def judge_queue(language: str, *, later: bool = False) -> str:
    """Return the queue of the judge workers that can judge this language.

    Workers take turns between their queues: what may come `later` holds up nobody who waits.
    """
    return f"judge.{language}.later" if later else f"judge.{language}"


Send = Callable[[Outgoing], None]


def enqueue(session: Session, queue: str, name: str, payload: dict[str, Any]) -> None:
    """Send task `name` to `queue` when `session` commits; a rollback drops it."""
    session.info.setdefault(_KEY, []).append(Outgoing(queue, name, payload))


def notify(session: Session, channel: str) -> None:
    """Tell pages that listen to `channel` to look again, when `session` commits."""
    session.info.setdefault(_KEY, []).append(Outgoing("", channel, {}))


def mark(session: Session, job_id: int, names: Sequence[str]) -> None:
    """Mark parts of a job as done, where workers can see it, when `session` commits."""
    if names:
        outgoing = Outgoing("", marks_key(job_id), {"marks": list(names)})
        session.info.setdefault(_KEY, []).append(outgoing)


def marks_key(job_id: int) -> str:
    """Return the name under which a job's marks are kept."""
    return f"marks:{job_id}"


def send_after_commit(sessions: sessionmaker[Session], send: Send) -> None:
    """Arrange that sessions of this factory send through `send` after each real commit."""

    def after_commit(session: Session) -> None:
        # Also fires when a SAVEPOINT is released: then the rows are not there yet.
        if not session.in_nested_transaction():
            for outgoing in session.info.pop(_KEY, []):
                _send_one(send, outgoing)

    def after_rollback(session: Session) -> None:
        session.info.pop(_KEY, None)

    event.listen(sessions, "after_commit", after_commit)
    event.listen(sessions, "after_rollback", after_rollback)


def _send_one(send: Send, outgoing: Outgoing) -> None:
    try:
        send(outgoing)
    except Exception:
        # The row is committed and stays queued: the sweeper sends it again.
        log.exception("could not send %s; the sweeper will", outgoing.name)
