"""Attempts: made at once or queued, waited for if asked."""

import json

from anyio import to_thread
from fastapi import APIRouter, Request, Response

from app.api.call import Body, Call, Post, SignedIn, reading_call, respond, writing_call
from app.api.waiting import until
from app.models import Attempt
from app.schemas.attempts import AttemptIn, AttemptOut, of_attempt
from app.schemas.base import Id, Index, Wait
from app.services import attempts, hints
from app.services.idempotency import Answer

router = APIRouter(tags=["attempts"])


@router.post(
    "/workspaces/{workspace_id}/units/{index}/attempts",
    status_code=201,
    response_model=AttemptOut,
    responses={202: {"model": AttemptOut, "description": "Queued for a judge worker."}},
    dependencies=[SignedIn],
)
async def create(
    *, workspace_id: Id, index: Index, body: AttemptIn, request: Request, raw: Body, wait: Wait = 0
) -> Response:
    """Try code for one unit: 201 where it is done, 202 where a worker has still to judge it."""

    def begin() -> Answer:
        with writing_call(request, raw) as call:
            return call.once(
                lambda: _answer(
                    call,
                    attempts.create(call.session, call.user, workspace_id, index, body.code),
                )
            )

    begun = await to_thread.run_sync(begin)
    if begun.status == 201 or not wait:
        return respond(begun)
    found = await _finished(request, json.loads(begun.body)["id"], wait)
    return respond(found or begun)


@router.post(
    "/workspaces/{workspace_id}/units/{index}/hints", status_code=201, response_model=AttemptOut
)
def hint(workspace_id: Id, index: Index, call: Post) -> Response:
    """Open the next hint for the last answer to a unit, which was refused."""

    def action() -> Answer:
        attempt = hints.open_next(call.session, call.user, workspace_id, index)
        content = of_attempt(attempt, call.locale)
        return call.answer(201, content, f"/attempts/{attempt.id}")

    return respond(call.once(action))


@router.get("/attempts/{attempt_id}", response_model=AttemptOut, dependencies=[SignedIn])
async def show(attempt_id: Id, request: Request, wait: Wait = 0) -> AttemptOut | Response:
    """Show the user's own attempt."""
    if wait:
        await _finished(request, attempt_id, wait)
    return await to_thread.run_sync(_read, request, attempt_id)


def _read(request: Request, attempt_id: int) -> AttemptOut:
    with reading_call(request) as call:
        return of_attempt(attempts.get(call.session, call.user, attempt_id), call.locale)


async def _finished(request: Request, attempt_id: int, seconds: float) -> Answer | None:
    def look(call: Call) -> Answer | None:
        attempt = attempts.get(call.session, call.user, attempt_id)
        return _answer(call, attempt) if attempt.finished else None

    return await until(request, f"attempt:{attempt_id}", look, seconds)


def _answer(call: Call, attempt: Attempt) -> Answer:
    content = of_attempt(attempt, call.locale)
    return call.answer(201 if attempt.finished else 202, content, f"/attempts/{attempt.id}")
