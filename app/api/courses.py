"""Courses and who is in them."""

from fastapi import APIRouter, Response

from app.api.call import Call, Post, Read, respond
from app.api.paging import Paged
from app.models import Course
from app.schemas.base import Id
from app.schemas.courses import (
    CourseIn,
    CourseOut,
    EnrolmentIn,
    EnrolmentOut,
    JoinIn,
    of_course,
    of_enrolment,
)
from app.services import courses
from app.services.idempotency import Answer

router = APIRouter(tags=["courses"])


@router.get("/courses")
def index(call: Read, page: Paged) -> list[CourseOut]:
    """List the user's courses."""
    rows = courses.page(call.session, call.user, after=page.after or 0, limit=page.limit + 1)
    return [_shown(call, course) for course in page.cut(rows, lambda row: row.id)]


@router.post("/courses", status_code=201, response_model=CourseOut)
def create(body: CourseIn, call: Post) -> Response:
    """Make a course, whose instructor is the asking user."""

    def action() -> Answer:
        course = courses.create(call.session, call.user, body.title)
        return call.answer(201, _shown(call, course), f"/courses/{course.id}")

    return respond(call.once(action))


@router.post("/courses/join", response_model=CourseOut)
def join(body: JoinIn, call: Post) -> Response:
    """Enrol as a student by a course's code; joining twice changes nothing."""

    def action() -> Answer:
        course = courses.join(call.session, call.user, body.code)
        return call.answer(200, _shown(call, course), f"/courses/{course.id}")

    return respond(call.once(action))


@router.get("/courses/{course_id}")
def show(course_id: Id, call: Read) -> CourseOut:
    """Show a course that the user is in."""
    return _shown(call, courses.visible(call.session, call.user, course_id))


@router.get("/courses/{course_id}/enrolments")
def enrolments(course_id: Id, call: Read, page: Paged) -> list[EnrolmentOut]:
    """List who is in a course, for its instructors and assistants."""
    rows = courses.enrolments(
        call.session, call.user, course_id, after=page.after or 0, limit=page.limit + 1
    )
    return [of_enrolment(row) for row in page.cut(rows, lambda row: row.id)]


@router.post("/courses/{course_id}/enrolments", status_code=201, response_model=EnrolmentOut)
def enrol(course_id: Id, body: EnrolmentIn, call: Post) -> Response:
    """Put a user into a course, or change the role there."""

    def action() -> Answer:
        row = courses.enrol_by_login(call.session, call.user, course_id, body.login, body.role)
        return call.answer(201, of_enrolment(row))

    return respond(call.once(action))


def _shown(call: Call, course: Course) -> CourseOut:
    role = courses.role_in(call.session, call.user, course.id)
    return of_course(course, role, call.user.role)
