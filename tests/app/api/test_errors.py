"""Errors as problem+json: every kind, in the right locale, with nothing of our inside."""

from collections.abc import Callable

import httpx
import pytest
from fastapi import FastAPI

from app.db import Database
from app.models import User

Client = Callable[[str], httpx.Client]


def test_a_route_that_is_not_there(client: Client) -> None:
    answer = client("nobody").get("/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this address.",
    }


def test_webhooks_are_not_there(client: Client) -> None:
    assert client("owner").get("/webhooks").status_code == 404


def test_a_method_that_is_not_taken(client: Client) -> None:
    answer = client("owner").put("/problems", json={})
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert "GET" in answer.headers["allow"] or "POST" in answer.headers["allow"]


def test_our_own_fault_tells_nothing(
    client: Client, problem: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr("app.services.submissions.progress", broken)
    answer = client("student").get("/problems")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "swordfish" not in answer.text


class TestLocale:
    def test_is_the_users_where_no_header_says(
        self, client: Client, db: Database, users: dict[str, User]
    ) -> None:
        student = client("student")
        del student.headers["accept-language"]
        answer = student.get("/problems/none")
        assert answer.json()["detail"] == "그런 문제는 없습니다."
        assert answer.headers["content-language"] == "ko"
        with db.writing() as session:
            session.get_one(User, users["student"].id).locale = "en"
        assert student.get("/problems/none").json()["detail"] == "There is no such problem."

    @pytest.mark.parametrize(
        ("header", "detail"),
        [
            ("ko-KR,ko;q=0.9", "그런 문제는 없습니다."),
            ("fr, en;q=0.5", "There is no such problem."),
            ("fr", "그런 문제는 없습니다."),
            ("*", "그런 문제는 없습니다."),
        ],
    )
    def test_is_the_headers_where_we_have_it(
        self, client: Client, header: str, detail: str
    ) -> None:
        answer = client("student").get("/problems/none", headers={"accept-language": header})
        assert answer.json()["detail"] == detail


def test_a_body_that_is_too_large_is_413(client: Client) -> None:
    large = b'{"title": "' + b"x" * (4 * 1024 * 1024) + b'"}'
    headers = {"content-type": "application/json"}
    answer = client("owner").post("/problems", content=large, headers=headers)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_openapi_describes_every_answer(web: FastAPI, client: Client) -> None:
    schema = client("nobody").get("/openapi.json").json()
    assert schema["openapi"].startswith("3.")
    assert schema["components"]["securitySchemes"]
    for methods in schema["paths"].values():
        for operation in methods.values():
            assert operation["security"]
            assert operation["description"]
            assert list(operation["responses"]["4XX"]["content"]) == ["application/problem+json"]
            assert "422" not in operation["responses"]
