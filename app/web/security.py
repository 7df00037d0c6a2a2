"""Two ASGI layers around every page: what a browser may do with it, and who may ask to change.

Theory of the second: a browser sends the sign-in cookie with requests that other sites cause. A
request that may change something is therefore taken only if the browser itself says that it comes
from our own pages (`Sec-Fetch-Site`), or, from older browsers, if its `Origin` is our host. A
request with neither comes from no browser page, so it carries nobody's cookie against their will.
"""

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.errors import N_, Forbidden
from app.web.errors import error_page
from app.web.headers import page_headers

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Bearer tokens are never sent by a browser of its own accord.
FREE_PATHS = ("/api/", "/lti/")


class PageHeaders:
    """Adds the Content-Security-Policy and its relatives; its nonce is for CodeMirror's styles."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in page_headers(nonce).items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, send_with_headers)


class OwnPagesOnly:
    """Refuses a change that another site asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with 403."""
        if scope["type"] != "http" or _allowed(scope):
            await self.app(scope, receive, send)
            return
        error = Forbidden(N_("This request came from another site and was not carried out."))
        response = await error_page(Request(scope, receive), error)
        await response(scope, receive, send)


def _allowed(scope: Scope) -> bool:
    if scope["method"] in SAFE_METHODS or scope["path"].startswith(FREE_PATHS):
        return True
    headers = Headers(scope=scope)
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
