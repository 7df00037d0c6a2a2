"""Judge workers: which are there, and which languages none of them can judge now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.access import may_see_workers
from app.domain.errors import N_, Forbidden
from app.models import User, Worker, now

TELL_SECONDS = 15.0
"""How often a worker tells that it is there."""
_GONE = timedelta(seconds=4 * TELL_SECONDS)


def record(
    session: Session,
    name: str,
    languages: Mapping[str, str],
    protections: Sequence[Mapping[str, Any]],
    conditions: Mapping[str, str] | None = None,
) -> bool:
    """Store what a worker tells of itself, and forget those that are gone.

    Returns whether it has languages that it had not told of before.
    """
    session.execute(delete(Worker).where(Worker.seen_at < now() - _GONE, Worker.name != name))
    row = session.get(Worker, name) or Worker(name=name, languages={})
    new = any(not why and row.languages.get(key, "-") for key, why in languages.items())
    row.seen_at = now()
    row.languages, row.protections = dict(languages), [dict(one) for one in protections]
    row.conditions = dict(conditions or {})
    session.add(row)
    return new


def present(session: Session) -> list[Worker]:
    """Return the workers that were heard of lately, by name."""
    query = select(Worker).where(Worker.seen_at >= now() - _GONE).order_by(Worker.name)
    return list(session.scalars(query))


def conditions(session: Session, languages: Iterable[str]) -> dict[str, str] | None:
    """Return under which conditions these languages are judged now; None where workers differ."""
    told = [row.conditions for row in present(session)]
    found = {key: {row.get(key) for row in told} for key in languages}
    agreed = {key: next(iter(values)) for key, values in found.items() if len(values) == 1}
    known = {key: value for key, value in agreed.items() if value}
    return known if len(known) == len(found) else None


def count(session: Session) -> int:
    """Return how many workers there are, at least one.

    So many steps of what nobody waits for may be under way: a worker has a slot for each core, and
    keeps the others for those who wait.
    """
    return max(1, len(present(session)))


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What is known of the judge workers: those that were heard of lately, those that were but
    fell silent, and the languages that none of the present ones can judge."""

    present: tuple[Worker, ...]
    silent: tuple[Worker, ...]
    off: tuple[str, ...]


def overview(session: Session, user: User) -> Overview:
    """Return how the judge workers are, for those who may see it."""
    if not may_see_workers(user.role):
        raise Forbidden(N_("Only instructors can see the judge workers."))
    here = present(session)
    names = {row.name for row in here}
    rows = session.scalars(select(Worker).order_by(Worker.name))
    told = dict.fromkeys(key for row in here for key in row.languages)
    return Overview(
        present=tuple(here),
        silent=tuple(row for row in rows if row.name not in names),
        off=tuple(key for key in told if off(session, [key])),
    )


def off(session: Session, wanted: Iterable[str]) -> str | None:
    """Return the first of the wanted languages that every worker has switched off.

    Where no worker was heard of nothing is off: the work waits for one.
    """
    told = [row.languages for row in present(session)]
    if not told:
        return None
    return next((key for key in wanted if all(row.get(key, "") for row in told)), None)
