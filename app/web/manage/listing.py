"""The instructor's problems: the list, a new one, one from a package."""

from typing import Annotated

from fastapi import APIRouter, File, Request, Response, UploadFile
from sqlalchemy.orm import Session

from app.domain.errors import N_, AppError
from app.domain.packages.unpacking import MAX_TOTAL_BYTES
from app.models import User
from app.requests import Reading, Writing
from app.services import packages, problems
from app.web.base import ReadingUser, WritingUser, redirect, render
from app.web.forms import Refusal, Text, attempt, old_values, read_upload

router = APIRouter()
PAGE = 50


@router.get("")
def index(request: Request, session: Reading, user: ReadingUser, after: int = 0) -> Response:
    """Show the user's own problems."""
    return _list(request, session, user, after=after)


def _list(
    request: Request,
    session: Session,
    user: User,
    *,
    after: int = 0,
    refusal: Refusal | None = None,
) -> Response:
    found = problems.owned(session, user, after=after, limit=PAGE + 1)
    return render(
        request,
        "manage/index.html",
        status=refusal.status if refusal else 200,
        problems=found[:PAGE],
        more=found[PAGE - 1].id if len(found) > PAGE else None,
        refusal=refusal,
    )


@router.post("/import")
def import_package(
    request: Request,
    session: Writing,
    user: WritingUser,
    package: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Make drafts of an uploaded problem package, or say everything that is wrong with it."""
    slugs: list[str] = []

    def work() -> None:
        data = read_upload(package, MAX_TOTAL_BYTES)
        if not data:
            raise AppError(N_("Choose a file first."))
        name = package.filename or "" if package else ""
        jobs = packages.import_and_judge(session, user, data, name)
        slugs.extend(job.problem.slug for job in jobs)

    if refusal := attempt(session, "import", work):
        return _list(request, session, user, refusal=refusal)
    return redirect(f"/manage/problems/{slugs[0]}#package" if len(slugs) == 1 else "/manage")


@router.get("/problems/new")
def new(request: Request) -> Response:
    """Show the form of a new problem."""
    return render(request, "manage/new.html", refusal=None, old=old_values(None))


@router.get("/slug")
def slug_of(request: Request, session: Reading, title: str = "") -> Response:
    """Propose a short name for a title."""
    return render(request, "manage/_slug.html", slug=problems.free_slug(session, title))


@router.post("/problems/new")
def create(
    request: Request,
    session: Writing,
    user: WritingUser,
    *,
    title: Text = "",
    slug: Text = "",
    locale: Text = "ko",
) -> Response:
    """Make a draft problem."""
    name = slug.strip() or problems.free_slug(session, title)
    refusal = attempt(
        session,
        "new",
        lambda: problems.create(session, user, slug=name, title=title, locale=locale),
        title=title,
        slug=slug,
        locale=locale,
    )
    if refusal:
        old = old_values(refusal)
        return render(request, "manage/new.html", refusal.status, refusal=refusal, old=old)
    return redirect(f"/manage/problems/{name}")


@router.post("/problems/{slug}/delete")
def delete(request: Request, session: Writing, user: WritingUser, slug: str) -> Response:
    """Delete a problem that was never published."""
    problem = problems.editable(session, user, slug)
    if refusal := attempt(session, "delete", lambda: problems.delete(session, user, problem.id)):
        return _list(request, session, user, refusal=refusal)
    return redirect("/manage")
