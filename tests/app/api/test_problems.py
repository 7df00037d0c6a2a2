"""Problems over REST: who reads what, and what a payload must be."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

Client = Callable[[str], httpx.Client]
NEW = {"slug": "sum", "title": "Sum", "statement": "Add.", "locale": "en"}


class TestCreate:
    def test_gives_the_draft_with_its_address(self, client: Client) -> None:
        answer = client("owner").post("/problems", json=NEW)
        assert answer.status_code == 201
        made = answer.json()
        assert answer.headers["location"] == f"/api/v1/problems/{made['id']}"
        assert (made["slug"], made["title"], made["statement"]) == ("sum", "Sum", "Add.")
        assert (made["published"], made["revision"], made["tests"]) == (False, None, 0)
        assert made["limits"] == {
            "cpu_seconds": 2.0,
            "wall_seconds": 10.0,
            "memory_mib": 256,
            "output_kib": 4096,
            "processes": 64,
        }

    def test_limits_not_given_are_the_default(self, client: Client) -> None:
        body = NEW | {"limits": {"cpu_seconds": 5}, "checker": "lines", "difficulty": 3}
        made = client("owner").post("/problems", json=body).json()
        assert made["limits"]["cpu_seconds"] == 5
        assert made["limits"]["memory_mib"] == 256
        assert (made["checker"], made["difficulty"]) == ("lines", 3)

    @pytest.mark.parametrize(
        ("change", "pointer"),
        [
            ({"slug": "No Blanks"}, "/slug"),
            ({"slug": None}, "/slug"),
            ({"title": ""}, "/title"),
            ({"title": 7}, "/title"),
            ({"title": "nul \0"}, "/title"),
            ({"locale": "fr"}, "/locale"),
            ({"checker": "magic"}, "/checker"),
            ({"checker": "floats:nan"}, "/checker"),
            ({"checker": "tokens:1"}, "/checker"),
            ({"limits": {"cpu_seconds": 0}}, "/limits/cpu_seconds"),
            ({"limits": {"cpu_seconds": "2"}}, "/limits/cpu_seconds"),
            ({"limits": {"memory": 1}}, "/limits/memory"),
            ({"difficulty": 9}, "/difficulty"),
            ({"surprise": 1}, "/surprise"),
        ],
    )
    def test_junk_is_422_and_says_where(
        self, client: Client, change: dict[str, Any], pointer: str
    ) -> None:
        answer = client("owner").post("/problems", json=NEW | change)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert [row["pointer"] for row in answer.json()["errors"]] == [pointer]

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"slug": NaN}', b"\xff"])
    def test_what_is_no_object_is_422(self, client: Client, body: bytes) -> None:
        headers = {"content-type": "application/json"}
        answer = client("owner").post("/problems", content=body, headers=headers)
        assert answer.status_code in (400, 422)
        assert answer.headers["content-type"] == "application/problem+json"

    def test_a_lone_surrogate_is_422(self, client: Client) -> None:
        body = b'{"slug": "sum", "title": "\\ud800"}'
        headers = {"content-type": "application/json"}
        assert client("owner").post("/problems", content=body, headers=headers).status_code == 422

    def test_a_taken_slug_is_409(self, client: Client) -> None:
        client("owner").post("/problems", json=NEW)
        answer = client("other").post("/problems", json=NEW)
        assert answer.status_code == 409
        assert "choose another name" in answer.json()["detail"]


class TestShow:
    def test_student_reads_the_revision_and_editor_the_draft(
        self, client: Client, problem: int
    ) -> None:
        change = {"title": "새 제목", "statement": "새 글", "limits": {"cpu_seconds": 9}}
        changed = client("owner").patch(f"/problems/{problem}", json=change)
        assert changed.json()["title"] == "새 제목"
        student = client("student").get(f"/problems/{problem}").json()
        assert (student["title"], student["statement"]) == ("더하기", "a와 b를 더하세요.")
        assert student["limits"]["cpu_seconds"] == 2
        assert (student["published"], student["revision"]) == (True, 1)
        assert student["languages"] == ["c"]
        assert student["levels"] == ["line", "paragraph", "function"]
        assert student["progress"] == "not_started"

    def test_only_samples_are_shown(self, client: Client, problem: int) -> None:
        shown = client("student").get(f"/problems/{problem}")
        assert shown.json()["samples"] == [{"name": "sample1", "input": "1 2\n", "output": "3\n"}]
        assert "hidden1" not in shown.text
        assert not {"statements", "references", "tests"} & set(shown.json())

    def test_editor_reads_what_the_draft_has(self, client: Client, problem: int) -> None:
        draft = client("owner").get(f"/problems/{problem}").json()
        assert draft["statements"]["ko"]["title"] == "더하기"
        assert draft["references"]["c"] > 50
        assert draft["tests"] == 2

    def test_slug_is_a_name_too(self, client: Client, problem: int) -> None:
        slug = client("student").get(f"/problems/{problem}").json()["slug"]
        assert client("student").get(f"/problems/{slug}").json()["id"] == problem

    @pytest.mark.parametrize("key", ["0", "99999999999999999999", "none", "%00", "a%2Fb", "..."])
    def test_what_is_not_there_is_404(self, client: Client, problem: int, key: str) -> None:
        answer = client("student").get(f"/problems/{key}")
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"

    def test_a_draft_does_not_exist_for_others(self, client: Client) -> None:
        made = client("owner").post("/problems", json=NEW).json()["id"]
        assert client("student").get(f"/problems/{made}").status_code == 404
        assert client("other").get(f"/problems/{made}").status_code == 404
        assert client("admin").get(f"/problems/{made}").status_code == 200

    def test_statement_is_in_the_locale_asked_for(self, client: Client, problem: int) -> None:
        english = {"title": "Adding", "statement": "Add them.", "locale": "en"}
        client("owner").patch(f"/problems/{problem}", json=english)
        draft = client("owner").get(f"/problems/{problem}").json()
        assert (draft["locale"], draft["title"]) == ("en", "Adding")
        korean = {"accept-language": "ko"}
        draft = client("owner").get(f"/problems/{problem}", headers=korean).json()
        assert (draft["locale"], draft["title"]) == ("ko", "더하기")


class TestDelete:
    def test_a_draft_goes(self, client: Client) -> None:
        made = client("owner").post("/problems", json=NEW).json()["id"]
        assert client("owner").delete(f"/problems/{made}").status_code == 204
        assert client("owner").get(f"/problems/{made}").status_code == 404

    def test_a_published_problem_stays(self, client: Client, problem: int) -> None:
        assert client("owner").delete(f"/problems/{problem}").status_code == 409


class TestIndex:
    def test_pages_follow_each_other_and_miss_nothing(self, client: Client) -> None:
        owner = client("owner")
        made = [
            owner.post("/problems", json=NEW | {"slug": f"p-{i}"}).json()["id"] for i in range(5)
        ]
        seen, url = [], "/problems?limit=2"
        while url:
            page = owner.get(url)
            assert len(page.json()) <= 2
            seen += [row["id"] for row in page.json()]
            url = page.links.get("next", {}).get("url", "")
        assert seen == made

    def test_the_last_full_page_has_no_next(self, client: Client, problem: int) -> None:
        page = client("student").get("/problems?limit=1")
        assert [row["id"] for row in page.json()] == [problem]
        assert "link" not in page.headers

    @pytest.mark.parametrize(
        "query", ["limit=0", "limit=201", "limit=x", "cursor=!", "cursor=AAAA", "cursor=LTE"]
    )
    def test_junk_is_422(self, client: Client, query: str) -> None:
        assert client("student").get(f"/problems?{query}").status_code == 422

    def test_student_sees_no_drafts(self, client: Client) -> None:
        client("owner").post("/problems", json=NEW)
        assert client("student").get("/problems").json() == []
