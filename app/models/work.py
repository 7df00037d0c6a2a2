"""What students make, and the work that workers do for everybody."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Work, now
from app.models.problems import Problem, Revision
from app.models.users import User


class Job(Work, Base):
    """A long piece of work with progress, counted in units or references.

    `kind` is "guidelines" (result: nothing, the guidelines are stored one by one) or "publish"
    (result: `reports` by language, then `revision_id` or `reasons`) or "tidy" (result: `source`, or
    `reasons`; `settled` once it was kept or discarded) or "weakness" (result: what is known of each
    step until a level is complete, or `reasons`) or "examples" (result: what became of each
    program) or "rejudge" (its steps are `Judging` rows). `params` is what was asked.
    """

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), index=True
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)
    problem: Mapped[Problem] = relationship()


class Workspace(Base):
    """One student's current text for every unit of one revision at one level."""

    __tablename__ = "workspaces"
    __table_args__ = (UniqueConstraint("user_id", "revision_id", "language", "level"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    language: Mapped[str]
    level: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    revision: Mapped[Revision] = relationship(lazy="joined")
    user: Mapped[User] = relationship()
    texts: Mapped[list["WorkspaceUnit"]] = relationship(cascade="all, delete-orphan")


class WorkspaceUnit(Base):
    """What the student has typed for one unit, and whether it was accepted.

    `text` is the current one; `accepted_text` the last accepted one, "" where none was.
    `before_text` is the one accepted before it, with which the other units still fit, "" where
    they fit now too. `broken` is what `services.standing` keeps of a unit that a later edit of
    another one broke: such a unit counts as accepted no more until it fits again.
    """

    __tablename__ = "workspace_units"

    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    index: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(default="")
    accepted_text: Mapped[str] = mapped_column(default="")
    before_text: Mapped[str] = mapped_column(default="", server_default="")
    broken: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class Attempt(Work, Base):
    """One try at one unit.

    `hints` are rows of feedback that were not asked for yet, rung by rung: one that is opened
    moves to `feedback`, so that nothing else is ever shown. `hints_used` is how many were,
    without those that an attempt with the same text before it had opened.
    """

    __tablename__ = "attempts"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id", ondelete="CASCADE"), index=True
    )
    index: Mapped[int]
    code: Mapped[str]
    accepted: Mapped[bool] = mapped_column(default=False)
    verdict: Mapped[str | None]
    decided_by: Mapped[str | None]
    feedback: Mapped[list[Any]] = mapped_column(default=list)
    messages: Mapped[list[Any]] = mapped_column(default=list)
    hints: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    hints_used: Mapped[int] = mapped_column(default=0, server_default="0")
    workspace: Mapped[Workspace] = relationship(lazy="joined")


class Submission(Work, Base):
    """One try at the whole program; `workspace_id` where it was assembled from units."""

    __tablename__ = "submissions"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    revision_id: Mapped[int] = mapped_column(
        ForeignKey("revisions.id", ondelete="CASCADE"), index=True
    )
    workspace_id: Mapped[int | None] = mapped_column(
        ForeignKey("workspaces.id", ondelete="SET NULL")
    )
    language: Mapped[str]
    source: Mapped[str]
    verdict: Mapped[str | None]
    cases: Mapped[list[Any]] = mapped_column(default=list)
    compile: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[Revision] = relationship(lazy="joined")
    user: Mapped[User] = relationship(lazy="joined")


class Progress(Base):
    """How far a student is with a problem; no row means not started. Solved = ever accepted."""

    __tablename__ = "progress"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True
    )
    state: Mapped[str] = mapped_column(default="in_progress")
    started_at: Mapped[datetime] = mapped_column(default=now)
    solved_at: Mapped[datetime | None]
