"""Idempotency keys: a POST that comes twice with one key is done once and answered twice.

The key's row is inserted before the work, in the work's own transaction. A second request with
the same key waits there (Postgres on the row, SQLite on the writer's lock) until the first has
committed, then finds its answer; where the first was rolled back, the second does the work.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.errors import N_, AppError
from app.models import IdempotencyKey, User, now

KEPT = timedelta(hours=24)
MAX_KEY = 200


class KeyReused(AppError):
    """The key came before with another request."""

    status = 422


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a POST answered: HTTP status, JSON text, and the Location header or ""."""

    status: int
    body: str
    location: str = ""


def once(
    session: Session, user: User, key: str, fingerprint: str, action: Callable[[], Answer]
) -> Answer:
    """Return what `action` answers, or what it answered when `key` came before.

    `fingerprint` stands for the whole request: another one under the same key is refused. Only
    answers are kept, no errors: what was refused may be mended and sent again under its key.
    """
    if len(key) > MAX_KEY:
        raise AppError(N_("An Idempotency-Key has at most %(count)s characters."), count=MAX_KEY)
    old = delete(IdempotencyKey).where(
        IdempotencyKey.user_id == user.id, IdempotencyKey.created_at < now() - KEPT
    )
    session.execute(old)
    row = IdempotencyKey(user_id=user.id, key=key, fingerprint=fingerprint, status=0, body="")
    if not _insert(session, row):
        return _recall(session, user, key, fingerprint)
    answer = action()
    row.status, row.body, row.location = answer.status, answer.body, answer.location
    return answer


def _insert(session: Session, row: IdempotencyKey) -> bool:
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


def _recall(session: Session, user: User, key: str, fingerprint: str) -> Answer:
    row = session.get_one(IdempotencyKey, (user.id, key))
    if row.fingerprint != fingerprint:
        raise KeyReused(N_("This Idempotency-Key was used for another request: choose a new key."))
    return Answer(status=row.status, body=row.body, location=row.location)
