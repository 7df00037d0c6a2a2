"""Accounts, sign-ins and tokens."""

import pytest

from app.db import Database
from app.domain.errors import AppError, Conflict, NotSignedIn
from app.services import accounts

PASSWORD = "correct horse"


def test_guidelines_are_korean_until_another_language_is_chosen(db: Database) -> None:
    with db.writing() as session:
        user = accounts.create_user(session, "emma", PASSWORD)
        accounts.update(user, name="Emma", locale="en", guideline_locale=user.guideline_locale)
        assert (user.locale, user.guideline_locale) == ("en", "ko")


def test_the_right_password_signs_in_and_out(db: Database) -> None:
    with db.writing() as session:
        user = accounts.create_user(session, "minsu", PASSWORD)
        assert accounts.authenticate(session, "minsu", PASSWORD) is user
        cookie = accounts.sign_in(session, user, 1)
        session.flush()
        assert accounts.signed_in_user(session, cookie) is user
        accounts.sign_out(session, cookie)
        assert accounts.signed_in_user(session, cookie) is None


@pytest.mark.parametrize(("login", "password"), [("minsu", "wrong horse"), ("nobody", PASSWORD)])
def test_a_wrong_login_or_password_is_refused_alike(
    db: Database, login: str, password: str
) -> None:
    with db.writing() as session:
        accounts.create_user(session, "minsu", PASSWORD)
        with pytest.raises(NotSignedIn, match="Login or password"):
            accounts.authenticate(session, login, password)


def test_a_sign_in_ends_by_itself(db: Database) -> None:
    with db.writing() as session:
        cookie = accounts.sign_in(session, accounts.create_user(session, "minsu", PASSWORD), 0)
        session.flush()
        assert accounts.signed_in_user(session, cookie) is None


def test_a_taken_login_is_refused(db: Database) -> None:
    with db.writing() as session:
        accounts.create_user(session, "minsu", PASSWORD)
        with pytest.raises(Conflict):
            accounts.create_user(session, "minsu", PASSWORD)


@pytest.mark.parametrize(("login", "password"), [("a b", PASSWORD), ("minsu", "short"), ("", "")])
def test_a_bad_login_or_password_cannot_be_made(db: Database, login: str, password: str) -> None:
    with db.writing() as session, pytest.raises(AppError):
        accounts.create_user(session, login, password)


def test_the_password_and_tokens_are_kept_as_hashes_only(db: Database) -> None:
    with db.writing() as session:
        user = accounts.create_user(session, "minsu", PASSWORD)
        token = accounts.create_token(session, user)
        session.flush()
        assert user.password_hash.startswith("$argon2id$")
        assert accounts.token_user(session, token) is user
        assert all(token not in row.token_hash for row in accounts.tokens(session, user))


def test_only_the_owner_revokes_a_token(db: Database) -> None:
    with db.writing() as session:
        owner = accounts.create_user(session, "minsu", PASSWORD)
        other = accounts.create_user(session, "jiho", PASSWORD)
        token = accounts.create_token(session, owner)
        session.flush()
        (row,) = accounts.tokens(session, owner)
        accounts.revoke_token(session, other, row.id)
        assert accounts.token_user(session, token) is owner
        accounts.revoke_token(session, owner, row.id)
        assert accounts.token_user(session, token) is None
