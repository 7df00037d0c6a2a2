"""Bodies are read only up to a limit, whatever their headers promise."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.bundle import MAX_TOTAL_BYTES

LARGEST = 4 * 1024 * 1024


class BodyLimit:
    """ASGI middleware: 413 where a body is larger than 4 MiB, or 64 MiB for tests.

    The error is raised where the body is read, so that the API's own handlers answer it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a counted body."""
        if scope["type"] == "http":
            receive = _counted(scope, receive)
        await self.app(scope, receive, send)


def _counted(scope: Scope, receive: Receive) -> Receive:
    limit = MAX_TOTAL_BYTES if scope["path"].endswith("/tests") else LARGEST
    promised = dict(scope["headers"]).get(b"content-length", b"0")
    read = 0

    async def counting() -> Message:
        nonlocal read
        if promised.isdigit() and int(promised) > limit:
            raise HTTPException(413)
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise HTTPException(413)
        return message

    return counting
