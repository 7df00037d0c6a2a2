"""The instructor's part: references, tests, units, guidelines, publishing."""

import io
import threading
import time
import zipfile
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.db import Database
from app.models import Job, Problem
from app.services import publishing, writing
from tests import factories

Client = Callable[[str], httpx.Client]
ZIP = {"content-type": "application/zip"}


@pytest.fixture
def draft(client: Client) -> str:
    """The path of an empty draft of the owner's."""
    made = client("owner").post("/problems", json={"slug": "sum", "title": "Sum"})
    return f"/problems/{made.json()['id']}"


def zipped(files: dict[str, str]) -> bytes:
    """Return a zip of texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


class TestReferences:
    def test_are_split_into_units(self, client: Client, draft: str) -> None:
        body = {"source": factories.ADD_C}
        answer = client("owner").put(f"{draft}/references/c", json=body)
        assert answer.status_code == 200
        assert answer.json()["language"] == "c"
        units = answer.json()["units"]
        assert units["line"] == 5
        assert units["paragraph"] >= 1
        assert units["function"] >= 1
        shown = client("owner").get(f"{draft}/references/c").json()
        assert shown["source"] == factories.ADD_C

    def test_what_does_not_parse_is_taken_with_a_warning(self, client: Client, draft: str) -> None:
        body = {"source": "int main(void) {\n    int x = = 3;\n    return 0;\n}\n"}
        answer = client("owner").put(f"{draft}/references/c", json=body)
        assert answer.status_code == 200
        assert answer.json()["warnings"][0]["line"] >= 1

    @pytest.mark.parametrize(("language", "source"), [("cobol", "x"), ("c", "  \n"), ("c", "// x")])
    def test_what_is_no_program_is_refused(
        self, client: Client, draft: str, language: str, source: str
    ) -> None:
        answer = client("owner").put(f"{draft}/references/{language}", json={"source": source})
        assert answer.status_code == 400

    def test_can_be_deleted(self, client: Client, draft: str) -> None:
        client("owner").put(f"{draft}/references/c", json={"source": factories.ADD_C})
        assert client("owner").delete(f"{draft}/references/c").status_code == 204
        assert client("owner").get(f"{draft}/references/c").status_code == 404


class TestTests:
    def test_come_as_a_zip(self, client: Client, draft: str) -> None:
        content = zipped({"sample1.in": "1 2\n", "sample1.out": "3\n", "b.in": "", "b.ans": "0\n"})
        answer = client("owner").put(f"{draft}/tests", content=content, headers=ZIP)
        assert answer.json() == {"tests": 2, "samples": 1}

    def test_come_as_json_and_are_named_by_number(self, client: Client, draft: str) -> None:
        body = [{"input": "1", "output": "1", "sample": True}, {"input": "2", "output": "2"}]
        assert client("owner").put(f"{draft}/tests", json=body).status_code == 200
        shown = client("owner").get(f"{draft}/tests").json()
        assert [row["name"] for row in shown] == ["1", "2"]
        assert client("owner").put(f"{draft}/tests", json=shown).json()["tests"] == 2

    def test_every_missing_half_is_a_reason(self, client: Client, draft: str) -> None:
        content = zipped({"a.in": "1", "b.out": "2"})
        answer = client("owner").put(f"{draft}/tests", content=content, headers=ZIP)
        assert answer.status_code == 422
        assert len(answer.json()["reasons"]) == 2

    @pytest.mark.parametrize(
        "body", [{}, [{"input": "1"}], [{"input": 1, "output": ""}], [{"name": "../a"}], "x"]
    )
    def test_junk_is_422(self, client: Client, draft: str, body: Any) -> None:
        answer = client("owner").put(f"{draft}/tests", json=body)
        assert answer.status_code == 422
        assert answer.json()["errors"]

    @pytest.mark.parametrize(
        ("kind", "content", "status"),
        [
            ("application/zip", b"no zip", 400),
            ("text/plain", b"1 2", 415),
            ("application/json", b"{", 422),
            ("application/json", b'[{"input": "\\ud800", "output": ""}]', 422),
        ],
    )
    def test_what_cannot_be_read_is_told(
        self, client: Client, draft: str, kind: str, content: bytes, status: int
    ) -> None:
        headers = {"content-type": kind}
        answer = client("owner").put(f"{draft}/tests", content=content, headers=headers)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"

    def test_more_than_64_mib_is_413(self, client: Client, draft: str) -> None:
        content = b"\0" * (64 * 1024 * 1024 + 1)
        answer = client("owner").put(f"{draft}/tests", content=content, headers=ZIP)
        assert answer.status_code == 413


class TestUnits:
    def test_editor_has_the_text_and_student_has_not(self, client: Client, problem: int) -> None:
        units = client("owner").get(f"/problems/{problem}/units?level=line").json()
        source = client("owner").get(f"/problems/{problem}/references/c").json()["source"]
        assert all(source[unit["start"] : unit["end"]] == unit["text"] for unit in units)
        shown = client("student").get(f"/problems/{problem}/units?level=line").json()
        assert len(shown) == len(units)
        assert set(shown[0]) == {"index", "tag", "depth", "guideline", "writer", "checks"}

    def test_student_reads_the_revisions_guideline(self, client: Client, problem: int) -> None:
        path = f"/problems/{problem}/units/line/1"
        changed = client("owner").patch(path, json={"guideline": "새 글"})
        assert (changed.json()["guideline"], changed.json()["writer"]) == ("새 글", "hand")
        units = client("student").get(f"/problems/{problem}/units").json()
        assert units[1]["guideline"] == "line 2번을 쓰세요."

    @pytest.mark.parametrize("query", ["level=word", "locale=fr"])
    def test_junk_is_422(self, client: Client, problem: int, query: str) -> None:
        assert client("student").get(f"/problems/{problem}/units?{query}").status_code == 422

    def test_a_unit_that_is_not_there_is_404(self, client: Client, problem: int) -> None:
        body = {"guideline": "x"}
        for path in ("line/99", "line/2147483647"):
            answer = client("owner").patch(f"/problems/{problem}/units/{path}", json=body)
            assert answer.status_code == 404
        assert client("student").get(f"/problems/{problem}/units?language=java").status_code == 404


class TestGuidelines:
    def test_are_a_job(self, client: Client, problem: int, db: Database) -> None:
        body = {"levels": ["line"], "locale": "en", "writer": "template"}
        answer = client("owner").post(f"/problems/{problem}/guidelines", json=body)
        assert answer.status_code == 202
        job = answer.json()
        assert answer.headers["location"] == f"/api/v1/jobs/{job['id']}"
        assert (job["kind"], job["state"], job["done"], job["total"]) == (
            "guidelines",
            "queued",
            0,
            5,
        )
        with db.writing() as session:
            row = {"language": "c", "level": "line", "text": "Do.", "writer": "template"}
            written = [{**row, "index": index, "checks": []} for index in range(5)]
            writing.record(session, job["id"], written)
        now = client("owner").get(f"/jobs/{job['id']}").json()
        assert (now["state"], now["done"]) == ("done", 5)

    def test_what_went_wrong_is_in_the_users_locale(
        self, client: Client, problem: int, db: Database
    ) -> None:
        body = {"levels": ["line"], "only": 0}
        job = client("owner").post(f"/problems/{problem}/guidelines", json=body).json()
        client("owner").put(f"/problems/{problem}/references/c", json={"source": "int x;\n"})
        with db.writing() as session:
            writing.record(session, job["id"], [])
        path, korean = f"/jobs/{job['id']}", {"accept-language": "ko"}
        assert client("owner").get(path).json()["state"] == "failed"
        assert "write the guidelines again" in client("owner").get(path).json()["error"]
        assert "다시" in client("owner").get(path, headers=korean).json()["error"]

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"levels": []}, 422),
            ({"levels": ["word"]}, 422),
            ({"locale": "fr"}, 422),
            ({"only": -1}, 422),
            ({"writer": "monkey"}, 400),
            ({"language": "java"}, 404),
            ({"levels": ["line"], "only": 99}, 404),
        ],
    )
    def test_junk_is_refused(
        self, client: Client, problem: int, body: dict[str, Any], status: int
    ) -> None:
        answer = client("owner").post(f"/problems/{problem}/guidelines", json=body)
        assert answer.status_code == status


class TestPublish:
    def test_every_reason_is_told_at_once(self, client: Client, draft: str) -> None:
        answer = client("owner").post(f"{draft}/publish")
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert len(answer.json()["reasons"]) == 3
        assert "The problem has no tests: add at least one." in answer.json()["reasons"]

    def test_reasons_are_in_the_users_locale(self, client: Client, draft: str) -> None:
        answer = client("owner").post(f"{draft}/publish", headers={"accept-language": "ko"})
        assert answer.json()["detail"] == "아직 문제를 공개할 수 없습니다."
        assert any("테스트가 없습니다" in reason for reason in answer.json()["reasons"])

    def test_what_takes_too_long_is_a_job(self, client: Client, problem: int) -> None:
        answer = client("owner").post(f"/problems/{problem}/publish")
        assert answer.status_code == 202
        assert answer.headers["location"] == f"/api/v1/jobs/{answer.json()['id']}"

    def test_the_judges_answer_makes_the_revision(
        self, client: Client, problem: int, db: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("app.api.waiting.LOOK_SECONDS", 0.01)
        begin = publishing.start

        def judged(session: Any, user: Any, problem_id: int) -> Job:
            job = begin(session, user, problem_id)
            threading.Thread(target=answer, args=(job.id,)).start()
            return job

        def answer(job_id: int) -> None:
            time.sleep(0.05)  # after the commit, as a worker's answer is
            with db.writing() as session:
                report = factories.accepted_report(session.get_one(Problem, problem))
                publishing.record(session, job_id, "c", report)

        monkeypatch.setattr(publishing, "start", judged)
        made = client("owner").post(f"/problems/{problem}/publish")
        assert made.status_code == 201
        revision = made.json()
        assert (revision["number"], revision["problem_id"]) == (2, problem)
        assert revision["languages"] == ["c"]
        assert revision["levels"] == ["line", "paragraph", "function"]
