"""Order, hints and edits that break, over REST."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from app.db import Database
from app.services import attempts
from judge import Broken, UnitReport, Verdict
from judge.model import DecidedBy

Client = Callable[[str], httpx.Client]
_REPORT = TypeAdapter(UnitReport)
TEXTS = ("int main(void)", "int a, b;", 'scanf("%d %d", &a, &b);', 'printf("%d\\n", a + b);')


def answer(client: Client, workspace: int, unit: int, code: str) -> Any:
    path = f"/workspaces/{workspace}/units/{unit}/attempts"
    return client("student").post(path, json={"code": code}).json()


def units(client: Client, workspace: int) -> Any:
    return client("student").get(f"/workspaces/{workspace}").json()["units"]


class TestSettings:
    def test_are_read_and_changed_one_by_one(self, client: Client) -> None:
        owner = client("owner")
        body = {"slug": "s", "title": "T", "answering": {"hints": 0}}
        made = owner.post("/problems", json=body).json()["answering"]
        assert made == {"order": "any", "hints": 0, "hidden_data": False}
        path, change = "/problems/s", {"answering": {"order": "in_order"}}
        changed = owner.patch(path, json=change).json()["answering"]
        assert changed == {"order": "in_order", "hints": 0, "hidden_data": False}

    @pytest.mark.parametrize(
        "wrong", [{"order": "up"}, {"hints": 4}, {"hints": "1"}, {"hidden_data": 1}, {"more": 1}]
    )
    def test_what_is_wrong_is_422(
        self, client: Client, problem: int, wrong: dict[str, object]
    ) -> None:
        path = f"/problems/{problem}"
        assert client("owner").patch(path, json={"answering": wrong}).status_code == 422


class TestEditsThatBreak:
    def test_a_new_name_is_told_with_its_mending_and_taken_back(
        self, client: Client, workspace: int
    ) -> None:
        for unit, text in enumerate(TEXTS):
            assert answer(client, workspace, unit, text)["accepted"]
        edited = answer(client, workspace, 1, "int a, other;")
        assert (edited["accepted"], edited["broken"], edited["next"]) == (True, [2, 3], 2)
        _, declares, reads, prints, _ = units(client, workspace)
        assert (declares["before"], reads["accepted"]) == ("int a, b;", False)
        assert reads["broken"]["names"] == {"b": "other"}
        assert "(b → other)" in reads["broken"]["text"]
        assert answer(client, workspace, 2, reads["broken"]["fix"])["accepted"]
        assert answer(client, workspace, 1, declares["before"])["broken"] == [2]
        assert units(client, workspace)[3]["accepted"] is True
        assert prints["broken"]["by"] == 1

    def test_a_unit_that_fails_a_test_now_says_which(
        self, client: Client, db: Database, workspace: int
    ) -> None:
        for unit, text in enumerate(TEXTS):
            answer(client, workspace, unit, text)
        queued = answer(client, workspace, 1, "int b; int a;")
        report = UnitReport(
            verdict=Verdict.AC,
            accepted=True,
            decided_by=DecidedBy.TESTS,
            broken=(Broken(unit=3, verdict=Verdict.WA, case="sample1"),),
        )
        with db.writing() as session:
            attempts.record(session, queued["id"], _REPORT.dump_python(report, mode="json"))
        told = units(client, workspace)[3]["broken"]
        assert (told["by"], told["fix"]) == (1, "")
        assert "sample1" in told["text"]


class TestHints:
    def test_one_more_row_each_time_until_none_is_left(
        self, client: Client, workspace: int
    ) -> None:
        refused = answer(client, workspace, 1, "int a, b; }")
        path = f"/workspaces/{workspace}/units/1/hints"
        rows = [row["code"] for row in refused["feedback"]]
        assert refused["hints_left"] == 2
        for left in (1, 0):
            opened = client("student").post(path)
            assert opened.status_code == 201
            assert opened.headers["location"].endswith(f"/attempts/{refused['id']}")
            found = opened.json()
            assert (len(found["feedback"]), found["hints_left"]) == (len(rows) + 2 - left, left)
        assert client("student").post(path).status_code == 409
        assert client("student").get(f"/attempts/{refused['id']}").json()["hints_used"] == 2

    def test_are_counted_in_the_grades(self, client: Client, problem: int, workspace: int) -> None:
        owner = client("owner")
        course = owner.post("/courses", json={"title": "C"}).json()
        client("student").post("/courses/join", json={"code": course["code"]})
        body = {"course_id": course["id"], "title": "1", "problems": [problem]}
        path = f"/assignments/{owner.post('/assignments', json=body).json()['id']}/grades"
        assert owner.get(path).json()[0]["hints"] == {}
        answer(client, workspace, 1, "int a, b; }")
        client("student").post(f"/workspaces/{workspace}/units/1/hints")
        assert owner.get(path).json()[0]["hints"] == {str(problem): 1}
