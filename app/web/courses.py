"""Courses: joining, who is in them, what is set in them, and how far everybody is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import APIRouter, Form, Request, Response
from sqlalchemy.orm import Session

from app.domain import access
from app.domain.assignments import AssignmentState, state_at
from app.domain.errors import N_, AppError
from app.models import Assignment, Course, Problem, User, now
from app.requests import Reading, Writing
from app.services import courses, problems, revisions
from app.web.base import ReadingUser, WritingUser, locale_of, redirect, render
from app.web.forms import Refusal, Text, attempt, old_values

router = APIRouter(prefix="/courses")
PAGE = 50
ROLE_NAMES = {
    str(access.Role.STUDENT): N_("Student"),
    str(access.Role.ASSISTANT): N_("Assistant"),
    str(access.Role.INSTRUCTOR): N_("Instructor"),
}
STATE_NAMES = {
    AssignmentState.UPCOMING: N_("Not open yet"),
    AssignmentState.OPEN: N_("Open"),
    AssignmentState.LATE: N_("Past due"),
    AssignmentState.CLOSED: N_("Closed"),
}
# The page's script fills in the browser's own zone; without scripts the form says which one it is.
DEFAULT_ZONE = "Asia/Seoul"


@dataclass(frozen=True, kw_only=True)
class SetProblem:
    """A problem of an assignment; `title` is the published one, the slug where there is none."""

    problem: Problem
    title: str
    published: bool


@dataclass(frozen=True, kw_only=True)
class SetWork:
    """An assignment with its problems and the grades that the user may see."""

    assignment: Assignment
    problems: list[SetProblem]
    grades: list[tuple[User, dict[int, str]]]
    hints: Mapping[tuple[int, int], int]
    state: AssignmentState


@router.get("")
def index(request: Request, session: Reading, user: ReadingUser, after: int = 0) -> Response:
    """Show the user's courses."""
    return _list(request, session, user, after=after)


def _list(
    request: Request,
    session: Session,
    user: User,
    *,
    after: int = 0,
    refusal: Refusal | None = None,
) -> Response:
    found = courses.page(session, user, after=after, limit=PAGE + 1)
    return render(
        request,
        "courses/index.html",
        status=refusal.status if refusal else 200,
        courses=[(row, courses.role_in(session, user, row.id)) for row in found[:PAGE]],
        more=found[PAGE - 1].id if len(found) > PAGE else None,
        role_names=ROLE_NAMES,
        may_create=access.may_create_problem(user.role),
        refusal=refusal,
        old=old_values(refusal),
    )


@router.post("/join")
def join(request: Request, session: Writing, user: WritingUser, code: Text = "") -> Response:
    """Enrol the user by a course's code."""
    joined: list[Course] = []
    refusal = attempt(
        session, "join", lambda: joined.append(courses.join(session, user, code)), code=code
    )
    if refusal:
        return _list(request, session, user, refusal=refusal)
    return redirect(f"/courses/{joined[0].id}")


@router.post("")
def create(request: Request, session: Writing, user: WritingUser, title: Text = "") -> Response:
    """Make a course."""
    made: list[Course] = []
    refusal = attempt(
        session, "create", lambda: made.append(courses.create(session, user, title)), title=title
    )
    if refusal:
        return _list(request, session, user, refusal=refusal)
    return redirect(f"/courses/{made[0].id}")


@router.get("/{course_id}")
def show(request: Request, session: Reading, user: ReadingUser, course_id: int) -> Response:
    """Show a course: everything to its staff, their own part to its students."""
    return _page(request, session, user, course_id)


def _page(
    request: Request,
    session: Session,
    user: User,
    course_id: int,
    refusal: Refusal | None = None,
) -> Response:
    course = courses.visible(session, user, course_id)
    role = courses.role_in(session, user, course_id)
    staff = access.may_see_grades(user.role, role)
    may_edit = access.may_edit_course(user.role, role)
    locale = locale_of(request)
    return render(
        request,
        "courses/course.html",
        status=refusal.status if refusal else 200,
        course=course,
        staff=staff,
        may_edit=may_edit,
        work=[_set_work(session, user, row, locale) for row in course.assignments],
        choices=_choices(session, user, locale) if may_edit else [],
        role_names=ROLE_NAMES,
        assignment_states=STATE_NAMES,
        zone=DEFAULT_ZONE,
        refusal=refusal,
        old=old_values(refusal),
    )


def _set_work(session: Session, user: User, assignment: Assignment, locale: str) -> SetWork:
    return SetWork(
        assignment=assignment,
        problems=[_set_problem(session, row.problem, locale) for row in assignment.problems],
        grades=courses.grades(session, user, assignment.id),
        hints=courses.hints_used(session, user, assignment.id),
        state=state_at(
            now(),
            opens_at=assignment.opens_at,
            due_at=assignment.due_at,
            late_policy=assignment.late_policy,
        ),
    )


def _set_problem(session: Session, problem: Problem, locale: str) -> SetProblem:
    latest = problems.latest(session, problem.id)
    if latest is None:
        return SetProblem(problem=problem, title=problem.slug, published=False)
    title = revisions.read(latest).statement(locale).title
    return SetProblem(problem=problem, title=title, published=True)


def _choices(session: Session, user: User, locale: str) -> list[SetProblem]:
    """Return the published problems, which are what can be set."""
    found = problems.page(session, user, limit=500)
    rows = [_set_problem(session, problem, locale) for problem in found]
    return [row for row in rows if row.published]


@router.post("/{course_id}/enrolments")
def enrol(
    request: Request,
    session: Writing,
    user: WritingUser,
    course_id: int,
    *,
    login: Text = "",
    role: Text = "student",
) -> Response:
    """Put somebody into the course, or change the role there."""
    courses.editable(session, user, course_id)
    refusal = attempt(
        session,
        "enrol",
        lambda: courses.enrol_by_login(session, user, course_id, login.strip(), role),
        login=login,
        role=role,
    )
    if refusal:
        return _page(request, session, user, course_id, refusal)
    return redirect(f"/courses/{course_id}#enrolments")


@router.post("/{course_id}/assignments")
def assign(
    request: Request,
    session: Writing,
    user: WritingUser,
    course_id: int,
    *,
    title: Text = "",
    problem: Annotated[list[int] | None, Form()] = None,
    levels: Annotated[list[str] | None, Form()] = None,
    opens_at: Text = "",
    due_at: Text = "",
    zone: Text = DEFAULT_ZONE,
    late_policy: Text = "accept",
) -> Response:
    """Set problems in the course."""
    courses.editable(session, user, course_id)

    def work() -> None:
        if not problem:
            raise AppError(N_("Choose at least one problem."))
        courses.assign(
            session,
            user,
            course_id,
            title=title,
            problem_ids=problem,
            opens_at=_moment(opens_at, zone),
            due_at=_moment(due_at, zone),
            levels=levels or [],
            late_policy=late_policy,
        )

    typed: Mapping[str, Any] = {
        "title": title,
        "problem": ",".join(map(str, problem or [])),
        "levels": ",".join(levels or []),
        "opens_at": opens_at,
        "due_at": due_at,
        "late_policy": late_policy,
    }
    if refusal := attempt(session, "assign", work, **typed):
        return _page(request, session, user, course_id, refusal)
    return redirect(f"/courses/{course_id}#assignments")


def _moment(typed: str, zone: str) -> datetime | None:
    """Return what a datetime-local field says, read in the browser's zone; None where empty."""
    if not typed:
        return None
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError, OSError, ZoneInfoNotFoundError) as error:
        raise AppError(N_("%(text)s is not a date and time."), text=typed) from error
