"""Judging again: what it came to, what the instructor decides, and the history of one answer."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from app.models import Job, Judging
from app.schemas.base import Payload, Text
from app.schemas.jobs import JobOut, of_job


class DecisionIn(Payload):
    """What becomes of the acceptances that would now be refused; `reason` is told to students."""

    decision: Literal["keep", "withdraw"]
    reason: Text = ""


class DecisionOut(BaseModel):
    """How many acceptances were kept or withdrawn."""

    count: int


class RefusedOut(BaseModel):
    """An acceptance that would now be refused."""

    attempt: int | None
    submission: int | None
    student: str
    language: str
    level: str | None
    unit: int | None
    verdict: str | None
    judged_at: datetime


class RejudgesOut(BaseModel):
    """The newest job that judged again, what it came to, and what is still to decide."""

    job: JobOut | None
    given: int = Field(description="Refusals that became acceptances: given at once.")
    same: int
    failed: int = Field(description="Our own failures: nothing was changed.")
    refused: list[RefusedOut] = Field(description="At most 200, of all jobs so far.")


class JudgingOut(BaseModel):
    """One judging of an answer; `revision` is the number of the revision that judged it."""

    revision: int
    reason: str
    verdict: str | None
    accepted: bool
    outcome: str = Field(description="`given` or `withdrawn`, where it changed what stood.")
    note: str = Field(description="Why it was withdrawn.")
    created_at: datetime


def of_rejudges(
    job: Job | None, counts: dict[str, int], rows: list[Judging], locale: str
) -> RejudgesOut:
    """Return what judging again came to as JSON."""
    return RejudgesOut(
        job=of_job(job, locale) if job else None,
        given=counts.get("given", 0),
        same=counts.get("same", 0),
        failed=counts.get("failed", 0),
        refused=[_refused(row) for row in rows],
    )


def _refused(row: Judging) -> RefusedOut:
    space = row.attempt.workspace if row.attempt else None
    owner = row.submission.user if row.submission else None
    assert space or owner
    return RefusedOut(
        attempt=row.attempt_id,
        submission=row.submission_id,
        student=space.user.login if space else owner.login if owner else "",
        language=space.language if space else row.submission.language if row.submission else "",
        level=space.level if space else None,
        unit=row.attempt.index if row.attempt else None,
        verdict=row.verdict,
        judged_at=row.created_at,
    )


def of_judging(row: Judging) -> JudgingOut:
    """Return one judging as JSON."""
    return JudgingOut(
        revision=row.revision.number,
        reason=row.reason,
        verdict=row.verdict,
        accepted=row.accepted,
        outcome=row.outcome,
        note=row.note,
        created_at=row.settled_at or row.created_at,
    )
