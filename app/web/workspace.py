"""The workspace: the page where a program takes shape, and what its script asks for."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel

from app.i18n import LOCALES
from app.models import Judging, User, Workspace
from app.requests import Reading, Writing
from app.services import (
    attempts,
    catalogue,
    hints,
    problems,
    revisions,
    settling,
    submissions,
    workspaces,
)
from app.web.base import ReadingUser, WritingUser, locale_of, redirect, render
from app.web.feedback import attempt_answer
from app.web.program import blocks, current_unit

router = APIRouter()


class Typed(BaseModel):
    """What stands in the editor."""

    text: str


@router.get("/workspaces/{workspace_id}")
def show(
    request: Request,
    session: Reading,
    user: ReadingUser,
    workspace_id: int,
    unit: int | None = None,
) -> Response:
    """Show the workspace, with the first unit that is still to write (or `unit`) at hand."""
    workspace = workspaces.get(session, user, workspace_id)
    document = revisions.read(workspace.revision)
    context = _program(request, session, workspace, unit) | {
        "document": document,
        "problem": workspace.revision.problem,
        "statement": document.statement(locale_of(request)),
        "guideline_locale": user.guideline_locale,
        "guideline_locales": _guideline_locales(workspace),
        "newer": _has_newer(session, workspace),
        "judged_again": _judged_again(session, user, workspace),
    }
    context |= _result(request, session, workspace)
    return render(request, "workspace/show.html", **context)


@router.get("/workspaces/{workspace_id}/program")
def program(
    request: Request,
    session: Reading,
    user: ReadingUser,
    workspace_id: int,
    *,
    unit: int | None = None,
    after: int = -1,
) -> Response:
    """Return program and result as a fragment: at hand is `unit`, else what comes `after` one."""
    workspace = workspaces.get(session, user, workspace_id)
    context = _program(request, session, workspace, unit, after) | _result(
        request, session, workspace
    )
    return render(request, "workspace/_program.html", **context)


@router.get("/workspaces/{workspace_id}/result")
def result(request: Request, session: Reading, user: ReadingUser, workspace_id: int) -> Response:
    """Return how the whole program fares, as a fragment."""
    workspace = workspaces.get(session, user, workspace_id)
    return render(request, "workspace/_result.html", **_result(request, session, workspace))


@router.put("/workspaces/{workspace_id}/units/{index}", status_code=204)
def save(
    session: Writing, user: WritingUser, workspace_id: int, index: int, typed: Typed
) -> Response:
    """Keep what is being typed."""
    workspaces.save(session, user, workspace_id, index, typed.text)
    return Response(status_code=204)


@router.post("/workspaces/{workspace_id}/units/{index}/attempts")
def try_unit(
    request: Request,
    session: Writing,
    user: WritingUser,
    workspace_id: int,
    index: int,
    *,
    typed: Typed,
) -> dict[str, Any]:
    """Try a unit; the answer is there at once, or comes as events of the attempt."""
    attempt = attempts.create(session, user, workspace_id, index, typed.text)
    return attempt_answer(attempt, locale_of(request))


@router.post("/workspaces/{workspace_id}/units/{index}/hints")
def hint(
    request: Request, session: Writing, user: WritingUser, workspace_id: int, index: int
) -> dict[str, Any]:
    """Open the next hint for the last answer to a unit."""
    return attempt_answer(hints.open_next(session, user, workspace_id, index), locale_of(request))


@router.post("/workspaces/{workspace_id}/guideline-locale")
def set_guideline_locale(
    session: Writing, user: WritingUser, workspace_id: int, locale: Annotated[str, Form()] = ""
) -> Response:
    """Choose the language of the guidelines, which may differ from the pages' own."""
    workspaces.get(session, user, workspace_id)
    if locale in LOCALES:
        user.guideline_locale = locale
    return redirect(f"/workspaces/{workspace_id}")


def _judged_again(session: Reading, user: User, workspace: Workspace) -> list[Judging]:
    """Return what was given or taken back of the units in the workspace's language and level."""
    return [
        row
        for row in settling.told(session, user, workspace.revision.problem_id)
        if row.attempt is not None
        and row.attempt.workspace.language == workspace.language
        and row.attempt.workspace.level == workspace.level
    ]


def _has_newer(session: Reading, workspace: Workspace) -> bool:
    """Whether a newer revision offers the workspace's language and level."""
    last = problems.latest(session, workspace.revision.problem_id)
    if last is None or last.id == workspace.revision_id:
        return False
    program = revisions.read(last).programs.get(workspace.language)
    return program is not None and workspace.level in program.levels


def _guideline_locales(workspace: Workspace) -> list[str]:
    units = workspaces.level_of(workspace).units
    return [locale for locale in LOCALES if any(locale in unit.guidelines for unit in units)]


def _program(
    request: Request,
    session: Reading,
    workspace: Workspace,
    wanted: int | None,
    after: int = -1,
) -> dict[str, Any]:
    pieces = workspaces.pieces(workspace, workspace.user.guideline_locale)
    units = [piece for piece in pieces if piece.unit is not None]
    known = wanted is not None and 0 <= wanted < len(units) and not units[wanted].locked
    return {
        "workspace": workspace,
        "blocks": blocks(pieces),
        "locked_from": next((unit.unit for unit in units if unit.locked), None),
        "answers": {
            index: attempt_answer(attempt, locale_of(request)) | {"code": attempt.code}
            for index, attempt in attempts.last_refused(session, workspace).items()
        },
        "befores": {unit.unit: unit.before_text for unit in units},
        "current": wanted if known else current_unit(units, after + 1),
        "done": sum(unit.accepted for unit in units),
        "total": len(units),
    }


def _result(request: Request, session: Reading, workspace: Workspace) -> dict[str, Any]:
    """Return the submission of a complete workspace, and where to go when it is solved."""
    submission = (
        submissions.of_workspace(session, workspace) if workspaces.complete(workspace) else None
    )
    solved = submission is not None and submission.verdict == "AC"
    user, problem = request.state.user, workspace.revision.problem
    locale = locale_of(request)
    following = catalogue.next_unsolved(session, user, locale, problem) if solved else None
    return {"workspace": workspace, "submission": submission, "next_problem": following}
