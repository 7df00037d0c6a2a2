"""Bodies are read only up to a limit, whatever their headers promise."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.bundle import MAX_TOTAL_BYTES
from app.domain.packages.unpacking import MAX_TOTAL_BYTES as MAX_PACKAGE_BYTES

LARGEST = 4 * 1024 * 1024
_LARGER = {"/tests": MAX_TOTAL_BYTES, "/problems/import": MAX_PACKAGE_BYTES}


class BodyLimit:
    """ASGI middleware: 413 where a body is larger than 4 MiB (tests 64, packages 96 MiB).

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
    limit = next((size for end, size in _LARGER.items() if scope["path"].endswith(end)), LARGEST)
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
