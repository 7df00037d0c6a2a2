"""What the workers tell of themselves."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, now


class Worker(Base):
    """A judge worker, as it last told: `languages` maps a language to "" or why it is off there,
    `protections` are those of its sandbox."""

    __tablename__ = "workers"

    name: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    languages: Mapped[dict[str, Any]] = mapped_column(default=dict)
    protections: Mapped[list[Any]] = mapped_column(default=list)


class GuidelineWorker(Base):
    """A guideline worker, as it last told: `writers` maps a writer to "" or why it is off there."""

    __tablename__ = "guideline_workers"

    name: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    writers: Mapped[dict[str, Any]] = mapped_column(default=dict)
