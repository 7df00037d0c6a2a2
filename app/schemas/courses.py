"""Courses and who is in them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from app.domain.access import Role, may_see_grades
from app.models import Course, Enrolment
from app.schemas.base import Payload, Text, Title


class CourseIn(Payload):
    """A new course."""

    title: Title


class JoinIn(Payload):
    """The code that an instructor has told."""

    code: Text


class EnrolmentIn(Payload):
    """Whom to enrol, or whose role to change."""

    login: Text
    role: Literal["student", "assistant", "instructor"] = "student"


class CourseOut(BaseModel):
    """A course as the asking user sees it."""

    id: int
    title: str
    role: str | None
    code: str | None = Field(description="The code to join by, for instructors and assistants.")
    created_at: datetime


class EnrolmentOut(BaseModel):
    """A user in a course."""

    id: int
    course_id: int
    login: str
    name: str
    role: str


def of_course(course: Course, role: str | None, user_role: str) -> CourseOut:
    """Return a course for a user whose role there is `role`."""
    return CourseOut(
        id=course.id,
        title=course.title,
        role=role,
        code=course.code if may_see_grades(user_role, role) else None,
        created_at=course.created_at,
    )


def of_enrolment(row: Enrolment) -> EnrolmentOut:
    """Return an enrolment as JSON."""
    return EnrolmentOut(
        id=row.id,
        course_id=row.course_id,
        login=row.user.login,
        name=row.user.name,
        role=Role(row.role),
    )
