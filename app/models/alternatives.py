"""Further references of a language, beside the one that is split into units."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, now


class Alternative(Base):
    """Another right program of a draft; `label` is its name among those of its language.

    Its units follow the reference's merges and splits (`services.references.like`).
    """

    __tablename__ = "alternatives"
    __table_args__ = (UniqueConstraint("problem_id", "language", "label"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    language: Mapped[str]
    label: Mapped[str]
    source: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
