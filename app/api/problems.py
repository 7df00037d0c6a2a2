"""Problems: made, listed, changed, deleted."""

from fastapi import APIRouter, Response

from app.api.call import Call, Post, Read, Write, respond
from app.api.finding import ProblemKey, find_problem
from app.api.paging import Paged
from app.domain.progress import ProgressState
from app.models import Problem
from app.schemas.problems import DraftOut, ProblemChange, ProblemIn, ProblemOut, draft, published
from app.services import guidelines, problems, revisions, submissions
from app.services.idempotency import Answer

router = APIRouter(tags=["problems"])


@router.post("/problems", status_code=201, response_model=DraftOut)
def create(body: ProblemIn, call: Post) -> Response:
    """Make a draft problem that the asking instructor owns."""

    def action() -> Answer:
        fields = body.model_dump(exclude={"limits", "answering"})
        fields |= {"limits": body.limits.given(), "answering": body.answering.given()}
        problem = problems.create(call.session, call.user, **fields)
        return call.answer(201, _shown(call, problem, {}), f"/problems/{problem.id}")

    return respond(call.once(action))


@router.get("/problems")
def index(call: Read, page: Paged) -> list[DraftOut | ProblemOut]:
    """List the problems that the user may see, by id."""
    rows = problems.page(call.session, call.user, after=page.after or 0, limit=page.limit + 1)
    progress = submissions.progress(call.session, call.user)
    shown = page.cut(rows, lambda problem: problem.id)
    return [_shown(call, problem, progress) for problem in shown]


@router.get("/problems/{key}")
def show(key: ProblemKey, call: Read) -> DraftOut | ProblemOut:
    """Show a problem: its draft to those who may edit it, else its newest revision."""
    problem = find_problem(call, key)
    return _shown(call, problem, submissions.progress(call.session, call.user))


@router.patch("/problems/{key}")
def change(key: ProblemKey, body: ProblemChange, call: Write) -> DraftOut | ProblemOut:
    """Change the draft's fields that are given; what is published stays as it is."""
    fields = body.model_dump(exclude={"limits", "answering"})
    fields["limits"] = body.limits.given() if body.limits else None
    fields["answering"] = body.answering.given() if body.answering else None
    problem = find_problem(call, key)
    problems.update(call.session, call.user, problem.id, **fields)
    guidelines.check_all(problem)
    return _shown(call, problem, submissions.progress(call.session, call.user))


@router.delete("/problems/{key}", status_code=204)
def delete(key: ProblemKey, call: Write) -> None:
    """Delete a problem that was never published."""
    problems.delete(call.session, call.user, find_problem(call, key).id)


def _shown(call: Call, problem: Problem, progress: dict[int, str]) -> DraftOut | ProblemOut:
    revision = problems.latest(call.session, problem.id)
    state = progress.get(problem.id, ProgressState.NOT_STARTED)
    if problems.can_edit(call.user, problem):
        return draft(problem, revision, locale=call.locale, progress=state)
    assert revision is not None  # an unpublished one is not visible to others
    document = revisions.read(revision)
    return published(problem, revision, document, locale=call.locale, progress=state)
