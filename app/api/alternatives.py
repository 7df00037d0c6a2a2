"""Alternatives: further references of a language, and accepted answers that may become some."""

from fastapi import APIRouter, Response

from app.api.call import Call, Post, Read, Write, respond
from app.api.finding import ProblemKey, find_problem
from app.models import Alternative
from app.schemas.alternatives import (
    AlternativeChange,
    AlternativeIn,
    AlternativeOut,
    DifferingOut,
    of_alternative,
    of_differing,
)
from app.schemas.base import Id
from app.services import alternatives, differing, promoting
from app.services.idempotency import Answer

router = APIRouter(tags=["alternatives"])


@router.get("/problems/{key}/alternatives")
def index(key: ProblemKey, call: Read) -> list[AlternativeOut]:
    """List the further references of the draft."""
    rows = alternatives.listed(call.session, call.user, find_problem(call, key).id)
    return [of_alternative(row) for row in rows]


@router.post("/problems/{key}/alternatives", status_code=201, response_model=AlternativeOut)
def create(key: ProblemKey, body: AlternativeIn, call: Post) -> Response:
    """Put a further reference beside that of its language, or promote an accepted answer."""

    def action() -> Answer:
        problem = find_problem(call, key)
        content = of_alternative(_made(call, problem.id, body))
        return call.answer(201, content, f"/problems/{problem.id}/alternatives")

    return respond(call.once(action))


def _made(call: Call, problem_id: int, body: AlternativeIn) -> Alternative:
    if body.source is None:
        return promoting.promote(
            call.session,
            call.user,
            problem_id,
            attempt_id=body.from_attempt,
            submission_id=body.from_submission,
            label=body.label,
        )
    return alternatives.add(
        call.session,
        call.user,
        problem_id,
        language=body.language or "",
        source=body.source,
        label=body.label,
    )


@router.patch("/problems/{key}/alternatives/{alternative_id}")
def change(
    key: ProblemKey, alternative_id: Id, body: AlternativeChange, call: Write
) -> AlternativeOut:
    """Give an alternative of the draft another text or name; what is published keeps the old."""
    row = alternatives.change(
        call.session,
        call.user,
        find_problem(call, key).id,
        alternative_id,
        label=body.label,
        source=body.source,
    )
    return of_alternative(row)


@router.delete("/problems/{key}/alternatives/{alternative_id}", status_code=204)
def delete(key: ProblemKey, alternative_id: Id, call: Write) -> None:
    """Delete an alternative of the draft; what is published keeps it."""
    alternatives.remove(call.session, call.user, find_problem(call, key).id, alternative_id)


@router.get("/problems/{key}/differing-answers")
def differing_answers(key: ProblemKey, call: Read) -> list[DifferingOut]:
    """List accepted answers that differ from the reference, same tokens being one."""
    rows = differing.listed(call.session, call.user, find_problem(call, key).id)
    return [of_differing(row) for row in rows]
