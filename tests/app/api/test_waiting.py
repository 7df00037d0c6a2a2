"""Waiting is ended by the event, not by looking again: seen with a real Redis."""

import asyncio
import time

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from redis import Redis

from app.api import create_api, waiting
from app.db import Database
from app.events import EventHub
from app.jobs import CHANNEL, Outgoing
from app.models import Attempt, User
from app.requests import Resources
from app.services import accounts, attempts, workspaces
from app.settings import Settings
from judge import UnitReport, Verdict
from judge.model import DecidedBy
from tests.services import until

REPORT = TypeAdapter(UnitReport).dump_python(
    UnitReport(verdict=Verdict.AC, accepted=True, decided_by=DecidedBy.TESTS), mode="json"
)


def judge(db: Database) -> None:
    """Answer the newest attempt as the app worker would."""
    with db.writing() as session:
        attempt = session.query(Attempt).order_by(Attempt.id.desc()).one()
        attempts.record(session, attempt.id, REPORT)


def until_queued(db: Database) -> None:
    """Wait until there is an attempt to answer."""

    def there() -> bool:
        with db.reading() as session:
            return session.query(Attempt).count() > 0

    until(there, 20, "the attempt was not queued")


@pytest.fixture
def telling(database_url: str, redis_url: str) -> Database:
    """The database as another process has it, whose events go to Redis."""

    def send(outgoing: Outgoing) -> None:
        if not outgoing.queue:
            with Redis.from_url(redis_url) as redis:
                redis.publish(CHANNEL + outgoing.name, b"")

    return Database(database_url, send)


def test_an_event_ends_it(
    db: Database,
    telling: Database,
    problem: int,
    users: dict[str, User],
    settings: Settings,
    redis_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "LOOK_SECONDS", 60.0)
    hub = EventHub(redis_url)
    outer = FastAPI()
    outer.mount("/api/v1", create_api(Resources(settings=settings, db=db, hub=hub)))
    with db.writing() as session:
        student = session.get_one(User, users["student"].id)
        opened, _ = workspaces.open_(session, student, problem, language="c", level="line")
        headers = {"authorization": f"Bearer {accounts.create_token(session, student)}"}
        path = f"/api/v1/workspaces/{opened.id}/units/1/attempts?wait=30"

    async def scenario() -> httpx.Response:
        await hub.start()
        transport = httpx.ASGITransport(outer)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            body = {"code": "int a; int b = 0;"}
            asked = asyncio.create_task(client.post(path, json=body, headers=headers))
            await asyncio.to_thread(until_queued, telling)  # a busy machine takes its time
            await asyncio.sleep(0.5)
            assert not asked.done()
            await asyncio.to_thread(judge, telling)
            answer = await asked
        await hub.stop()
        return answer

    began = time.monotonic()
    answer = asyncio.run(scenario())
    telling.dispose()
    assert answer.status_code == 201
    assert (answer.json()["state"], answer.json()["accepted"]) == ("done", True)
    assert time.monotonic() - began < 28
