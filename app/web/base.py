"""What every page shares: who asks, in which locale, and the one way to render a template."""

import hashlib
from functools import lru_cache, partial
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy.orm import Session

from app.domain.access import may_create_problem
from app.domain.concepts import CONCEPT_NAMES
from app.domain.errors import N_, AppError, NotSignedIn
from app.i18n import LOCALES, best_locale, error_text, translate
from app.models import User
from app.requests import Reading, Writing, resources
from app.services import accounts
from app.telling import case_text, fault_texts, feedback_text
from app.web.markdown import to_html, with_code
from app.web.navigation import links
from app.web.words import (
    LANGUAGE_NAMES,
    LEVEL_NAMES,
    PROGRESS_NAMES,
    STATE_NAMES,
    VERDICT_NAMES,
    WRITER_KINDS,
    WRITER_NAMES,
)

APP = Path(__file__).parent.parent
STATIC = APP / "static"
LOCALE_COOKIE = "hanjul_locale"
YEAR = 365 * 24 * 3600


def sign_in_cookie(request: Request) -> str:
    """Return the sign-in cookie's name; on https the browser itself forbids a foreign one."""
    return "__Host-hanjul" if request.url.scheme == "https" else "hanjul"


def find_user(request: Request, session: Session) -> User | None:
    """Return who is signed in, and keep it for the page's header."""
    token = request.cookies.get(sign_in_cookie(request))
    request.state.user = user = accounts.signed_in_user(session, token) if token else None
    return user


def _maybe(request: Request, session: Reading) -> User | None:
    return find_user(request, session)


def _reading(request: Request, session: Reading) -> User:
    return _signed_in(find_user(request, session))


def _writing(request: Request, session: Writing) -> User:
    return _signed_in(find_user(request, session))


def _signed_in(user: User | None) -> User:
    if user is None:
        raise NotSignedIn(N_("Sign in first."))
    return user


MaybeUser = Annotated[User | None, Depends(_maybe)]
"""Who is signed in, or None for a guest; of the session `Reading`."""
ReadingUser = Annotated[User, Depends(_reading)]
"""The signed-in user, of the session `Reading`; a guest is sent to the sign-in page."""
WritingUser = Annotated[User, Depends(_writing)]
"""The same of the session `Writing`, for endpoints that change something."""


def locale_of(request: Request) -> str:
    """Return the page's locale: the account's, else the cookie's, else the browser's."""
    user: User | None = getattr(request.state, "user", None)
    wanted = user.locale if user else request.cookies.get(LOCALE_COOKIE)
    return wanted if wanted in LOCALES else best_locale(request.headers.get("accept-language", ""))


def redirect(path: str) -> RedirectResponse:
    """Send the browser to another page with GET."""
    return RedirectResponse(path, status_code=303)


def local_path(path: str, default: str = "/") -> str:
    """Return `path` if it is one of our own pages, else `default`: no open redirects."""
    parts = urlsplit(path.replace("\\", "/"))
    ours = not parts.scheme and not parts.netloc and path.startswith("/")
    plain = path.isprintable() and not path.startswith(("//", "/\\"))
    return path if ours and plain else default


def render(request: Request, template: str, /, status: int = 200, **context: Any) -> HTMLResponse:
    """Return a page. Every template has `_`, `locale`, `user`, `request`, `nav` and `words`."""
    return HTMLResponse(render_text(request, template, **context), status_code=status)


def render_text(request: Request, template: str, /, **context: Any) -> str:
    """Return a template's text, for fragments that travel in other answers."""
    locale = locale_of(request)
    user: User | None = getattr(request.state, "user", None)
    return (
        environment()
        .get_template(template)
        .render(
            _=partial(translate, locale),
            error_text=partial(error_text, locale),
            locale=locale,
            user=user,
            may_manage=user is not None and may_create_problem(user.role),
            nav=links(user, request.url.path),
            request=request,
            nonce=getattr(request.state, "nonce", ""),
            **({"error": None} | context),
        )
    )


def failed_form(
    request: Request, template: str, error: AppError, /, **context: Any
) -> HTMLResponse:
    """Return a form again with what was typed and the `error` that says what to mend."""
    return render(request, template, status=error.status, error=error, **context)


@lru_cache
def environment() -> Environment:
    """Return the template environment: escaped by default, and a missing name is an error."""
    found = Environment(
        loader=FileSystemLoader(APP / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["markdown"] = to_html
    found.filters["code"] = with_code
    found.globals |= {
        "case_text": case_text,
        "feedback_text": feedback_text,
        "fault_texts": fault_texts,
        "static": static,
        "locales": LOCALES,
        "level_names": LEVEL_NAMES,
        "language_names": LANGUAGE_NAMES,
        "concept_names": CONCEPT_NAMES,
        "verdict_names": VERDICT_NAMES,
        "progress_names": PROGRESS_NAMES,
        "state_names": STATE_NAMES,
        "writer_names": WRITER_NAMES,
        "writer_kinds": WRITER_KINDS,
        "resources_of": resources,
    }
    return found


def static(name: str) -> str:
    """Return the address of a static file, new whenever its content is."""
    path = STATIC / name
    stamp = path.stat().st_mtime_ns if path.exists() else 0
    return f"/static/{name}?v={_digest(path, stamp)}"


@lru_cache
def _digest(path: Path, _stamp: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.exists() else "none"
