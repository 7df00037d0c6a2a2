"""Signing in, up and out."""

import pytest
from fastapi import FastAPI

from app.db import Database
from app.models import User
from app.requests import Resources
from app.services import accounts
from tests.pages import Visit
from tests.pages import browser as pages_browser

PASSWORD = "correct horse"


def test_a_guest_is_sent_to_sign_in_and_back(visit: Visit, student: User) -> None:
    browser = visit()
    away = browser.get("/problems?q=a")
    assert (away.status_code, away.headers["location"]) == (
        303,
        "/sign-in?next=%2Fproblems%3Fq%3Da",
    )
    assert 'value="/problems?q=a"' in browser.get(away.headers["location"]).text
    form = {"login": student.login, "password": PASSWORD, "next": "/problems?q=a"}
    assert browser.post("/sign-in", data=form).headers["location"] == "/problems?q=a"
    assert browser.get("/problems").status_code == 200


def test_a_wrong_password_keeps_the_login_that_was_typed(visit: Visit, student: User) -> None:
    answer = visit().post("/sign-in", data={"login": student.login, "password": "wrong"})
    assert answer.status_code == 401
    assert f'value="{student.login}"' in answer.text
    assert "Login or password is wrong" in answer.text
    assert "wrong" not in [part for part in answer.text.split('"') if "password" in part]
    assert "set-cookie" not in answer.headers


def test_the_cookie_is_closed_to_scripts_and_other_sites(visit: Visit, student: User) -> None:
    form = {"login": student.login, "password": PASSWORD}
    cookie = visit().post("/sign-in", data=form).headers["set-cookie"]
    assert cookie.startswith("hanjul=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))


def test_on_https_the_cookie_is_bound_to_the_host(pages: FastAPI, student: User) -> None:
    browser = pages_browser(pages, "https://hanjul.test")
    form = {"login": student.login, "password": PASSWORD}
    cookie = browser.post("/sign-in", data=form).headers["set-cookie"]
    assert cookie.startswith("__Host-hanjul=")
    assert "Secure" in cookie.split("; ")
    assert "Domain" not in cookie
    assert browser.get("/problems").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["//evil.test", "https://evil.test", "/\\evil.test", "\\\\evil.test", "/\t/evil"]
)
def test_next_never_leads_to_another_site(visit: Visit, student: User, elsewhere: str) -> None:
    form = {"login": student.login, "password": PASSWORD, "next": elsewhere}
    assert visit().post("/sign-in", data=form).headers["location"] == "/"


def test_signing_up_makes_a_student_who_is_signed_in(visit: Visit, db: Database) -> None:
    browser = visit(locale="ko")
    form = {"login": "minji", "name": "민지", "password": "long enough"}
    assert browser.post("/sign-up", data=form).status_code == 303
    assert "민지" in browser.get("/problems").text
    with db.reading() as session:
        user = accounts.get_user(session, "minji")
        assert (user.role, user.locale) == ("student", "ko")


def test_a_refused_sign_up_keeps_what_was_typed(visit: Visit, student: User) -> None:
    form = {"login": student.login, "name": "Minji", "password": "long enough"}
    answer = visit().post("/sign-up", data=form)
    assert answer.status_code == 409
    assert f'value="{student.login}"' in answer.text
    assert 'value="Minji"' in answer.text


def test_where_registration_is_off_nobody_signs_up(pages: FastAPI, visit: Visit) -> None:
    old: Resources = pages.state.resources
    settings = old.settings.model_copy(update={"registration": False})
    pages.state.resources = Resources(settings=settings, db=old.db, hub=old.hub)
    browser = visit()
    assert browser.get("/sign-up").status_code == 403
    assert browser.post("/sign-up", data={"login": "a", "password": "x"}).status_code == 403
    assert "/sign-up" not in browser.get("/sign-in").text


def test_after_signing_out_the_old_cookie_is_worth_nothing(visit: Visit, student: User) -> None:
    browser = visit(student)
    kept = browser.cookies["hanjul"]
    assert browser.post("/sign-out").status_code == 303
    assert visit().get("/problems", headers={"cookie": f"hanjul={kept}"}).status_code == 303
