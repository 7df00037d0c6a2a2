"""Courses, enrolment by code, assignments and their grades."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import access
from app.domain.errors import N_, AppError, Conflict, Forbidden, NotFound
from app.domain.progress import ProgressState
from app.domain.text import storable
from app.models import Assignment, AssignmentProblem, Course, Enrolment, Progress, User
from app.services import accounts, guidelines, hints, problems

# No letters that look like others, so that a code can be read out in class.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LATE_POLICIES = ("accept", "refuse")


def create(session: Session, user: User, title: str) -> Course:
    """Make a course; whoever makes it is its instructor."""
    if not access.may_create_problem(user.role):
        raise Forbidden(N_("Only instructors can make courses."))
    storable(title)
    if not title.strip():
        raise AppError(N_("The course needs a title."))
    code = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    course = Course(title=title.strip(), code=code)
    course.enrolments.append(Enrolment(user=user, role=access.Role.INSTRUCTOR))
    session.add(course)
    session.flush()  # callers need the id
    return course


def join(session: Session, user: User, code: str) -> Course:
    """Enrol the user as a student by a course's code; joining twice changes nothing."""
    course = session.scalar(select(Course).where(Course.code == code.strip().upper()))
    if course is None:
        raise NotFound(N_("No course has this code: check it with your instructor."))
    if role_in(session, user, course.id) is None:
        enrol(session, course, user)
    return course


def enrol(
    session: Session, course: Course, user: User, role: str = access.Role.STUDENT
) -> Enrolment:
    """Put a user into a course, or change the role there."""
    if role not in (access.Role.STUDENT, access.Role.ASSISTANT, access.Role.INSTRUCTOR):
        raise AppError(N_("There is no role called %(name)s."), name=role)
    row = next((row for row in course.enrolments if row.user_id == user.id), None)
    if row is None:
        row = Enrolment(user=user, user_id=user.id)
        course.enrolments.append(row)
    row.role = role
    session.flush()  # callers need the id
    return row


def enrol_by_login(
    session: Session, user: User, course_id: int, login: str, role: str
) -> Enrolment:
    """Let an instructor put another user into the course."""
    course = editable(session, user, course_id)
    return enrol(session, course, accounts.get_user(session, login), role)


def enrolments(
    session: Session, user: User, course_id: int, *, after: int = 0, limit: int = 50
) -> list[Enrolment]:
    """Return who is in a course, by enrolment id; for those who may see everybody's grades."""
    visible(session, user, course_id)
    if not access.may_see_grades(user.role, role_in(session, user, course_id)):
        raise Forbidden(N_("Only the course's instructors and assistants can do this."))
    query = (
        select(Enrolment)
        .where(Enrolment.course_id == course_id, Enrolment.id > after)
        .order_by(Enrolment.id)
        .limit(limit)
    )
    return list(session.scalars(query))


def role_in(session: Session, user: User, course_id: int) -> str | None:
    """Return the user's role in a course, None where not enrolled."""
    query = select(Enrolment.role).where(
        Enrolment.course_id == course_id, Enrolment.user_id == user.id
    )
    return session.scalar(query)


def visible(session: Session, user: User, course_id: int) -> Course:
    """Return a course that the user is in."""
    course = session.get(Course, course_id)
    role = role_in(session, user, course_id)
    if course is None or (role is None and user.role != access.Role.ADMIN):
        raise NotFound(N_("There is no such course."))
    return course


def editable(session: Session, user: User, course_id: int) -> Course:
    """Return a course that the user may change."""
    course = visible(session, user, course_id)
    if not access.may_edit_course(user.role, role_in(session, user, course_id)):
        raise Forbidden(N_("Only the course's instructors can do this."))
    return course


def page(session: Session, user: User, *, after: int = 0, limit: int = 50) -> list[Course]:
    """Return up to `limit` of the user's courses (an admin's: all), by id, from beyond `after`."""
    query = select(Course).where(Course.id > after).order_by(Course.id).limit(limit)
    if user.role != access.Role.ADMIN:
        query = query.join(Enrolment).where(Enrolment.user_id == user.id)
    return list(session.scalars(query))


def assign(
    session: Session,
    user: User,
    course_id: int,
    *,
    title: str,
    problem_ids: Sequence[int],
    opens_at: datetime | None = None,
    due_at: datetime | None = None,
    levels: Sequence[str] = (),
    late_policy: str = "accept",
) -> Assignment:
    """Set problems in a course; no levels means all of them."""
    course = editable(session, user, course_id)
    storable(title)
    if not title.strip():
        raise AppError(N_("The assignment needs a title."))
    if late_policy not in LATE_POLICIES:
        raise AppError(N_("The late policy is accept or refuse."))
    if opens_at and due_at and due_at <= opens_at:
        raise Conflict(N_("The assignment is due before it opens: mend the dates."))
    found = [problems.visible(session, user, problem_id) for problem_id in problem_ids]
    assignment = Assignment(
        course_id=course.id,
        title=title.strip(),
        opens_at=opens_at,
        due_at=due_at,
        levels=[guidelines.check_level(level) for level in levels],
        late_policy=late_policy,
    )
    session.add(assignment)
    assignment.problems = [
        AssignmentProblem(problem=problem, position=position)
        for position, problem in enumerate(found)
    ]
    session.flush()  # callers need the id
    return assignment


def assignment(session: Session, user: User, assignment_id: int) -> Assignment:
    """Return an assignment of a course that the user is in."""
    found = session.get(Assignment, assignment_id)
    if found is None:
        raise NotFound(N_("There is no such assignment."))
    visible(session, user, found.course_id)
    return found


def assignments(
    session: Session, user: User, *, after: int = 0, limit: int = 50
) -> list[Assignment]:
    """Return assignments of the user's courses, by id, from beyond `after`."""
    query = (
        select(Assignment)
        .join(Enrolment, Enrolment.course_id == Assignment.course_id)
        .where(Enrolment.user_id == user.id, Assignment.id > after)
        .order_by(Assignment.id)
        .limit(limit)
    )
    return list(session.scalars(query))


def hints_used(session: Session, user: User, assignment_id: int) -> dict[tuple[int, int], int]:
    """Return how many hints were opened, by (user, problem), in the rows that `grades` gives."""
    rows = grades(session, user, assignment_id)
    found = assignment(session, user, assignment_id)
    ids = [row.problem_id for row in found.problems]
    return hints.used(session, [student.id for student, _ in rows], ids)


def grades(session: Session, user: User, assignment_id: int) -> list[tuple[User, dict[int, str]]]:
    """Return each student's progress by problem id; a student sees only the own row."""
    found = assignment(session, user, assignment_id)
    everybody = access.may_see_grades(user.role, role_in(session, user, found.course_id))
    students = [
        row.user
        for row in found.course.enrolments
        if row.role == access.Role.STUDENT and (everybody or row.user_id == user.id)
    ]
    ids = [row.problem_id for row in found.problems]
    query = select(Progress).where(
        Progress.problem_id.in_(ids), Progress.user_id.in_([student.id for student in students])
    )
    states = {(row.user_id, row.problem_id): row.state for row in session.scalars(query)}
    return [
        (
            student,
            {key: states.get((student.id, key), ProgressState.NOT_STARTED) for key in ids},
        )
        for student in students
    ]
