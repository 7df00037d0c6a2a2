"""The first page, and the switch of the pages' language."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from app.i18n import LOCALES
from app.requests import Writing, resources
from app.web.base import LOCALE_COOKIE, YEAR, MaybeUser, find_user, local_path, redirect, render

router = APIRouter()


@router.get("/")
def home(request: Request, user: MaybeUser) -> Response:
    """Say what Hanjul is; who is signed in goes on to the problems."""
    if user is not None:
        return redirect("/problems")
    return render(request, "home.html", registration=resources(request).settings.registration)


@router.post("/locale")
def set_locale(
    request: Request,
    session: Writing,
    locale: Annotated[str, Form()],
    next_: Annotated[str, Form(alias="next")] = "/",
) -> Response:
    """Change the pages' language: in the account, and in this browser."""
    response = redirect(local_path(next_))
    if locale in LOCALES:
        user = find_user(request, session)
        if user is not None:
            user.locale = locale
        response.set_cookie(LOCALE_COOKIE, locale, max_age=YEAR, samesite="lax", httponly=True)
    return response
