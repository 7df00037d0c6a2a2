"""Guidelines, written by a job."""

from fastapi import APIRouter, Response

from app.api.call import Post, respond
from app.api.finding import ProblemKey, find_problem
from app.schemas.jobs import GuidelinesIn, JobOut, of_job
from app.services import writing
from app.services.idempotency import Answer

router = APIRouter(tags=["guidelines"])


@router.post("/problems/{key}/guidelines", status_code=202, response_model=JobOut)
def create(key: ProblemKey, body: GuidelinesIn, call: Post) -> Response:
    """Begin to write guidelines; those written by hand stay, unless `only` names their unit."""

    def action() -> Answer:
        problem = find_problem(call, key)
        levels = list(dict.fromkeys(body.levels))
        fields = body.model_dump(exclude={"levels"})
        job = writing.start(call.session, call.user, problem.id, levels=levels, **fields)
        return call.answer(202, of_job(job, call.locale), f"/jobs/{job.id}")

    return respond(call.once(action))
