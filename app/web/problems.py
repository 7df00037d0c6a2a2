"""The list of problems, and one problem: its statement and the ways to begin."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from app.models import User, Workspace
from app.requests import Reading, Writing
from app.services import catalogue, problems, revisions, settling, submissions, workspaces
from app.web.base import YEAR, ReadingUser, WritingUser, locale_of, redirect, render
from segmenter import Level

router = APIRouter()
PAGE = 50
CHOICE_COOKIE = "hanjul_choice"


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A workspace on the problem's page: how many of its units are accepted."""

    workspace: Workspace
    done: int
    total: int


@router.get("/problems")
def listing(
    request: Request, session: Reading, user: ReadingUser, q: str = "", skip: int = 0
) -> Response:
    """Show the published problems, fifty to a page."""
    found = catalogue.page(
        session, user, locale_of(request), search=q, skip=max(0, skip), limit=PAGE + 1
    )
    more = skip + PAGE if len(found) > PAGE else None
    return render(
        request, "problems/list.html", entries=found[:PAGE], more=more, q=q, first=skip <= 0
    )


@router.get("/problems/{slug}")
def show(request: Request, session: Reading, user: ReadingUser, slug: str) -> Response:
    """Show a problem's statement, and where the student left off."""
    return render(request, "problems/show.html", **_shown(request, session, user, slug))


@router.post("/problems/{slug}/workspaces")
def begin(
    request: Request,
    session: Writing,
    user: WritingUser,
    slug: str,
    *,
    language: Annotated[str, Form()] = "",
    level: Annotated[str, Form()] = "",
) -> Response:
    """Open the student's workspace in a language and level, a new one where there is none."""
    workspace, _ = workspaces.open_(session, user, slug, language=language, level=level)
    response = redirect(f"/workspaces/{workspace.id}")
    choice = f"{workspace.language}.{workspace.level}"
    response.set_cookie(CHOICE_COOKIE, choice, max_age=YEAR, samesite="lax", httponly=True)
    return response


def problem_context(request: Request, session: Reading, user: User, slug: str) -> dict[str, Any]:
    """Return what every page about a problem shows: the newest revision as the student sees it."""
    revision = revisions.current(session, user, slug)
    problem, document = revision.problem, revisions.read(revision)
    return {
        "problem": problem,
        "document": document,
        "statement": document.statement(locale_of(request)),
        "may_edit": problems.can_edit(user, problem),
        "languages": list(document.programs),
    }


def _shown(request: Request, session: Reading, user: User, slug: str) -> dict[str, Any]:
    context = problem_context(request, session, user, slug)
    programs = context["document"].programs
    offered = {level for program in programs.values() for level in program.levels}
    levels = [str(level) for level in Level if level in offered]
    begun = [_begun(row) for row in workspaces.of_problem(session, user, context["problem"].id)]
    language, level = _choice(request, begun)
    return context | {
        "levels": levels,
        "language": language if language in programs else next(iter(programs), ""),
        "level": level if level in levels else next(iter(levels), ""),
        "begun": begun,
        "progress": submissions.progress(session, user).get(context["problem"].id, "not_started"),
        "judged_again": settling.told(session, user, context["problem"].id),
        "submissions": submissions.of_problem(session, user, context["problem"].id, 20),
    }


def _begun(workspace: Workspace) -> Begun:
    done = len(workspaces.accepted_texts(workspace))
    return Begun(workspace=workspace, done=done, total=len(workspaces.level_of(workspace).units))


def _choice(request: Request, begun: list[Begun]) -> tuple[str, str]:
    """Return the language and level to offer first: this problem's last, else the last of all."""
    if begun:
        return begun[0].workspace.language, begun[0].workspace.level
    language, _, level = request.cookies.get(CHOICE_COOKIE, "").partition(".")
    return language, level
