"""In which language a page is."""

from app.models import User
from tests.pages import Visit


def test_the_browsers_language_is_taken_first(visit: Visit) -> None:
    assert '<html lang="ko">' in visit(locale="ko-KR,ko;q=0.9,en;q=0.8").get("/").text
    assert '<html lang="en">' in visit(locale="en-GB").get("/").text
    assert '<html lang="ko">' in visit(locale="fr").get("/").text


def test_a_guests_choice_is_kept_in_a_cookie(visit: Visit) -> None:
    browser = visit(locale="ko")
    answer = browser.post("/locale", data={"locale": "en", "next": "/sign-in"})
    assert answer.headers["location"] == "/sign-in"
    assert '<html lang="en">' in browser.get("/").text


def test_a_users_choice_is_kept_in_the_account(visit: Visit, student: User) -> None:
    browser = visit(student, locale="ko")
    browser.post("/locale", data={"locale": "en", "next": "/problems"})
    elsewhere = visit(locale="ko")
    elsewhere.cookies.set("hanjul", browser.cookies["hanjul"])
    assert '<html lang="en">' in elsewhere.get("/problems").text


def test_an_unknown_language_changes_nothing(visit: Visit, student: User) -> None:
    browser = visit(student, locale="ko")
    assert browser.post("/locale", data={"locale": "xx", "next": "//evil"}).status_code == 303
    assert '<html lang="ko">' in browser.get("/problems").text
