"""The REST API on a real database, mounted as the web application mounts it."""

import asyncio
from collections.abc import Callable, Iterator

import httpx
import pytest
from fastapi import FastAPI

from app.api import create_api
from app.db import Database
from app.domain.access import Role
from app.events import EventHub
from app.models import User
from app.requests import Resources
from app.services import accounts
from app.settings import Settings
from tests import factories

PEOPLE = {
    "owner": Role.INSTRUCTOR,
    "other": Role.INSTRUCTOR,
    "student": Role.STUDENT,
    "classmate": Role.STUDENT,
    "admin": Role.ADMIN,
}


# What the databases may answer differently; the services' tests run on both in any case.
ON_BOTH = ("test_idempotency", "test_permissions", "test_problems")


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let the other modules run on SQLite only: their matter is HTTP."""
    if metafunc.module.__name__.rpartition(".")[2] not in ON_BOTH:
        only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
        metafunc.definition.add_marker(only)


class Inside(httpx.BaseTransport):
    """Sends requests straight into an ASGI application, one event loop for each."""

    def __init__(self, app: FastAPI) -> None:
        self._inner = httpx.ASGITransport(app, raise_app_exceptions=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the application's answer."""
        return asyncio.run(self._handle(request))

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        content = await answer.aread()
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


@pytest.fixture
def web(db: Database, settings: Settings) -> FastAPI:
    """An application with the API at /api/v1. Nobody publishes events: the database is asked."""
    quick = settings.model_copy(update={"publish_wait_seconds": 0.2})
    outer = FastAPI()
    hub = EventHub(quick.redis)
    outer.mount("/api/v1", create_api(Resources(settings=quick, db=db, hub=hub)))
    return outer


@pytest.fixture
def users(db: Database) -> dict[str, User]:
    """One user for each name in `PEOPLE`; nobody signs in, so no password is hashed."""
    made = {
        name: User(login=name, name=name, role=role, password_hash="")
        for name, role in PEOPLE.items()
    }
    with db.writing() as session:
        session.add_all(made.values())
    return made


@pytest.fixture
def client(
    web: FastAPI, db: Database, users: dict[str, User]
) -> Iterator[Callable[[str], httpx.Client]]:
    """A function that gives a named user's client; one without a token for an unknown name."""
    opened: dict[str, httpx.Client] = {}

    def make(name: str) -> httpx.Client:
        if name not in opened:
            opened[name] = httpx.Client(transport=Inside(web), base_url="http://test/api/v1")
            opened[name].headers["accept-language"] = "en"
            if name in users:
                with db.writing() as session:
                    token = accounts.create_token(session, users[name])
                opened[name].headers["authorization"] = f"Bearer {token}"
        return opened[name]

    yield make
    for one in opened.values():
        one.close()


@pytest.fixture
def problem(db: Database, users: dict[str, User]) -> int:
    """A published problem of the owner's."""
    with db.writing() as session:
        owner = session.get_one(User, users["owner"].id)
        made = factories.make_problem(session, owner)
        session.refresh(made)
        factories.publish(session, made)
        return made.id


@pytest.fixture
def workspace(client: Callable[[str], httpx.Client], problem: int) -> int:
    """The student's workspace on the published problem, at line level."""
    body = {"level": "line", "language": "c"}
    answer = client("student").post(f"/problems/{problem}/workspaces", json=body)
    opened: int = answer.json()["id"]
    return opened
