"""What tests share. Nothing here is a fake: databases, Redis and browser are the real ones."""

import os
import shutil
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
import redis
from xdist.scheduler import LoadScopeScheduling

from app.db import Database
from app.jobs import Outgoing
from app.migrate import migrate
from app.settings import Settings
from tests import services

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_connect = socket.socket.connect
_numbers = count(1)


def _guarded_connect(self: socket.socket, address: Any) -> None:
    host = address[0] if isinstance(address, tuple) else ""
    if isinstance(address, tuple) and host not in ("127.0.0.1", "::1", "localhost"):
        raise AssertionError(f"a test tried to reach {host}: tests have no outside network")
    _connect(self, address)


def pytest_configure() -> None:
    """Close the outside network for the whole run; no property fails for being slow once."""
    hypothesis.settings.register_profile("a busy machine", deadline=None)
    hypothesis.settings.load_profile("a busy machine")
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign]
    os.environ["HF_HUB_OFFLINE"] = "1"  # read when the hub's library is imported
    # Threads of torch that wait for each other on busy cores made tests 20 times slower.
    os.environ["OMP_NUM_THREADS"] = "1"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Send all of tests/e2e to one process, which starts the service once; spread the others."""
    # A scheduler of our own, since --dist loadgroup groups nothing with pytest 9.2
    # (pytest-xdist issue 1386).
    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = _scope
    return scheduler


def _scope(nodeid: str) -> str:
    return "e2e" if nodeid.startswith("tests/e2e/") else nodeid


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an embedded service with an empty data folder."""
    return Settings(HANJUL_DATA=tmp_path / "data")


@pytest.fixture(scope="session")
def postgres() -> Iterator[services.Postgres]:
    """A Postgres with an empty database "postgres" and a migrated one, "hanjul_template"."""
    with services.postgres() as server:
        migrate(server.create("hanjul_template"))
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database: each test runs on SQLite and on Postgres."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        yield f"sqlite:///{shutil.copy(template, tmp_path / 'hanjul.sqlite')}"
        return
    server: services.Postgres = request.getfixturevalue("postgres")
    name = f"test_{next(_numbers)}"
    yield server.create(name, "hanjul_template")
    server.drop(name)


@pytest.fixture
def sent() -> list[Outgoing]:
    """What the database of the fixture `db` sent after its commits."""
    return []


@pytest.fixture
def db(database_url: str, sent: list[Outgoing]) -> Iterator[Database]:
    """A migrated, empty database; what it would send to Redis is in `sent`."""
    database = Database(database_url, sent.append)
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The URL of a real Redis on a port of the loopback."""
    port = services.free_port()
    with services.redis(port):
        yield f"redis://127.0.0.1:{port}/0"


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """The URL of a real Redis, empty; fit for clients and for Celery."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[services.Running]:
    """A whole Hanjul with the sample problems and the demo accounts, started once.

    For tests in tests/e2e: the others are spread over processes, each of which would start one.
    """
    service = services.Running(tmp_path_factory.mktemp("running"))
    service.start()
    yield service
    service.stop()
    assert service.processes() == []


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """A real browser. For a module only: playwright keeps an event loop running in the thread."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=services.browser_path(), args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page of a fresh browser profile. A script error on it fails the test."""
    context = browser.new_context()
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []
