"""The account: languages, password, tokens."""

import re

import pytest

from app.db import Database
from app.models import ApiToken, User
from app.services import accounts
from tests.app.web.manage.conftest import PASSWORD, Browsers


def test_languages_are_kept(browser_of: Browsers, db: Database, users: dict[str, User]) -> None:
    form = {"name": "민지", "locale": "ko", "guideline_locale": "en"}
    answer = browser_of("student").post("/account", data=form)
    assert 'lang="ko"' in answer.text
    with db.reading() as session:
        user = session.get_one(User, users["student"].id)
        assert (user.name, user.locale, user.guideline_locale) == ("민지", "ko", "en")


def test_refused_name_is_kept_in_the_form(browser_of: Browsers) -> None:
    form = {"name": "x" * 81, "locale": "en"}
    answer = browser_of("student").post("/account", data=form)
    assert answer.status_code == 400
    assert "x" * 81 in answer.text


class TestPassword:
    def test_changes_and_signs_other_browsers_out(
        self, browser_of: Browsers, db: Database, users: dict[str, User]
    ) -> None:
        with db.writing() as session:
            elsewhere = accounts.sign_in(session, users["owner"], 1)
        form = {"old": PASSWORD, "new": "a new password", "again": "a new password"}
        assert browser_of("owner").post("/account/password", data=form).status_code == 200
        assert browser_of("owner").get("/account").url.path == "/account"
        with db.writing() as session:
            assert accounts.signed_in_user(session, elsewhere) is None
            assert accounts.authenticate(session, "owner", "a new password")

    @pytest.mark.parametrize(
        ("old", "new", "again", "reason"),
        [
            ("wrong one", "a new password", "a new password", "present password is wrong"),
            (PASSWORD, "short", "short", "at least 8 characters"),
            (PASSWORD, "a new password", "another password", "not typed the same twice"),
        ],
    )
    def test_is_refused(
        self, browser_of: Browsers, old: str, new: str, again: str, reason: str
    ) -> None:
        form = {"old": old, "new": new, "again": again}
        answer = browser_of("owner").post("/account/password", data=form)
        assert answer.status_code == 400
        assert reason in answer.text
        assert old not in answer.text
        assert new not in answer.text


class TestTokens:
    def test_is_shown_once_and_works(self, browser_of: Browsers, db: Database) -> None:
        answer = browser_of("owner").post("/account/tokens", data={"name": "LMS"})
        found = re.search(r"hanjul_[\w-]+", answer.text)
        assert found
        assert found[0] not in browser_of("owner").get("/account").text
        with db.reading() as session:
            user = accounts.token_user(session, found[0])
            assert user
            assert user.login == "owner"

    def test_is_revoked_by_its_owner_only(self, browser_of: Browsers, db: Database) -> None:
        browser_of("owner").post("/account/tokens", data={"name": "LMS"})
        browser_of("other").post("/account/tokens/1/delete")
        with db.reading() as session:
            assert session.get(ApiToken, 1)
        browser_of("owner").post("/account/tokens/1/delete")
        with db.reading() as session:
            assert session.get(ApiToken, 1) is None
