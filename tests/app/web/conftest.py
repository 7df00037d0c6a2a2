"""The pages on a real database, asked without a browser."""

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from app.db import Database
from app.domain.access import Role
from app.domain.errors import AppError
from app.events import EventHub
from app.models import Problem, User
from app.requests import Resources
from app.services import accounts
from app.settings import Settings
from app.web import add_pages, error_page
from tests import factories
from tests.pages import Visit, browser


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run on SQLite only: the services' tests run on both databases, pages add no SQL."""
    if "database_url" in metafunc.fixturenames:
        only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
        metafunc.definition.add_marker(only)


@pytest.fixture
def pages(db: Database, settings: Settings) -> FastAPI:
    """An application with every page; nobody reads Redis."""
    app = FastAPI()
    app.state.resources = Resources(settings=settings, db=db, hub=EventHub(settings.redis))

    async def on_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, AppError)
        return await error_page(request, error)

    app.add_exception_handler(AppError, on_error)
    add_pages(app)
    return app


@pytest.fixture
def visit(pages: FastAPI, db: Database) -> Visit:
    """A function that gives the browser of a user, or of a guest (None), in a locale."""

    def open_(user: User | None = None, locale: str = "en") -> httpx.Client:
        client = browser(pages)
        client.headers["accept-language"] = locale
        client.headers["sec-fetch-site"] = "same-origin"
        if user is not None:
            with db.writing() as session:
                session.get_one(User, user.id).locale = locale
                client.cookies.set("hanjul", accounts.sign_in(session, user, 1))
        return client

    return open_


@pytest.fixture
def student(db: Database) -> User:
    """A student."""
    with db.writing() as session:
        return factories.make_user(session)


@pytest.fixture
def owner(db: Database) -> User:
    """An instructor."""
    with db.writing() as session:
        return factories.make_user(session, Role.INSTRUCTOR)


@pytest.fixture
def problem(db: Database, owner: User) -> Problem:
    """A published problem of the owner's."""
    with db.writing() as session:
        made = factories.make_problem(session, session.get_one(User, owner.id))
        session.refresh(made)
        return factories.publish(session, made)
