"""Server-sent events: an open page hears at once how its attempt, submission or job goes on.

A stream listens first and reads the database then, so that nothing falls between; it sends the
state each time it is told to look again, and "final" when nothing more will come. The page closes
the stream on "final": a browser would otherwise connect again.
"""

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from sse_starlette.sse import EventSourceResponse

from app.domain.errors import N_, NotSignedIn
from app.models import Job, Submission, User
from app.requests import resources
from app.services import attempts, jobs, submissions
from app.web.base import find_user, locale_of
from app.web.feedback import attempt_answer

router = APIRouter(prefix="/events")
PING_SECONDS = 15
Read = Callable[[Session, User], dict[str, Any]]


@router.get("/attempts/{attempt_id}")
async def attempt_events(request: Request, attempt_id: int) -> EventSourceResponse:
    """Follow the user's own attempt."""

    def read(session: Session, user: User) -> dict[str, Any]:
        return attempt_answer(attempts.get(session, user, attempt_id), locale_of(request))

    return await _follow(request, f"attempt:{attempt_id}", read)


@router.get("/submissions/{submission_id}")
async def submission_events(request: Request, submission_id: int) -> EventSourceResponse:
    """Follow the user's own submission."""

    def read(session: Session, user: User) -> dict[str, Any]:
        return _submission(submissions.get(session, user, submission_id))

    return await _follow(request, f"submission:{submission_id}", read)


@router.get("/jobs/{job_id}")
async def job_events(request: Request, job_id: int) -> EventSourceResponse:
    """Follow a job of a problem that the user may change."""

    def read(session: Session, user: User) -> dict[str, Any]:
        return _job(jobs.get(session, user, job_id))

    return await _follow(request, f"job:{job_id}", read)


async def _follow(request: Request, channel: str, read: Read) -> EventSourceResponse:
    await to_thread.run_sync(_read, request, read)  # what may not be seen is refused here
    return EventSourceResponse(_stream(request, channel, read), ping=PING_SECONDS)


async def _stream(request: Request, channel: str, read: Read) -> AsyncIterator[dict[str, str]]:
    before = None
    async with resources(request).hub.listen(channel) as changed:
        while True:
            changed.clear()
            state = await to_thread.run_sync(_read, request, read)
            data = json.dumps(state, ensure_ascii=False)
            if state != before:
                yield {"event": "state", "data": data}
            if state["finished"]:
                yield {"event": "final", "data": data}
                return
            before = state
            await changed.wait()


def _read(request: Request, read: Read) -> dict[str, Any]:
    # A session of its own for each look: none is held while the stream waits.
    with resources(request).db.reading() as session:
        user = find_user(request, session)
        if user is None:
            raise NotSignedIn(N_("Sign in first."))
        return read(session, user)


def _submission(row: Submission) -> dict[str, Any]:
    return {
        "id": row.id,
        "state": row.state,
        "finished": row.finished,
        "verdict": row.verdict,
    }


def _job(row: Job) -> dict[str, Any]:
    return {
        "id": row.id,
        "state": row.state,
        "finished": row.finished,
        "done": row.done,
        "total": row.total,
    }
