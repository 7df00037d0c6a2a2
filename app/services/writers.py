"""Guideline workers: which are there, and which writers can be had now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.domain.errors import N_
from app.models import GuidelineWorker, Job, JobState, now
from app.services.workers import TELL_SECONDS
from app.services.writing import KIND

TEMPLATE = "template"
BEST_FIRST = ("gemma", "http", TEMPLATE)
LOADING = "loading"
NOT_SET_UP = N_("It is not set up here.")
NO_WORKER = N_("No guideline worker is there.")
_GONE = timedelta(seconds=4 * TELL_SECONDS)


@dataclass(frozen=True, kw_only=True)
class WriterState:
    """Whether a writer can be had: `why` is "" where it can, else the reason."""

    name: str
    why: str

    @property
    def on(self) -> bool:
        """Whether what is asked of it now is written by it."""
        return self.why in ("", LOADING)


def record(
    session: Session, name: str, states: Mapping[str, str], job_ids: Sequence[int] = ()
) -> None:
    """Store what a guideline worker tells: its writers, and the jobs that it has at hand.

    Those are alive, however long a batch takes: the sweeper need not send them again.
    """
    gone = GuidelineWorker.seen_at < now() - _GONE, GuidelineWorker.name != name
    session.execute(delete(GuidelineWorker).where(*gone))
    row = session.get(GuidelineWorker, name) or GuidelineWorker(name=name)
    row.seen_at, row.writers = now(), dict(states)
    session.add(row)
    unfinished = Job.state.in_((JobState.QUEUED, JobState.RUNNING))
    alive = update(Job).where(Job.id.in_(job_ids), Job.kind == KIND, unfinished)
    session.execute(alive.values(sent_at=now(), sends=1))


def present(session: Session) -> list[GuidelineWorker]:
    """Return the guideline workers that were heard of lately, by name."""
    query = select(GuidelineWorker).where(GuidelineWorker.seen_at >= now() - _GONE)
    return list(session.scalars(query.order_by(GuidelineWorker.name)))


def states(session: Session) -> list[WriterState]:
    """Return the writers, the best first; one is on where any worker has it.

    The template writer is always on: its work waits for a worker.
    """
    told = [row.writers for row in present(session)]
    return [WriterState(name=name, why=_why(name, told)) for name in BEST_FIRST]


def _why(name: str, told: Sequence[Mapping[str, str]]) -> str:
    reasons = [row.get(name, NOT_SET_UP) for row in told] or [NO_WORKER]
    if name == TEMPLATE or "" in reasons:
        return ""
    return LOADING if LOADING in reasons else reasons[0]


def best(session: Session) -> str:
    """Return the best writer that can be had now."""
    return next(row.name for row in states(session) if row.on)
