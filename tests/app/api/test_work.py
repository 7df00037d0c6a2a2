"""The student's part: workspaces, attempts, submissions."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from app.db import Database
from app.models import Submission
from app.services import attempts, submissions
from judge import Feedback, Message, UnitReport, Verdict
from judge.explanations import Explanation, Kind
from judge.model import DecidedBy, FeedbackCode
from tests import factories

Client = Callable[[str], httpx.Client]
_REPORT = TypeAdapter(UnitReport)
PROGRAM = {"language": "c", "source": "int main(void) { return 0; }"}


def texts(client: Client, problem: int) -> list[str]:
    """Return the reference's text of each line unit, as its owner reads it."""
    units = client("owner").get(f"/problems/{problem}/units").json()
    return [unit["text"] for unit in units]


class TestWorkspaces:
    def test_a_second_opening_finds_the_first(self, client: Client, problem: int) -> None:
        body = {"level": "line", "language": "c"}
        path = f"/problems/{problem}/workspaces"
        first = client("student").post(path, json=body)
        again = client("student").post(path, json=body)
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.headers["location"] == f"/api/v1/workspaces/{first.json()['id']}"
        assert again.json() == first.json()

    def test_shows_fixed_text_and_guidelines_and_no_reference(
        self, client: Client, problem: int, workspace: int
    ) -> None:
        shown = client("student").get(f"/workspaces/{workspace}").json()
        assert (shown["problem_id"], shown["revision"]) == (problem, 1)
        assert (shown["level"], shown["language"]) == ("line", "c")
        assert shown["pieces"][0] == {"unit": None, "text": "#include <stdio.h>\n\n"}
        assert {piece["text"] for piece in shown["pieces"] if piece["unit"] is not None} == {""}
        assert [unit["index"] for unit in shown["units"]] == [0, 1, 2, 3, 4]
        assert shown["units"][1]["guideline"] == "line 2번을 쓰세요."
        assert shown["units"][1]["column"] == 4
        assert (shown["complete"], shown["submission"]) == (False, None)
        assert shown["progress"] == "in_progress"

    def test_keeps_what_is_typed(self, client: Client, workspace: int) -> None:
        path = f"/workspaces/{workspace}/units/1"
        saved = client("student").put(path, json={"text": "int a,\r\n b;"})
        assert saved.json()["text"] == "int a,\n b;"
        shown = client("student").get(f"/workspaces/{workspace}").json()
        assert shown["units"][1]["text"] == "int a,\n b;"
        assert shown["units"][1]["accepted"] is False

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"level": "line", "language": "java"}, 404),
            ({"level": "word", "language": "c"}, 422),
            ({"level": "line"}, 422),
        ],
    )
    def test_what_is_not_offered_is_refused(
        self, client: Client, problem: int, body: dict[str, str], status: int
    ) -> None:
        answer = client("student").post(f"/problems/{problem}/workspaces", json=body)
        assert answer.status_code == status


class TestAttempts:
    def test_the_references_text_is_done_at_once(
        self, client: Client, problem: int, workspace: int
    ) -> None:
        body = {"code": texts(client, problem)[0]}
        answer = client("student").post(f"/workspaces/{workspace}/units/0/attempts", json=body)
        assert answer.status_code == 201
        attempt = answer.json()
        assert answer.headers["location"] == f"/api/v1/attempts/{attempt['id']}"
        assert (attempt["state"], attempt["accepted"], attempt["verdict"]) == ("done", True, "AC")
        assert (attempt["decided_by"], attempt["unit"], attempt["next"]) == ("tokens", 0, 1)
        assert attempt["feedback"][0]["text"] == "Correct! On to the next unit."
        assert client("student").get(f"/attempts/{attempt['id']}").json() == attempt

    def test_feedback_is_words_with_their_parameters(self, client: Client, workspace: int) -> None:
        path = f"/workspaces/{workspace}/units/1/attempts"
        korean = {"accept-language": "ko"}
        attempt = client("student").post(path, json={"code": "int a, b; }"}, headers=korean).json()
        assert (attempt["verdict"], attempt["accepted"]) == ("STRUCT", False)
        feedback = attempt["feedback"][0]
        assert (feedback["code"], feedback["params"]) == ("early_brace", {"token": "}"})
        assert "“}”" in feedback["text"]
        assert "닫고 있습니다" in feedback["text"]

    def test_what_must_run_is_queued(
        self, client: Client, workspace: int, db: Database, problem: int
    ) -> None:
        path = f"/workspaces/{workspace}/units/1/attempts"
        queued = client("student").post(path, json={"code": "int a; int b = 0;"})
        assert queued.status_code == 202
        assert queued.json()["state"] == "queued"
        about = Explanation(kind=Kind.NEEDED_LATER, params={"name": "sum"})
        report = UnitReport(
            verdict=Verdict.WA,
            accepted=False,
            decided_by=DecidedBy.TESTS,
            feedback=(Feedback(code=FeedbackCode.WRONG_ANSWER, params={"case": "1"}),),
            messages=(
                Message(line=1, column=2, severity="error", text="own", explanation=about),
                Message(line=1, column=2, severity="warning", text="unused"),
            ),
        )
        with db.writing() as session:
            dumped = _REPORT.dump_python(report, mode="json")
            attempts.record(session, queued.json()["id"], dumped)
        done = client("student").get(queued.headers["location"].removeprefix("/api/v1")).json()
        assert (done["state"], done["verdict"]) == ("done", "WA")
        words = "The program runs, but its output for test 1 is wrong."
        assert done["feedback"][0]["text"] == words
        assert done["messages"][0] == {
            "line": 1, "column": 2, "severity": "error", "text": "own", "code": "needed_later",
            "params": {"name": "sum"},
            "explanation": "This unit must declare `sum`: the code behind it uses it.",
        }  # fmt: skip
        unknown = done["messages"][1]
        assert (unknown["explanation"], unknown["code"], unknown["params"]) == ("", None, {})

    def test_waiting_ends(self, client: Client, workspace: int) -> None:
        path = f"/workspaces/{workspace}/units/1/attempts?wait=0.05"
        queued = client("student").post(path, json={"code": "int a; int b = 0;"})
        assert queued.status_code == 202
        shown = client("student").get(f"/attempts/{queued.json()['id']}?wait=0.05")
        assert shown.json()["state"] == "queued"

    @pytest.mark.parametrize("wait", ["-1", "61", "x", "nan"])
    def test_a_wait_out_of_range_is_422(self, client: Client, workspace: int, wait: str) -> None:
        path = f"/workspaces/{workspace}/units/1/attempts?wait={wait}"
        assert client("student").post(path, json={"code": ""}).status_code == 422

    @pytest.mark.parametrize("body", [{}, {"code": None}, {"code": "\0"}, {"code": "", "x": 1}])
    def test_junk_is_422(self, client: Client, workspace: int, body: dict[str, Any]) -> None:
        path = f"/workspaces/{workspace}/units/1/attempts"
        assert client("student").post(path, json=body).status_code == 422

    def test_a_unit_that_is_not_there_is_404(self, client: Client, workspace: int) -> None:
        path = f"/workspaces/{workspace}/units/77/attempts"
        assert client("student").post(path, json={"code": "x"}).status_code == 404

    def test_all_units_make_a_submission(
        self, client: Client, problem: int, workspace: int
    ) -> None:
        for index, text in enumerate(texts(client, problem)):
            path = f"/workspaces/{workspace}/units/{index}/attempts"
            last = client("student").post(path, json={"code": text}).json()
        assert (last["complete"], last["next"]) == (True, None)
        shown = client("student").get(f"/workspaces/{workspace}").json()
        made = client("student").get(f"/submissions/{shown['submission']}").json()
        assert made["source"] == factories.ADD_C


