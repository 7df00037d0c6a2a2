"""Waiting for a worker without holding a session: events wake us, the database is read again."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import anyio
from anyio import to_thread
from fastapi import Request

from app.api.call import Call, reading_call
from app.requests import resources

T = TypeVar("T")
# An event may be lost with Redis; looking again now and then finds the end all the same.
LOOK_SECONDS = 1.0


async def until(
    request: Request, channel: str, look: Callable[[Call], T | None], seconds: float
) -> T | None:
    """Return what `look` finds, asked at each event of `channel`; None after `seconds`."""
    deadline = anyio.current_time() + seconds
    async with resources(request).hub.listen(channel) as changed:
        while True:
            changed.clear()
            found = await to_thread.run_sync(partial(_look, request, look))
            left = deadline - anyio.current_time()
            if found is not None or left <= 0:
                return found
            with anyio.move_on_after(min(left, LOOK_SECONDS)):
                await changed.wait()


def _look(request: Request, look: Callable[[Call], T | None]) -> T | None:
    with reading_call(request) as call:
        return look(call)
