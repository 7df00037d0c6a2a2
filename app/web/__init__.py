"""The pages: server-rendered, with small scripts where a page lives while it is open."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError

from app.web import (
    account,
    courses,
    events,
    flowchart,
    health,
    home,
    manage,
    patterns,
    problems,
    session,
    submissions,
    workspace,
)
from app.web.errors import error_page, on_crash, on_invalid, on_method, on_missing
from app.web.security import OwnPagesOnly, PageHeaders
from app.web.static import Static

__all__ = ["add_pages", "error_page"]

# One line for each area; the pages of an area stand in the module of its name.
ROUTERS = (
    account.router,
    courses.router,
    events.router,
    flowchart.router,
    health.router,
    home.router,
    manage.router,
    patterns.router,
    problems.router,
    session.router,
    submissions.router,
    workspace.router,
)


def add_pages(app: FastAPI) -> None:
    """Add every page, the static files, and what guards them."""
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", Static(), name="static")
    app.add_exception_handler(404, on_missing)
    app.add_exception_handler(405, on_method)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(500, on_crash)
    app.add_middleware(OwnPagesOnly)
    app.add_middleware(PageHeaders)
