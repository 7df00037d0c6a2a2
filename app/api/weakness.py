"""Weak units: looked for by a job, and what is known of them."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from app.api.call import Post, Read, respond
from app.api.finding import ProblemKey, find_problem
from app.api.units import Language
from app.schemas.base import LevelName
from app.schemas.cases import CaseOut
from app.schemas.jobs import JobOut, of_job
from app.schemas.weakness import WeakUnitsIn, WeakUnitsOut, of_known
from app.services import problems, references, weakness, weighing
from app.services.idempotency import Answer

router = APIRouter(tags=["weak units"])
InputKey = Annotated[str, Path(max_length=64, pattern="^[0-9a-f]+$")]


@router.get("/problems/{key}/weak-units")
def show(
    key: ProblemKey, call: Read, level: LevelName = "line", language: Language = None
) -> WeakUnitsOut:
    """Show which of the draft's units the tests do not notice, and what would help."""
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    chosen = references.get(problem, language).language
    found = weakness.known(call.session, call.user, problem.id, chosen, level)
    job = weighing.newest(call.session, problem, chosen, level)
    return of_known(found, job, call.locale)


@router.post("/problems/{key}/weak-units", status_code=202, response_model=JobOut)
def create(key: ProblemKey, body: WeakUnitsIn, call: Post) -> Response:
    """Begin to look for the draft's weak units; publishing does so for all of them."""

    def action() -> Answer:
        problem = problems.editable(call.session, call.user, find_problem(call, key).id)
        language = references.get(problem, body.language).language
        job = weighing.start(call.session, call.user, problem.id, language, body.level)
        return call.answer(202, of_job(job, call.locale), f"/jobs/{job.id}")

    return respond(call.once(action))


@router.post(
    "/problems/{key}/weak-units/inputs/{input_key}", status_code=201, response_model=CaseOut
)
def add(key: ProblemKey, input_key: InputKey, body: WeakUnitsIn, call: Post) -> Response:
    """Add a proposed input as a hidden test, with the reference's output."""

    def action() -> Answer:
        problem = problems.editable(call.session, call.user, find_problem(call, key).id)
        language = references.get(problem, body.language).language
        row = weakness.add_input(
            call.session, call.user, problem.id, language, body.level, key=input_key
        )
        content = CaseOut.model_validate(row, from_attributes=True)
        return call.answer(201, content, f"/problems/{problem.id}/tests")

    return respond(call.once(action))
