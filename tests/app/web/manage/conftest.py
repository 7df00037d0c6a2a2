"""The pages on a real database, asked as a signed-in browser asks; what they send is in `sent`."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.db import Database
from app.domain.access import Role
from app.events import EventHub
from app.main import create_app
from app.models import User
from app.requests import Resources
from app.services import accounts
from app.settings import Settings
from tests import factories
from tests.pages import Inside

PEOPLE = {
    "owner": Role.INSTRUCTOR,
    "other": Role.INSTRUCTOR,
    "assistant": Role.ASSISTANT,
    "student": Role.STUDENT,
    "classmate": Role.STUDENT,
    "admin": Role.ADMIN,
}
PASSWORD = "correct horse"
Browsers = Callable[[str], httpx.Client]


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """SQLite only: the services' tests run on both."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'hanjul.sqlite')}"


@pytest.fixture
def pages(db: Database, settings: Settings) -> FastAPI:
    """The whole application on the test's database."""
    made = create_app(settings)
    hub = EventHub(settings.redis)
    made.state.resources = Resources(settings=settings, db=db, hub=hub)
    return made


@pytest.fixture
def users(db: Database) -> dict[str, User]:
    """One user for each name in `PEOPLE`, with English pages."""
    with db.writing() as session:
        owner = accounts.create_user(session, "owner", PASSWORD, role=Role.INSTRUCTOR)
        others = {
            # Hashing takes long: they all have the owner's.
            name: User(login=name, name=name, role=role, password_hash=owner.password_hash)
            for name, role in PEOPLE.items()
            if name != "owner"
        }
        session.add_all(others.values())
        made = {"owner": owner, **others}
        for user in made.values():
            user.locale = "en"
    return made


@pytest.fixture
def browser_of(pages: FastAPI, db: Database, users: dict[str, User]) -> Iterator[Browsers]:
    """A function that gives the signed-in browser of a user; "guest" is not signed in."""
    opened: dict[str, httpx.Client] = {}

    def make(name: str) -> httpx.Client:
        if name not in opened:
            opened[name] = httpx.Client(
                transport=Inside(pages), base_url="http://test", follow_redirects=True
            )
            opened[name].headers["accept-language"] = "en"
            if name in users:
                with db.writing() as session:
                    token = accounts.sign_in(session, users[name], 1)
                opened[name].cookies.set("hanjul", token)
        return opened[name]

    yield make
    for one in opened.values():
        one.close()


@pytest.fixture
def slug(db: Database, users: dict[str, User]) -> str:
    """The slug of a draft of the owner's, with a statement, two tests and a reference in C."""
    with db.writing() as session:
        return factories.make_problem(session, session.get_one(User, users["owner"].id)).slug
