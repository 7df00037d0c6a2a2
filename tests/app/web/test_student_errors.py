"""Errors in the form that the asker can show."""

from fastapi import FastAPI

from app.models import Problem, User
from tests.pages import Visit
from tests.pages import browser as pages_browser


def test_a_page_that_is_not_there(visit: Visit) -> None:
    answer = visit(locale="ko").get("/nowhere")
    assert answer.status_code == 404
    assert "그런 페이지가 없습니다." in answer.text
    assert "<html" in answer.text


def test_a_script_gets_json(visit: Visit) -> None:
    answer = visit().get("/nowhere", headers={"accept": "application/json"})
    assert answer.json() == {"message": "There is no such page.", "reasons": []}


def test_a_scripts_guest_is_told_and_not_redirected(visit: Visit) -> None:
    answer = visit().get("/workspaces/1", headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["message"]) == (401, "Sign in first.")


def test_htmx_gets_a_fragment(visit: Visit) -> None:
    answer = visit().get("/nowhere", headers={"hx-request": "true"})
    assert answer.status_code == 404
    assert "<html" not in answer.text
    assert 'role="alert"' in answer.text


def test_a_path_that_cannot_be_is_a_missing_page(visit: Visit, student: User) -> None:
    assert visit(student).get("/workspaces/abc").status_code == 404


def test_fields_that_cannot_be_read_are_named(visit: Visit, student: User) -> None:
    answer = visit(student).put("/workspaces/1/units/0", json={"wrong": 1})
    assert answer.status_code == 422
    assert "text: " in answer.text


def test_a_wrong_method(visit: Visit, student: User) -> None:
    assert visit(student).get("/sign-out").status_code == 405


def test_a_fault_of_ours_says_so_and_no_more(
    pages: FastAPI, student: User, problem: Problem
) -> None:
    @pages.get("/broken")
    def broken() -> None:
        raise RuntimeError("secret detail")

    browser = pages_browser(pages)
    browser.headers["accept-language"] = "en"
    answer = browser.get("/broken")
    assert answer.status_code == 500
    assert "broke on our side" in answer.text
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


def test_health_says_what_does_not_work(visit: Visit) -> None:
    answer = visit().get("/-/health")
    assert answer.status_code == 503
    assert answer.json()["ok"] is False
