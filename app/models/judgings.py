"""Every judging of an attempt or a submission: the history of what was said of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, now
from app.models.problems import Revision
from app.models.work import Attempt, Submission


class Judging(Base):
    """One full run over the cases of a revision; a rejudge's waits while it has no verdict.

    Of `attempt_id` and `submission_id` one is set. `reason` is "answer" for the first one, else
    why there is another (`app.domain.rejudging`). `outcome` is what it changed; `note`,
    `settled_at` and `settled_by` tell who decided what becomes of an acceptance that would now be
    refused, and why. `sent` and `alone` are a rejudge's own: it is at a worker; the student's
    other units are left out of the run, since with them it was refused.
    """

    __tablename__ = "judgings"

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int | None] = mapped_column(
        ForeignKey("attempts.id", ondelete="CASCADE"), index=True
    )
    submission_id: Mapped[int | None] = mapped_column(
        ForeignKey("submissions.id", ondelete="CASCADE"), index=True
    )
    revision_id: Mapped[int] = mapped_column(
        ForeignKey("revisions.id", ondelete="CASCADE"), index=True
    )
    job_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[str]
    sent: Mapped[bool] = mapped_column(default=False)
    alone: Mapped[bool] = mapped_column(default=False)
    verdict: Mapped[str | None]
    accepted: Mapped[bool] = mapped_column(default=False)
    decided_by: Mapped[str | None]
    cases: Mapped[list[Any]] = mapped_column(default=list)
    outcome: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    revision: Mapped[Revision] = relationship()
    attempt: Mapped[Attempt | None] = relationship()
    submission: Mapped[Submission | None] = relationship()
