"""Idempotency keys: done once, answered twice, whatever comes at the same time."""

import threading
from collections.abc import Callable
from datetime import timedelta

import httpx
from fastapi import FastAPI
from sqlalchemy import func, select, update

from app.db import Database
from app.jobs import Outgoing
from app.models import IdempotencyKey, Submission, now

Client = Callable[[str], httpx.Client]
KEY = {"Idempotency-Key": "one"}
PROGRAM = {"language": "c", "source": "int main(void) { return 0; }"}
NEW = {"slug": "sum", "title": "Sum"}


def submissions(db: Database) -> int:
    """Return how many submissions there are."""
    with db.reading() as session:
        return session.scalar(select(func.count(Submission.id))) or 0


def test_the_first_answer_comes_again(
    client: Client, problem: int, db: Database, sent: list[Outgoing]
) -> None:
    path = f"/problems/{problem}/submissions"
    first = client("student").post(path, json=PROGRAM, headers=KEY)
    sent.clear()
    again = client("student").post(path, json=PROGRAM, headers=KEY)
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.json() == first.json()
    assert again.headers["location"] == first.headers["location"]
    assert submissions(db) == 1
    assert sent == []


def test_another_body_or_path_is_422(client: Client, problem: int, db: Database) -> None:
    path = f"/problems/{problem}/submissions"
    client("student").post(path, json=PROGRAM, headers=KEY)
    for url, body in [
        (path, PROGRAM | {"source": "int main(void) { return 1; }"}),
        (f"/problems/{problem}/workspaces", {"level": "line", "language": "c"}),
    ]:
        answer = client("student").post(url, json=body, headers=KEY)
        assert answer.status_code == 422
        assert "choose a new key" in answer.json()["detail"]
    assert submissions(db) == 1


def test_a_key_is_the_users_own(client: Client, problem: int, db: Database) -> None:
    path = f"/problems/{problem}/submissions"
    for who in ("student", "classmate"):
        assert client(who).post(path, json=PROGRAM, headers=KEY).status_code == 202
    assert submissions(db) == 2


def test_without_a_key_each_is_done(client: Client, problem: int, db: Database) -> None:
    for _ in range(2):
        client("student").post(f"/problems/{problem}/submissions", json=PROGRAM)
    assert submissions(db) == 2


def test_what_was_refused_may_be_sent_again(client: Client) -> None:
    owner = client("owner")
    taken = owner.post("/problems", json=NEW).json()["id"]
    assert owner.post("/problems", json=NEW, headers=KEY).status_code == 409
    owner.delete(f"/problems/{taken}")
    assert owner.post("/problems", json=NEW, headers=KEY).status_code == 201


def test_a_key_is_forgotten_after_a_day(client: Client, problem: int, db: Database) -> None:
    path = f"/problems/{problem}/submissions"
    first = client("student").post(path, json=PROGRAM, headers=KEY).json()
    with db.writing() as session:
        old = now() - timedelta(hours=24, seconds=1)
        session.execute(update(IdempotencyKey).values(created_at=old))
    again = client("student").post(path, json=PROGRAM, headers=KEY).json()
    assert again["id"] != first["id"]


def test_a_key_that_is_too_long_is_refused(client: Client) -> None:
    answer = client("owner").post("/problems", json=NEW, headers={"Idempotency-Key": "k" * 201})
    assert answer.status_code == 400


def test_of_many_at_once_one_is_done(
    client: Client, web: FastAPI, problem: int, db: Database
) -> None:
    student = client("student")
    answers: list[httpx.Response] = []
    gate = threading.Barrier(6)

    def send() -> None:
        gate.wait()
        path = f"/problems/{problem}/submissions"
        answers.append(student.post(path, json=PROGRAM, headers=KEY))

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [202] * 6
    assert len({answer.text for answer in answers}) == 1
    assert submissions(db) == 1


def test_publishing_twice_waits_for_the_same_job(client: Client, problem: int) -> None:
    owner = client("owner")
    first = owner.post(f"/problems/{problem}/publish", headers=KEY)
    again = owner.post(f"/problems/{problem}/publish", headers=KEY)
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.headers["location"] == first.headers["location"]
    other = owner.post(f"/problems/{problem}/publish", headers={"Idempotency-Key": "two"})
    assert other.headers["location"] != first.headers["location"]


def test_an_attempt_is_made_once(client: Client, workspace: int) -> None:
    path, body = f"/workspaces/{workspace}/units/1/attempts", {"code": "int a; int b = 0;"}
    first = client("student").post(path, json=body, headers=KEY)
    again = client("student").post(path, json=body, headers=KEY)
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.json() == first.json()
    assert again.headers["location"] == first.headers["location"]
