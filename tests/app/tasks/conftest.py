"""A database and a Redis; the test does the part of the app worker between them."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from redis import Redis

from app.db import Database
from app.models import Job, Problem
from app.services import guidelines, writing
from app.settings import Settings
from app.tasks import results
from app.tasks.queues import make_celery, make_redis, make_send
from tests import factories


@dataclass
class Bench:
    """What a job goes through: the database, Redis, and the tasks of the app's queue."""

    settings: Settings
    database_url: str
    celery: Celery = field(init=False)
    redis: Redis = field(init=False)
    db: Database = field(init=False)

    def __post_init__(self) -> None:
        self.celery = make_celery(self.settings)
        self.redis = make_redis(self.settings)
        self.db = Database(self.database_url, make_send(self.celery, self.redis))
        results.register(self.celery, self.db)

    def start(self, source: str = factories.ADD_C, **how: Any) -> int:
        """Begin a job on a new problem's lines; return its id."""
        with self.db.writing() as session:
            problem = factories.make_problem(session, source=source)
            how = {"levels": ["line"], "writer": "gemma", **how}
            return writing.start(session, problem.owner, problem.id, **how).id

    def job(self, job_id: int) -> Job:
        """Return a job as it is now."""
        with self.db.reading() as session:
            return session.get_one(Job, job_id)

    def texts(self, job_id: int, level: str = "line") -> dict[int, tuple[str, str]]:
        """Return who wrote the guideline of each unit, and its text."""
        with self.db.reading() as session:
            problem = session.get_one(Problem, session.get_one(Job, job_id).problem_id)
            views = guidelines.units(problem.references[0], level, "ko")
            return {view.unit.index: (view.writer, view.guideline) for view in views}

    def next(self, queue: str) -> tuple[str, dict[str, Any]] | None:
        """Take the next message of a queue: the task's name and arguments."""
        raw: Any = self.redis.rpop(queue)
        if raw is None:
            return None
        message = json.loads(raw)
        return message["headers"]["task"], json.loads(base64.b64decode(message["body"]))[1]

    def message(self) -> dict[str, Any]:
        """Take the next message to guideline workers."""
        found = self.next("guideline")
        assert found
        return found[1]

    def pump(self) -> None:
        """Do what waits in the app's queue."""
        while found := self.next("app"):
            name, arguments = found
            self.celery.tasks[name](**arguments)

    def pump_until(self, question: Callable[[], object], seconds: float = 60) -> None:
        """Do the app worker's part until `question()` is true."""
        deadline = time.monotonic() + seconds
        while not question():
            assert time.monotonic() < deadline, "the job does not come to its end"
            self.pump()
            time.sleep(0.02)


@pytest.fixture
def bench(sqlite_template: Path, redis_url: str, tmp_path: Path) -> Iterator[Bench]:
    """A bench on an empty database and an empty Redis."""
    file = tmp_path / "hanjul.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    settings = Settings(HANJUL_DATA=tmp_path, redis_url=redis_url)
    made = Bench(settings=settings, database_url=f"sqlite:///{file}")
    yield made
    made.db.dispose()
    made.redis.close()
    made.celery.close()
