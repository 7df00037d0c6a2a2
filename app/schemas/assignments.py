"""Assignments and their grades."""

from collections.abc import Mapping
from datetime import UTC
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from app.models import Assignment, User
from app.schemas.base import Key, LevelName, Payload, Title


def _different(ids: list[int]) -> list[int]:
    if len(set(ids)) != len(ids):
        raise ValueError("a problem can be set only once in one assignment")
    return ids


# JSON has no dates: a text in ISO 8601 is one here, kept in UTC as all moments are.
Moment = Annotated[
    AwareDatetime, Field(strict=False), AfterValidator(lambda moment: moment.astimezone(UTC))
]


class AssignmentIn(Payload):
    """A new assignment; no levels means all. Dates carry their offset from UTC."""

    course_id: Key
    title: Title
    problems: Annotated[list[Key], Field(min_length=1, max_length=100), AfterValidator(_different)]
    opens_at: Moment | None = None
    due_at: Moment | None = None
    levels: list[LevelName] = Field(default_factory=list)
    late_policy: Literal["accept", "refuse"] = "accept"


class AssignmentOut(BaseModel):
    """A dated set of problems."""

    id: int
    course_id: int
    title: str
    problems: list[int]
    opens_at: AwareDatetime | None
    due_at: AwareDatetime | None
    levels: list[str]
    late_policy: str


class GradeOut(BaseModel):
    """One student's progress by problem id."""

    user_id: int
    login: str
    name: str
    progress: dict[str, str]
    hints: dict[str, int] = Field(description="Hints opened, by problem id; none where there is 0.")


def of_assignment(row: Assignment) -> AssignmentOut:
    """Return an assignment as JSON."""
    return AssignmentOut(
        id=row.id,
        course_id=row.course_id,
        title=row.title,
        problems=[entry.problem_id for entry in row.problems],
        opens_at=row.opens_at,
        due_at=row.due_at,
        levels=row.levels,
        late_policy=row.late_policy,
    )


def of_grade(
    student: User, states: dict[int, str], hints: Mapping[tuple[int, int], int]
) -> GradeOut:
    """Return one student's grades as JSON."""
    return GradeOut(
        user_id=student.id,
        login=student.login,
        name=student.name,
        progress={str(key): state for key, state in states.items()},
        hints={
            str(problem): count for (user, problem), count in hints.items() if user == student.id
        },
    )
