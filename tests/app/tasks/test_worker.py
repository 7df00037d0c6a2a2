"""A judge worker looks around when it starts, and works only at what works."""

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import redis

from app.db import Database
from app.domain.failures import words
from app.health import check
from app.i18n import error_text
from app.jobs import Outgoing
from app.models import JobState
from app.services import submissions, workers
from app.settings import Settings
from app.tasks import worker
from app.tasks.queues import make_celery
from judge import LANGUAGES, doctor, keep_caches
from judge.caching import kept
from judge.languages import Language
from tests import factories, services


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    yield
    keep_caches(None)


def broken(language: Language) -> Language:
    """Return a language whose compiler is there but does not work."""
    return replace(language, compile_argv=lambda _: ("/bin/false",))


def told(url: str) -> dict[str, Any]:
    """Return what the worker told the app over Redis."""
    with redis.Redis.from_url(url) as client:
        services.until(lambda: client.llen("app"), 10, "the worker told nothing")
        message: Any = client.lpop("app")
    kwargs: dict[str, Any] = json.loads(base64.b64decode(json.loads(message)["body"]))[1]
    return kwargs


def test_a_language_with_a_broken_compiler_is_off_and_nothing_is_lost(
    db: Database, sent: list[Outgoing], database_url: str, redis_url: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setitem(LANGUAGES, "c", broken(LANGUAGES["c"]))
    with db.writing() as session:
        problem = factories.publish(session, factories.make_problem(session))
    sent.clear()
    settings = Settings(HANJUL_DATA=tmp_path, redis_url=redis_url, database_url=database_url)
    monkeypatch.setattr(worker, "_keep_caches", lambda settings: None)  # of the whole process
    celery = make_celery(settings)
    prepared = worker._judge(celery, settings)
    able = {"judge.cpp", "judge.python", "judge.java"}
    assert set(prepared.queues) == {"judge", *able, *(f"{name}.later" for name in able)}

    worker.tell(celery, "one", doctor())
    payload = told(redis_url)
    with db.writing() as session:
        workers.record(session, **payload)
    (shown,) = check(settings)["workers"]
    assert shown["languages"]["cpp"] == "ok"
    assert "the compiler of C17 (gcc) does not work on this machine" in shown["languages"]["c"]

    with db.writing() as session:
        student = factories.make_user(session)
        made = submissions.create(session, student, problem.id, language="c", source="int main;")
        assert (made.state, made.verdict) == (JobState.QUEUED, None)
        assert "cannot be judged at the moment" in error_text("en", words(made.error))
        submissions.create(session, student, problem.id, language="cpp", source="int main;")
    assert [row.queue for row in sent if row.name == "judge.program"] == ["judge.cpp"]


def test_every_language_of_this_machine_passes_its_self_test() -> None:
    report = doctor()
    assert {row.language: row.ok for row in report.languages} == dict.fromkeys(LANGUAGES, True)


class TestKeepCaches:
    def test_begins_to_keep_and_to_precompile(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun: list[bool] = []
        monkeypatch.setattr(worker, "precompile_headers_aside", lambda: begun.append(True))
        worker._keep_caches(settings)
        assert kept() is not None
        assert begun == [True]
        assert (settings.data / "judge" / "verdicts").is_dir()

    def test_a_folder_that_cannot_be_made_only_costs_time(
        self, tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        (tmp_path / "file").write_text("")
        worker._keep_caches(settings.model_copy(update={"judge_cache": tmp_path / "file" / "x"}))
        assert kept() is None
        assert "nothing is kept between programs" in caplog.text
