"""Units merged with the next one or split at a line: the instructor's own cuts."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.api.call import Post, Write, respond
from app.api.finding import ProblemKey, find_problem
from app.api.units import Language
from app.schemas.base import Index, LevelName
from app.schemas.units import MergeIn, SplitIn, UnitsOut, of_level
from app.services import editing
from app.services.idempotency import Answer

router = APIRouter(tags=["units"])

Last = Annotated[bool, Query(description="Take back only the newest one.")]


@router.post("/problems/{key}/units/{level}/{index}/merge", response_model=UnitsOut)
def merge(
    key: ProblemKey, level: LevelName, index: Index, call: Post, body: MergeIn | None = None
) -> Response:
    """Join a unit with the next one; guidelines of the two wait until they are units again."""

    def action() -> Answer:
        problem_id = find_problem(call, key).id
        language = body.language if body else None
        reference = editing.merge(
            call.session, call.user, problem_id, level, index, language=language
        )
        return call.answer(200, of_level(reference, level))

    return respond(call.once(action))


@router.post("/problems/{key}/units/{level}/{index}/split", response_model=UnitsOut)
def split(key: ProblemKey, level: LevelName, index: Index, body: SplitIn, call: Post) -> Response:
    """Split a unit before one of its lines; guidelines of the other units are kept."""

    def action() -> Answer:
        problem_id = find_problem(call, key).id
        reference = editing.split(
            call.session,
            call.user,
            problem_id,
            level,
            index,
            line=body.line,
            language=body.language,
        )
        return call.answer(200, of_level(reference, level))

    return respond(call.once(action))


@router.delete("/problems/{key}/units/{level}/edits")
def undo(
    key: ProblemKey, level: LevelName, call: Write, language: Language = None, last: Last = False
) -> UnitsOut:
    """Take back the merges and splits of a level; guidelines of the units come back."""
    problem_id = find_problem(call, key).id
    reference = editing.undo(
        call.session, call.user, problem_id, level, language=language, last=last
    )
    return of_level(reference, level)
