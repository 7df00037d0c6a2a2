"""Who may do what to which object. Services ask here; nothing else decides."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do: of the whole service (User) or of one course (Enrolment)."""

    STUDENT = "student"
    ASSISTANT = "assistant"
    INSTRUCTOR = "instructor"
    ADMIN = "admin"


STAFF = frozenset({Role.ASSISTANT, Role.INSTRUCTOR})


def may_create_problem(role: str) -> bool:
    """Whether a user with this service role may make problems and courses."""
    return role in (Role.INSTRUCTOR, Role.ADMIN)


def may_edit_problem(role: str, user_id: int, owner_id: int) -> bool:
    """Whether a user may change a problem and read its references, tests and units' text."""
    return role == Role.ADMIN or (role == Role.INSTRUCTOR and user_id == owner_id)


def may_see_problem(role: str, user_id: int, owner_id: int, *, published: bool) -> bool:
    """Whether a user may know that a problem exists."""
    return published or may_edit_problem(role, user_id, owner_id)


def may_edit_course(role: str, course_role: str | None) -> bool:
    """Whether a user may change a course and its assignments and see its grades."""
    return role == Role.ADMIN or course_role == Role.INSTRUCTOR


def may_see_grades(role: str, course_role: str | None) -> bool:
    """Whether a user may see everybody's grades in a course."""
    return role == Role.ADMIN or course_role in STAFF


def may_see_workers(role: str) -> bool:
    """Whether a user may see how the judge workers are: it tells of the machines they run on."""
    return may_create_problem(role)
