"""What an instructor decides of guidelines: which may stand, which new ones to take."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.api.call import Call, Post, Write, respond
from app.api.finding import ProblemKey, find_problem
from app.models import Reference
from app.schemas.base import Index, LevelName
from app.schemas.units import OverrideIn, UnitsOut, UnitWithText, Which, of_level, of_view
from app.services import guidelines, overriding, proposals
from app.services.idempotency import Answer

router = APIRouter(prefix="/problems/{key}/units/{level}", tags=["units"])

Asked = Annotated[Which, Query()]


def _unit(reference: Reference, level: str, locale: str, index: int) -> UnitWithText:
    return of_view(guidelines.units(reference, level, locale)[index])


@router.post("/{index}/override", response_model=UnitWithText)
def override(
    key: ProblemKey, level: LevelName, index: Index, body: OverrideIn, call: Post
) -> Response:
    """Let a guideline stand in spite of the checks that it fails, until its text changes."""

    def action() -> Answer:
        problem_id = find_problem(call, key).id
        reference = overriding.override(
            call.session, call.user, problem_id, level, index, **body.model_dump()
        )
        return call.answer(200, _unit(reference, level, body.locale, index))

    return respond(call.once(action))


@router.delete("/{index}/override")
def take_back(
    key: ProblemKey,
    level: LevelName,
    index: Index,
    call: Write,
    which: Asked,
) -> UnitWithText:
    """Let it stand no more."""
    problem_id = find_problem(call, key).id
    reference = overriding.take_back(
        call.session, call.user, problem_id, level, index, **which.model_dump()
    )
    return _unit(reference, level, which.locale, index)


@router.post("/{index}/proposal", response_model=UnitWithText)
def take(
    key: ProblemKey, level: LevelName, index: Index, call: Post, body: Which | None = None
) -> Response:
    """Put the proposal for a unit in its guideline's place."""
    chosen = body or Which()

    def action() -> Answer:
        reference = _settle(call, key, level, index, chosen, take=True)
        return call.answer(200, _unit(reference, level, chosen.locale, index))

    return respond(call.once(action))


@router.delete("/{index}/proposal")
def drop(
    key: ProblemKey,
    level: LevelName,
    index: Index,
    call: Write,
    which: Asked,
) -> UnitWithText:
    """Drop the proposal for a unit: its guideline stays as it is."""
    reference = _settle(call, key, level, index, which, take=False)
    return _unit(reference, level, which.locale, index)


def _settle(
    call: Call, key: ProblemKey, level: str, index: int, chosen: Which, *, take: bool
) -> Reference:
    problem_id = find_problem(call, key).id
    return proposals.settle(
        call.session, call.user, problem_id, level, index, take=take, **chosen.model_dump()
    )


@router.post("/proposals", response_model=UnitsOut)
def take_all(key: ProblemKey, level: LevelName, call: Post, body: Which | None = None) -> Response:
    """Take all proposals of a level."""
    chosen = body or Which()

    def action() -> Answer:
        problem_id = find_problem(call, key).id
        reference = proposals.settle_all(
            call.session, call.user, problem_id, level, take=True, **chosen.model_dump()
        )
        return call.answer(200, of_level(reference, level, chosen.locale))

    return respond(call.once(action))


@router.delete("/proposals")
def drop_all(
    key: ProblemKey,
    level: LevelName,
    call: Write,
    which: Asked,
) -> UnitsOut:
    """Drop all proposals of a level."""
    problem_id = find_problem(call, key).id
    reference = proposals.settle_all(
        call.session, call.user, problem_id, level, take=False, **which.model_dump()
    )
    return of_level(reference, level, which.locale)
