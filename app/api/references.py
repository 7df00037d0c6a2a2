"""References: the programs that are split into units."""

from fastapi import APIRouter, Response

from app.api.call import Post, Read, Write, respond
from app.api.finding import ProblemKey, find_problem
from app.schemas.jobs import JobOut, of_job
from app.schemas.references import ReferenceIn, ReferenceOut, ReferenceSource, split
from app.services import problems, references, tidying
from app.services.idempotency import Answer

router = APIRouter(tags=["references"])


@router.put("/problems/{key}/references/{language}")
def put(key: ProblemKey, language: str, body: ReferenceIn, call: Write) -> ReferenceOut:
    """Set the reference of one language; guidelines of units that stay the same are kept."""
    problem = find_problem(call, key)
    return split(references.put(call.session, call.user, problem.id, language, body.source))


@router.get("/problems/{key}/references/{language}")
def show(key: ProblemKey, language: str, call: Read) -> ReferenceSource:
    """Show a reference to those who may edit the problem."""
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    reference = references.get(problem, language)
    return ReferenceSource(source=reference.source, **split(reference).model_dump())


@router.post("/problems/{key}/references/{language}/tidy", status_code=202, response_model=JobOut)
def tidy(key: ProblemKey, language: str, call: Post) -> Response:
    """Begin to format the reference; the job's result is what to PUT, if you like it."""

    def action() -> Answer:
        problem = find_problem(call, key)
        job = tidying.start(call.session, call.user, problem.id, language)
        return call.answer(202, of_job(job, call.locale), f"/jobs/{job.id}")

    return respond(call.once(action))


@router.delete("/problems/{key}/references/{language}", status_code=204)
def delete(key: ProblemKey, language: str, call: Write) -> None:
    """Delete the reference of one language with its guidelines."""
    references.remove(call.session, call.user, find_problem(call, key).id, language)
