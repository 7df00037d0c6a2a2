"""Weak units over REST."""

from collections.abc import Callable

import httpx
import pytest

from app.db import Database
from app.models import Problem
from app.services import weakness

Client = Callable[[str], httpx.Client]
MUTANT = {"kind": "removed", "unit": 1, "start": 0, "end": 9, "text": ";"}
SURVIVOR = {"kind": "removed", "line": 1, "before": "int a, b;", "after": ";", "mutant": MUTANT}
FOUND = {
    "units": [{"unit": 1, "tried": 1, "same": 0, "weak": True, "survivors": [SURVIVOR]}],
    "inputs": [{"input": "0 0\n", "output": "0\n", "kills": [MUTANT]}],
    "fault": "seed 2: it prints no input",
}


def test_what_is_found_is_shown(client: Client, db: Database, problem: int) -> None:
    owner, address = client("owner"), f"/problems/{problem}/weak-units"
    before = owner.get(address).json()
    assert (before["known"], before["units"], before["inputs"]) == (False, [], [])
    with db.writing() as session:
        row = session.get_one(Problem, problem)
        weakness.store(session, problem, weakness.of_draft(row, "c", "line"), FOUND)
    after = owner.get(address, params={"level": "line", "language": "c"}).json()
    assert (after["known"], after["outdated"]) == (True, False)
    assert after["units"] == [
        {
            "index": 1, "weak": True, "tried": 1,
            "survivors": [{"kind": "removed", "line": 1, "before": "int a, b;", "after": ";"}],
        }
    ]  # fmt: skip
    (found,) = after["inputs"]
    key = found.pop("key")
    assert found == {"input": "0 0\n", "output": "0\n", "units": [1], "added": False}
    assert after["fault"] == "seed 2: it prints no input"
    added = owner.post(f"{address}/inputs/{key}", json={"level": "line"})
    assert added.status_code == 201
    assert added.json() == {"name": "weak1", "input": "0 0\n", "output": "0\n", "sample": False}
    assert owner.get(f"/problems/{problem}/tests").json()[-1]["name"] == "weak1"
    again = owner.post(f"{address}/inputs/{key}", json={"level": "line"})
    assert again.status_code == 400


def test_a_job_looks_for_them(client: Client, problem: int) -> None:
    owner, address = client("owner"), f"/problems/{problem}/weak-units"
    begun = owner.post(address, json={"level": "function"})
    job = begun.json()
    assert begun.status_code == 202
    assert begun.headers["location"].endswith(f"/jobs/{job['id']}")
    assert (job["kind"], job["done"], job["error"]) == ("weakness", 0, "")
    assert owner.get(address, params={"level": "function"}).json()["job"]["id"] == job["id"]


@pytest.mark.parametrize("body", [{"level": "word"}, {"language": 3}, {"more": 1}])
def test_a_bad_body_is_refused(client: Client, problem: int, body: object) -> None:
    assert client("owner").post(f"/problems/{problem}/weak-units", json=body).status_code == 422


def test_a_language_without_a_reference_is_not_there(client: Client, problem: int) -> None:
    address = f"/problems/{problem}/weak-units"
    assert client("owner").get(address, params={"language": "java"}).status_code == 404
    assert client("owner").post(address, json={"language": "java"}).status_code == 404
