"""People: accounts, sign-ins and API tokens."""

import hashlib
import re
import secrets
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.access import Role
from app.domain.errors import N_, AppError, Conflict, NotFound, NotSignedIn
from app.domain.text import storable
from app.i18n import LOCALES
from app.models import ApiToken, SignIn, User, now

_HASHER = PasswordHasher()
_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{1,63}")
MIN_PASSWORD = 8
MAX_NAME = 80
# Verified when the login is unknown, so that both answers take the same time.
_NOBODY = _HASHER.hash(secrets.token_hex())


def create_user(
    session: Session, login: str, password: str, *, name: str = "", role: str = Role.STUDENT
) -> User:
    """Make an account; the login is unique, the password at least eight characters."""
    if not _LOGIN.fullmatch(login):
        raise AppError(N_("A login has 2 to 64 letters, digits or . _ @ - and no blanks."))
    if session.scalar(select(User.id).where(User.login == login)):
        raise Conflict(N_("The login %(login)s is taken: choose another."), login=login)
    storable(name)
    user = User(login=login, name=name.strip() or login, role=role, password_hash="")
    set_password(user, password)
    session.add(user)
    session.flush()  # callers need the id
    return user


def set_password(user: User, password: str) -> None:
    """Change a password; only its argon2 hash is kept."""
    if len(password) < MIN_PASSWORD:
        raise AppError(N_("A password has at least %(count)s characters."), count=MIN_PASSWORD)
    user.password_hash = _HASHER.hash(password)


def change_password(session: Session, user: User, *, old: str, new: str, keep: str = "") -> None:
    """Change the user's own password; every sign-in but the one of token `keep` ends."""
    try:
        _HASHER.verify(user.password_hash, old)
    except VerificationError:
        raise AppError(N_("The present password is wrong: try again.")) from None
    set_password(user, new)
    others = delete(SignIn).where(SignIn.user_id == user.id, SignIn.token_hash != _digest(keep))
    session.execute(others)


def update(user: User, *, name: str, locale: str, guideline_locale: str) -> None:
    """Change the user's own name and languages, of the pages and of the guidelines."""
    if locale not in LOCALES or guideline_locale not in LOCALES:
        raise AppError(N_("The locale must be one of %(known)s."), known=", ".join(LOCALES))
    if len(name) > MAX_NAME:
        raise AppError(N_("A name has at most %(count)s characters."), count=MAX_NAME)
    user.name = name.strip() or user.login
    user.locale, user.guideline_locale = locale, guideline_locale


def user_named(session: Session, login: str) -> User | None:
    """Return the user with this login."""
    return session.scalar(select(User).where(User.login == login))


def get_user(session: Session, login: str) -> User:
    """Return the user with this login, or say that there is none."""
    user = user_named(session, login)
    if user is None:
        raise NotFound(N_("There is no user called %(login)s."), login=login)
    return user


def authenticate(session: Session, login: str, password: str) -> User:
    """Return the user with this login and password."""
    user = user_named(session, login.strip())
    try:
        _HASHER.verify(user.password_hash if user else _NOBODY, password)
    except VerificationError:
        user = None
    if user is None:
        raise NotSignedIn(N_("Login or password is wrong: try again."))
    return user


def sign_in(session: Session, user: User, days: int) -> str:
    """Begin a sign-in of `days` days and return the token for its cookie."""
    session.execute(delete(SignIn).where(SignIn.expires_at < now()))
    token = secrets.token_urlsafe(32)
    expires = now() + timedelta(days=days)
    session.add(SignIn(token_hash=_digest(token), user_id=user.id, expires_at=expires))
    return token


def sign_out(session: Session, token: str) -> None:
    """End a sign-in; its cookie is worth nothing afterwards."""
    session.execute(delete(SignIn).where(SignIn.token_hash == _digest(token)))


def signed_in_user(session: Session, token: str) -> User | None:
    """Return whose sign-in a cookie's token is."""
    query = select(SignIn).where(SignIn.token_hash == _digest(token), SignIn.expires_at > now())
    found = session.scalar(query)
    return found.user if found else None


def create_token(session: Session, user: User, name: str = "") -> str:
    """Make a bearer token for the REST API; it is shown once and kept only as a hash."""
    token = f"hanjul_{secrets.token_urlsafe(32)}"
    session.add(ApiToken(token_hash=_digest(token), user_id=user.id, name=name.strip()[:80]))
    return token


def token_user(session: Session, token: str) -> User | None:
    """Return whose bearer token this is."""
    return session.scalar(select(User).join(ApiToken).where(ApiToken.token_hash == _digest(token)))


def tokens(session: Session, user: User) -> list[ApiToken]:
    """Return a user's tokens, without their secret."""
    query = select(ApiToken).where(ApiToken.user_id == user.id).order_by(ApiToken.id)
    return list(session.scalars(query))


def revoke_token(session: Session, user: User, token_id: int) -> None:
    """Delete one of the user's own tokens."""
    session.execute(delete(ApiToken).where(ApiToken.id == token_id, ApiToken.user_id == user.id))


def _digest(token: str) -> str:
    # The tokens have 256 random bits: a fast hash is enough to keep the table useless to a thief.
    return hashlib.sha256(token.encode()).hexdigest()
