"""What the workers tell of themselves."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, now


class Worker(Base):
    """A judge worker, as it last told: `languages` maps a language to "" or why it is off there,
    `protections` are those of its sandbox, `conditions` digests of what decides how it judges each
    language (`judge.conditions`)."""

    __tablename__ = "workers"

    name: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    languages: Mapped[dict[str, Any]] = mapped_column(default=dict)
    protections: Mapped[list[Any]] = mapped_column(default=list)
    conditions: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")


class KeptVerdict(Base):
    """What the judge said of a question: whoever asks it again is told the same.

    `question` is its digest (`services.asked_before`), `report` the judge's message.
    """

    __tablename__ = "verdicts"

    question: Mapped[str] = mapped_column(primary_key=True)
    report: Mapped[dict[str, Any]]
    kept_at: Mapped[datetime] = mapped_column(default=now, index=True)


class GuidelineWorker(Base):
    """A guideline worker, as it last told: `writers` maps a writer to "" or why it is off there."""

    __tablename__ = "guideline_workers"

    name: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    writers: Mapped[dict[str, Any]] = mapped_column(default=dict)
