"""The web application: routers, error handlers, lifespan."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response

from app import api, web
from app.db import Database
from app.domain.errors import AppError
from app.events import EventHub
from app.requests import Resources
from app.settings import Settings
from app.tasks.queues import make_celery, make_redis, make_send


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the web application with its settings (from the environment where None)."""
    settings = settings or Settings()
    send = make_send(make_celery(settings), make_redis(settings))
    resources = Resources(
        settings=settings,
        db=Database(settings.database, send),
        hub=EventHub(settings.redis),
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await resources.hub.start()
        yield
        await resources.hub.stop()
        resources.db.dispose()

    app = FastAPI(
        title="Hanjul", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.resources = resources
    app.add_exception_handler(AppError, _on_error)
    app.mount("/api/v1", api.create_api(resources))
    web.add_pages(app)
    return app


async def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)
    return await web.error_page(request, error)
