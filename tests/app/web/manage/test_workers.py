"""The page of the judge workers: what each can, what protects it, and who may see it."""

from datetime import timedelta

import pytest

from app.db import Database
from app.models import User, Worker, now
from app.services import workers
from app.web.manage.workers import PROTECTION_NAMES, STATE_NAMES
from judge.sandbox import default_sandbox
from tests.app.web.manage.conftest import Browsers

WHY = "/usr/bin/javac is missing"
REDUCED = {"name": "memory", "state": "reduced", "detail": "RLIMIT_DATA for each process"}
PAGE = "/manage/workers"


def tell(db: Database, name: str = "one", java: str = "") -> None:
    with db.writing() as session:
        workers.record(session, name, {"c": "", "java": java}, [REDUCED])


def test_a_worker_is_shown_with_what_is_off_and_reduced(browser_of: Browsers, db: Database) -> None:
    tell(db, java=WHY)
    answer = browser_of("owner").get(PAGE)
    assert answer.status_code == 200
    for words in (WHY, "Off", "Memory bounded", "Reduced", "RLIMIT_DATA for each process"):
        assert words in answer.text
    assert "No worker can judge these languages now" in answer.text
    assert "<strong>Java</strong>" in answer.text
    assert "No judge worker is there" not in answer.text


def test_a_language_that_one_worker_has_is_not_off(browser_of: Browsers, db: Database) -> None:
    tell(db, java=WHY)
    tell(db, "two")
    assert "No worker can judge" not in browser_of("owner").get(PAGE).text


def test_a_worker_that_fell_silent_is_told(browser_of: Browsers, db: Database) -> None:
    tell(db)
    with db.writing() as session:
        session.get_one(Worker, "one").seen_at = now() - timedelta(minutes=5)
    text = browser_of("owner").get(PAGE).text
    assert "Silent" in text
    assert "No judge worker is there" in text


def test_it_is_korean_too(browser_of: Browsers, db: Database, users: dict[str, User]) -> None:
    tell(db, java=WHY)
    with db.writing() as session:
        session.get_one(User, users["owner"].id).locale = "ko"
    text = browser_of("owner").get(PAGE).text
    assert "지금 어느 채점기도 채점할 수 없는 언어입니다" in text
    assert "메모리 제한" in text


@pytest.mark.parametrize(("name", "sees"), [("admin", True), ("owner", True), ("student", False)])
def test_who_is_shown_the_way(browser_of: Browsers, name: str, sees: bool) -> None:
    assert (PAGE in browser_of(name).get("/problems").text) is sees
    assert (browser_of(name).get(PAGE).status_code == 200) is sees


def test_every_protection_of_the_sandbox_has_words() -> None:
    told = default_sandbox().protections
    assert {row.name for row in told} == PROTECTION_NAMES.keys()
    assert {row.state for row in told} <= STATE_NAMES.keys()