class TestSubmissions:
    def test_are_judged_by_a_worker(self, client: Client, problem: int, db: Database) -> None:
        queued = client("student").post(f"/problems/{problem}/submissions", json=PROGRAM)
        assert queued.status_code == 202
        made = queued.json()
        assert queued.headers["location"] == f"/api/v1/submissions/{made['id']}"
        assert (made["state"], made["verdict"], made["cases"]) == ("queued", None, [])
        with db.writing() as session:
            row = session.get_one(Submission, made["id"])
            report = factories.accepted_report(row.revision.problem)
            submissions.record(session, made["id"], report)
        done = client("student").get(f"/submissions/{made['id']}").json()
        assert (done["state"], done["verdict"]) == ("done", "AC")
        assert [case["name"] for case in done["cases"]] == ["sample1", "#2"]
        assert set(done["cases"][0]) == {
            "name",
            "verdict",
            "cpu_seconds",
            "wall_seconds",
            "memory_bytes",
            "message",
            "text",
            "code",
            "params",
            "faults",
        }
        assert client("student").get(f"/problems/{problem}").json()["progress"] == "solved"

    def test_what_differed_is_told_in_the_accounts_language(
        self, client: Client, problem: int, db: Database
    ) -> None:
        made = client("student").post(f"/problems/{problem}/submissions", json=PROGRAM).json()
        remark = {"code": "different", "params": {"line": "2", "expected": "7", "found": "8"}}
        wrong = {"verdict": "WA", "remark": remark, "message": "expected 7, found 8 on line 2"}
        with db.writing() as session:
            row = session.get_one(Submission, made["id"])
            report: dict[str, Any] = factories.accepted_report(row.revision.problem)
            report |= {"verdict": "WA", "cases": [case | wrong for case in report["cases"]]}
            submissions.record(session, made["id"], report)
        korean = {"accept-language": "ko"}
        done = client("student").get(f"/submissions/{made['id']}", headers=korean).json()
        sample, hidden = done["cases"]
        assert sample["message"] == "expected 7, found 8 on line 2"
        assert sample["text"] == "출력 2행: 나와야 하는 값 7, 나온 값 8"
        assert {"code": sample["code"], "params": sample["params"]} == remark
        told = [hidden[name] for name in ("message", "text", "code", "params")]
        assert told == ["", "", None, {}]

    def test_can_be_waited_for(
        self, client: Client, problem: int, db: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("app.api.waiting.LOOK_SECONDS", 0.01)
        path = f"/problems/{problem}/submissions?wait=30"
        key = {"Idempotency-Key": "one"}
        queued = client("student").post(f"{path[:-2]}0.05", json=PROGRAM, headers=key)
        assert (queued.status_code, queued.json()["state"]) == (202, "queued")
        with db.writing() as session:
            row = session.get_one(Submission, queued.json()["id"])
            submissions.record(session, row.id, factories.accepted_report(row.revision.problem))
        done = client("student").get(f"/submissions/{queued.json()['id']}?wait=30").json()
        assert (done["state"], done["verdict"]) == ("done", "AC")

    def test_the_verdict_that_was_waited_for_is_201(
        self, client: Client, problem: int, db: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("app.api.waiting.LOOK_SECONDS", 0.01)
        create = submissions.create

        def judged_at_once(session: Any, *args: Any, **fields: Any) -> Submission:
            made = create(session, *args, **fields)
            submissions.record(session, made.id, factories.accepted_report(made.revision.problem))
            return made

        monkeypatch.setattr(submissions, "create", judged_at_once)
        path = f"/problems/{problem}/submissions?wait=30"
        done = client("student").post(path, json=PROGRAM)
        assert (done.status_code, done.json()["verdict"]) == (201, "AC")

    def test_own_ones_come_newest_first_in_pages(self, client: Client, problem: int) -> None:
        path = f"/problems/{problem}/submissions"
        made = [client("student").post(path, json=PROGRAM).json()["id"] for _ in range(3)]
        client("classmate").post(path, json=PROGRAM)
        first = client("student").get(f"{path}?limit=2")
        assert [row["id"] for row in first.json()] == made[:0:-1]
        second = client("student").get(first.links["next"]["url"])
        assert [row["id"] for row in second.json()] == made[:1]
        assert "link" not in second.headers

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"language": "c"}, 422),
            ({"language": "c", "source": ""}, 400),
            ({"language": "go", "source": "x"}, 400),
            ({"language": "c", "source": "x" * 300_000}, 413),
        ],
    )
    def test_junk_is_refused(
        self, client: Client, problem: int, body: dict[str, str], status: int
    ) -> None:
        answer = client("student").post(f"/problems/{problem}/submissions", json=body)
        assert answer.status_code == status
