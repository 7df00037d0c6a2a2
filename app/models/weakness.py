"""Which units of a program its tests do not notice."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, now


class Weakness(Base):
    """What was found of one program, cut into units, with one set of tests.

    `digest` stands for all of that, so what is found of a draft holds for the revision that is
    made of it. `program` stands for the units alone: what is known of them while tests are added.
    `units` are `judge.UnitWeakness`, `inputs` are `judge.Proposal`; `fault` is what was wrong with
    the input generator, "" where nothing was.
    """

    __tablename__ = "weaknesses"

    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[str] = mapped_column(primary_key=True)
    program: Mapped[str]
    units: Mapped[list[Any]] = mapped_column(default=list)
    inputs: Mapped[list[Any]] = mapped_column(default=list)
    fault: Mapped[str] = mapped_column(default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
