"""Submissions of whole programs."""

from fastapi import APIRouter, Response

from app.api.call import Post, Read, respond
from app.api.finding import ProblemKey, find_problem
from app.api.paging import Paged
from app.schemas.base import Id
from app.schemas.submissions import SubmissionIn, SubmissionOut, of_submission
from app.services import submissions
from app.services.idempotency import Answer

router = APIRouter(tags=["submissions"])


@router.post("/problems/{key}/submissions", status_code=202, response_model=SubmissionOut)
def create(key: ProblemKey, body: SubmissionIn, call: Post) -> Response:
    """Submit a whole program to the newest revision."""

    def action() -> Answer:
        problem = find_problem(call, key)
        fields = body.model_dump()
        submission = submissions.create(call.session, call.user, problem.id, **fields)
        return call.answer(202, of_submission(submission), f"/submissions/{submission.id}")

    return respond(call.once(action))


@router.get("/problems/{key}/submissions")
def index(key: ProblemKey, call: Read, page: Paged) -> list[SubmissionOut]:
    """List the user's own submissions to a problem, the newest first."""
    problem = find_problem(call, key)
    rows = submissions.of_problem(
        call.session, call.user, problem.id, page.limit + 1, before=page.after
    )
    return [of_submission(row) for row in page.cut(rows, lambda row: row.id)]


@router.get("/submissions/{submission_id}")
def show(submission_id: Id, call: Read) -> SubmissionOut:
    """Show the user's own submission."""
    return of_submission(submissions.get(call.session, call.user, submission_id))
