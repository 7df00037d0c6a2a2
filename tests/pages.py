"""Asks the pages without a browser and without a socket."""

import asyncio
from collections.abc import Callable

import httpx
from fastapi import FastAPI

HOST = "http://hanjul.test"
Visit = Callable[..., httpx.Client]


class Inside(httpx.BaseTransport):
    """Sends requests straight into an ASGI application, one event loop for each."""

    def __init__(self, app: FastAPI) -> None:
        self._inner = httpx.ASGITransport(app, raise_app_exceptions=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the application's answer."""
        return asyncio.run(self._handle(request))

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        # A form with a file is a stream that only a synchronous client reads.
        request.read()
        inside = httpx.Request(
            request.method, request.url, headers=request.headers, content=request.content
        )
        answer = await self._inner.handle_async_request(inside)
        content = await answer.aread()
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


def browser(app: FastAPI, base_url: str = HOST) -> httpx.Client:
    """Return a client that keeps cookies and shows redirects instead of following them."""
    return httpx.Client(transport=Inside(app), base_url=base_url)
