"""Assignments and their grades."""

from fastapi import APIRouter, Response

from app.api.call import Post, Read, respond
from app.api.paging import Paged
from app.schemas.assignments import (
    AssignmentIn,
    AssignmentOut,
    GradeOut,
    of_assignment,
    of_grade,
)
from app.schemas.base import Id
from app.services import courses
from app.services.idempotency import Answer

router = APIRouter(tags=["assignments"])


@router.get("/assignments")
def index(call: Read, page: Paged) -> list[AssignmentOut]:
    """List the assignments of the user's courses."""
    rows = courses.assignments(call.session, call.user, after=page.after or 0, limit=page.limit + 1)
    return [of_assignment(row) for row in page.cut(rows, lambda row: row.id)]


@router.post("/assignments", status_code=201, response_model=AssignmentOut)
def create(body: AssignmentIn, call: Post) -> Response:
    """Set problems in a course."""

    def action() -> Answer:
        row = courses.assign(
            call.session,
            call.user,
            body.course_id,
            title=body.title,
            problem_ids=body.problems,
            opens_at=body.opens_at,
            due_at=body.due_at,
            levels=body.levels,
            late_policy=body.late_policy,
        )
        return call.answer(201, of_assignment(row), f"/assignments/{row.id}")

    return respond(call.once(action))


@router.get("/assignments/{assignment_id}")
def show(assignment_id: Id, call: Read) -> AssignmentOut:
    """Show an assignment of a course that the user is in."""
    return of_assignment(courses.assignment(call.session, call.user, assignment_id))


@router.get("/assignments/{assignment_id}/grades")
def grades(assignment_id: Id, call: Read, page: Paged) -> list[GradeOut]:
    """List each student's progress by problem; a student sees only the own row."""
    rows = courses.grades(call.session, call.user, assignment_id)
    rows = sorted(rows, key=lambda row: row[0].id)
    later = [row for row in rows if row[0].id > (page.after or 0)]
    hints = courses.hints_used(call.session, call.user, assignment_id)
    return [of_grade(*row, hints) for row in page.cut(later, lambda row: row[0].id)]
