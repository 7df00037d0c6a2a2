"""Classes, who is in them, and what is set in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.access import Role
from app.models.base import Base, now
from app.models.problems import Problem
from app.models.users import User


class Course(Base):
    """A class."""

    __tablename__ = "courses"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    code: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    enrolments: Mapped[list["Enrolment"]] = relationship(
        back_populates="course", cascade="all, delete-orphan"
    )
    assignments: Mapped[list["Assignment"]] = relationship(
        back_populates="course", cascade="all, delete-orphan", order_by="Assignment.id"
    )


class Enrolment(Base):
    """A user in a course, with a role there."""

    __tablename__ = "enrolments"
    __table_args__ = (UniqueConstraint("course_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(default=Role.STUDENT)
    created_at: Mapped[datetime] = mapped_column(default=now)
    course: Mapped[Course] = relationship(back_populates="enrolments")
    user: Mapped[User] = relationship(lazy="joined")


class Assignment(Base):
    """A dated set of problems in a course. `late_policy` is "accept" or "refuse"."""

    __tablename__ = "assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    opens_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    levels: Mapped[list[Any]] = mapped_column(default=list)
    late_policy: Mapped[str] = mapped_column(default="accept")
    course: Mapped[Course] = relationship(back_populates="assignments")
    problems: Mapped[list["AssignmentProblem"]] = relationship(
        cascade="all, delete-orphan", order_by="AssignmentProblem.position"
    )


class AssignmentProblem(Base):
    """A problem's place in an assignment."""

    __tablename__ = "assignment_problems"

    assignment_id: Mapped[int] = mapped_column(
        ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(default=0)
    problem: Mapped[Problem] = relationship(lazy="joined")
