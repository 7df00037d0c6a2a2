"""The user's own account: name and languages, password, API tokens."""

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from app.domain.errors import N_, AppError
from app.models import User
from app.requests import Reading, Writing
from app.services import accounts
from app.web.base import (
    ReadingUser,
    WritingUser,
    redirect,
    render,
    sign_in_cookie,
)
from app.web.forms import Refusal, Text, attempt, old_values

router = APIRouter(prefix="/account")


@router.get("")
def show(request: Request, session: Reading, user: ReadingUser, saved: str = "") -> Response:
    """Show the account; `saved` is the form that was just taken."""
    return _page(request, session, user, saved=saved)


def _page(
    request: Request,
    session: Session,
    user: User,
    *,
    refusal: Refusal | None = None,
    saved: str = "",
    secret: str = "",
) -> Response:
    return render(
        request,
        "account/account.html",
        status=refusal.status if refusal else 200,
        tokens=accounts.tokens(session, user),
        saved=saved,
        secret=secret,
        refusal=refusal,
        old=old_values(refusal),
    )


@router.post("")
def update(
    request: Request,
    session: Writing,
    user: WritingUser,
    *,
    name: Text = "",
    locale: Text = "ko",
    guideline_locale: Text = "ko",
) -> Response:
    """Change name and languages."""
    refusal = attempt(
        session,
        "profile",
        lambda: accounts.update(user, name=name, locale=locale, guideline_locale=guideline_locale),
        name=name,
        locale=locale,
        guideline_locale=guideline_locale,
    )
    if refusal:
        return _page(request, session, user, refusal=refusal)
    return redirect("/account?saved=profile")


@router.post("/password")
def change_password(
    request: Request,
    session: Writing,
    user: WritingUser,
    *,
    old: Text = "",
    new: Text = "",
    again: Text = "",
) -> Response:
    """Change the password; every other browser of the user is signed out."""

    def work() -> None:
        if new != again:
            raise AppError(N_("The new password was not typed the same twice: type it again."))
        keep = request.cookies.get(sign_in_cookie(request), "")
        accounts.change_password(session, user, old=old, new=new, keep=keep)

    if refusal := attempt(session, "password", work):
        return _page(request, session, user, refusal=refusal)
    return redirect("/account?saved=password")


@router.post("/tokens")
def create_token(
    request: Request, session: Writing, user: WritingUser, name: Text = ""
) -> Response:
    """Make an API token; the answer is the only page that ever shows it."""
    secret = accounts.create_token(session, user, name)
    session.flush()  # the page lists it
    return _page(request, session, user, secret=secret)


@router.post("/tokens/{token_id}/delete")
def revoke_token(session: Writing, user: WritingUser, token_id: int) -> Response:
    """Make one of the user's tokens worthless."""
    accounts.revoke_token(session, user, token_id)
    return redirect("/account?saved=tokens")
