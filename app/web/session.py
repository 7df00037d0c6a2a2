"""Signing up, in and out."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from app.domain.access import Role
from app.domain.errors import N_, AppError, Forbidden
from app.models import User
from app.requests import Writing, resources
from app.services import accounts
from app.web import base
from app.web.base import MaybeUser, failed_form, local_path, redirect, render
from app.web.forms import Text

router = APIRouter()
Next = Annotated[str, Form(alias="next")]


@router.get("/sign-in")
def sign_in_page(request: Request, user: MaybeUser, next: str = "/") -> Response:  # noqa: A002
    """Ask for login and password; `next` is the page that was wanted."""
    if user is not None:
        return redirect(local_path(next))
    return render(request, "account/sign_in.html", **_shown(request, next))


@router.post("/sign-in")
def sign_in(
    request: Request,
    session: Writing,
    login: Text = "",
    password: Text = "",
    next_: Next = "/",
) -> Response:
    """Begin a sign-in, or say what is wrong and keep the login that was typed."""
    try:
        user = accounts.authenticate(session, login, password)
    except AppError as error:
        shown = _shown(request, next_, login=login)
        return failed_form(request, "account/sign_in.html", error, **shown)
    return _begin(request, session, user, next_)


@router.get("/sign-up")
def sign_up_page(request: Request, user: MaybeUser, next: str = "/") -> Response:  # noqa: A002
    """Ask for what an account needs."""
    _check_open(request)
    if user is not None:
        return redirect(local_path(next))
    return render(request, "account/sign_up.html", **_shown(request, next))


@router.post("/sign-up")
def sign_up(
    request: Request,
    session: Writing,
    *,
    login: Text = "",
    name: Text = "",
    password: Text = "",
    next_: Next = "/",
) -> Response:
    """Make a student's account and sign it in."""
    _check_open(request)
    locale = base.locale_of(request)
    try:
        user = accounts.create_user(session, login, password, name=name, role=Role.STUDENT)
    except AppError as error:
        shown = _shown(request, next_, login=login, name=name)
        return failed_form(request, "account/sign_up.html", error, **shown)
    user.locale = locale
    return _begin(request, session, user, next_)


@router.post("/sign-out")
def sign_out(request: Request, session: Writing) -> Response:
    """End this browser's sign-in."""
    name = base.sign_in_cookie(request)
    accounts.sign_out(session, request.cookies.get(name, ""))
    response = redirect("/")
    response.delete_cookie(name, secure=_secure(request), httponly=True, samesite="lax")
    return response


def _begin(request: Request, session: Writing, user: User, next_: str) -> Response:
    days = resources(request).settings.sign_in_days
    response = redirect(local_path(next_))
    response.set_cookie(
        base.sign_in_cookie(request),
        accounts.sign_in(session, user, days),
        max_age=days * 24 * 3600,
        httponly=True,
        samesite="lax",
        secure=_secure(request),
    )
    return response


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _check_open(request: Request) -> None:
    if not resources(request).settings.registration:
        raise Forbidden(N_("Accounts are made by the administrator here: ask for one."))


def _shown(request: Request, next_: str, *, login: str = "", name: str = "") -> dict[str, Any]:
    return {
        "registration": resources(request).settings.registration,
        "next": local_path(next_),
        "login": login,
        "name": name,
    }
