"""Checks, overriding, proposals and stopping over REST."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.db import Database
from app.models import JobState
from app.services import publishing, writing
from tests import factories

Client = Callable[[str], httpx.Client]
LEAK = "int a, b; 라고 쓰세요."


@pytest.fixture
def unit(client: Client, problem: int) -> str:
    """The path of a unit whose guideline gives its code away."""
    path = f"/problems/{problem}/units/line/1"
    client("owner").patch(path, json={"guideline": LEAK})
    return path


def shown(client: Client, problem: int, name: str = "owner") -> dict[str, Any]:
    found: dict[str, Any] = client(name).get(f"/problems/{problem}/units?level=line").json()[1]
    return found


def write(db: Database, job: dict[str, Any], text: str) -> None:
    """Store a text for the unit, as a worker would."""
    row = {"language": "c", "level": "line", "index": 1, "text": text}
    with db.writing() as session:
        writing.record(session, job["id"], [{**row, "writer": "template", "checks": []}])


class TestChecks:
    def test_a_failed_one_tells_what_where_and_how_bad(
        self, client: Client, problem: int, unit: str
    ) -> None:
        found = shown(client, problem)
        (check,) = [one for one in found["checks"] if one["name"] == "no_statement"]
        assert (found["amber"], check["ok"]) == (True, False)
        assert LEAK[slice(*check["span"])].startswith("int a, b")
        assert check["score"] < 1

    def test_students_see_none(self, client: Client, problem: int, unit: str) -> None:
        found = shown(client, problem, "student")
        assert found["checks"] == []
        assert not {"amber", "override", "proposal"} & found.keys()

    def test_publishing_is_refused_with_the_units(
        self, client: Client, db: Database, problem: int, unit: str
    ) -> None:
        begun = client("owner").post(f"/problems/{problem}/publish").json()
        with db.writing() as session:
            found = session.get_one(factories.Problem, problem)
            publishing.record(session, begun["id"], "c", factories.accepted_report(found))
        (reason,) = client("owner").get(f"/jobs/{begun['id']}").json()["reasons"]
        assert "the guideline of unit 2 failed a check (ko)" in reason


class TestOverride:
    def test_it_stands_until_that_is_taken_back(
        self, client: Client, problem: int, unit: str
    ) -> None:
        owner = client("owner")
        given = owner.post(f"{unit}/override", json={"reason": "It is the lesson."}).json()
        assert not given["amber"]
        assert given["override"]["reason"] == "It is the lesson."
        assert (given["override"]["by"], given["override"]["checks"] != []) == ("owner", True)
        back = owner.delete(f"{unit}/override?locale=ko").json()
        assert (back["amber"], back["override"]) == (True, None)

    def test_it_needs_a_reason_and_a_failed_check(
        self, client: Client, problem: int, unit: str
    ) -> None:
        owner = client("owner")
        assert owner.post(f"{unit}/override", json={"reason": " "}).status_code == 400
        owner.patch(unit, json={"guideline": "정수 변수 a와 b를 선언하세요."})
        assert owner.post(f"{unit}/override", json={"reason": "yes"}).status_code == 400


class TestProposal:
    def propose(self, client: Client, db: Database, problem: int) -> None:
        body = {"levels": ["line"], "only": 1, "compare": True}
        job = client("owner").post(f"/problems/{problem}/guidelines", json=body).json()
        write(db, job, "새 글")

    def test_a_new_text_is_taken(
        self, client: Client, db: Database, problem: int, unit: str
    ) -> None:
        self.propose(client, db, problem)
        found = shown(client, problem)
        assert (found["guideline"], found["proposal"]["guideline"]) == (LEAK, "새 글")
        taken = client("owner").post(f"{unit}/proposal").json()
        assert (taken["guideline"], taken["writer"]) == ("새 글", "template")
        assert taken["proposal"] is None
        assert client("owner").post(f"{unit}/proposal").status_code == 404

    def test_a_new_text_is_dropped(
        self, client: Client, db: Database, problem: int, unit: str
    ) -> None:
        self.propose(client, db, problem)
        kept = client("owner").delete(f"{unit}/proposal").json()
        assert (kept["guideline"], kept["proposal"]) == (LEAK, None)

    @pytest.mark.parametrize(("method", "text"), [("POST", "새 글"), ("DELETE", LEAK)])
    def test_all_of_a_level_at_once(
        self, client: Client, db: Database, problem: int, unit: str, method: str, text: str
    ) -> None:
        self.propose(client, db, problem)
        path = f"/problems/{problem}/units/line/proposals"
        found = client("owner").request(method, path).json()["units"][1]
        assert (found["guideline"], found["proposal"]) == (text, None)


class TestCancel:
    def test_a_job_is_stopped_and_what_was_written_stays(
        self, client: Client, db: Database, problem: int
    ) -> None:
        owner = client("owner")
        body = {"levels": ["line"], "by_hand": True}
        job = owner.post(f"/problems/{problem}/guidelines", json=body).json()
        write(db, job, "새 글")
        stopped = owner.post(f"/jobs/{job['id']}/cancel").json()
        assert (stopped["state"], stopped["done"]) == (JobState.FAILED, 1)
        assert "It was stopped" in stopped["error"]
        assert shown(client, problem)["proposal"]["guideline"] == "새 글"

    def test_other_jobs_are_not(self, client: Client, problem: int) -> None:
        owner = client("owner")
        job = owner.post(f"/problems/{problem}/references/c/tidy").json()
        assert owner.post(f"/jobs/{job['id']}/cancel").status_code == 409


def test_a_job_tells_why_another_writer_serves(client: Client, db: Database, problem: int) -> None:
    owner = client("owner")
    body = {"levels": ["line"], "writer": "gemma", "by_hand": True}
    job = owner.post(f"/problems/{problem}/guidelines", json=body).json()
    assert job["instead"] == ""
    with db.writing() as session:
        writing.record(session, job["id"], [], "There are no weights.")
    assert owner.get(f"/jobs/{job['id']}").json()["instead"] == "There are no weights."
