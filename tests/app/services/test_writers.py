"""Which writers can be had, as guideline workers tell it; and their jobs, which are alive."""

from datetime import timedelta

import pytest

from app.db import Database
from app.health import check
from app.models import GuidelineWorker, Job, now
from app.services import sweeping, writers, writing
from app.settings import Settings
from tests import factories

WHY = "There is not enough memory."
OFF = {"template": "", "gemma": WHY, "http": writers.NOT_SET_UP}
ON = {**OFF, "gemma": ""}


class TestStates:
    @pytest.mark.parametrize(
        ("told", "why", "best"),
        [
            ([], writers.NO_WORKER, "template"),
            ([OFF], WHY, "template"),
            ([OFF, ON], "", "gemma"),
            ([{**OFF, "gemma": writers.LOADING}], writers.LOADING, "gemma"),
        ],
    )
    def test_a_writer_is_on_where_any_worker_has_it(
        self, db: Database, told: list[dict[str, str]], why: str, best: str
    ) -> None:
        with db.writing() as session:
            for number, states in enumerate(told):
                writers.record(session, str(number), states)
            found = {row.name: row.why for row in writers.states(session)}
            assert (found["gemma"], found["template"]) == (why, "")
            assert writers.best(session) == best

    def test_workers_that_fell_silent_do_not_count(self, db: Database) -> None:
        with db.writing() as session:
            writers.record(session, "one", ON)
            session.get_one(GuidelineWorker, "one").seen_at = now() - timedelta(minutes=5)
        with db.writing() as session:
            assert writers.best(session) == "template"
            writers.record(session, "two", OFF)
            assert session.get(GuidelineWorker, "one") is None


class TestRecord:
    def test_a_job_at_hand_is_not_sent_again(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            jobs = [writing.start(session, problem.owner, problem.id) for _ in range(2)]
            for job in jobs:
                job.sent_at, job.sends = now() - timedelta(minutes=9), 4
        with db.writing() as session:
            writers.record(session, "one", ON, [jobs[0].id])
        with db.writing() as session:
            assert sweeping.sweep(session, 120) == 1
            assert [session.get_one(Job, job.id).sends for job in jobs] == [1, 5]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_health_tells_the_writers(
    db: Database, database_url: str, redis_url: str, settings: Settings
) -> None:
    with db.writing() as session:
        writers.record(session, "one", OFF)
    given = settings.model_copy(update={"database_url": database_url, "redis_url": redis_url})
    assert check(given)["writers"] == {
        "gemma": WHY,
        "http": writers.NOT_SET_UP,
        "template": "ok",
    }
