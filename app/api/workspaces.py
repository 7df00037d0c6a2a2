"""Workspaces: opened, read, typed into."""

from fastapi import APIRouter, Response

from app.api.call import Call, Post, Read, Write, respond
from app.api.finding import ProblemKey, find_problem
from app.domain.progress import ProgressState
from app.models import Workspace
from app.schemas.base import GuidelineLocale, Id, Index
from app.schemas.workspaces import (
    UnitText,
    WorkspaceIn,
    WorkspaceOut,
    WorkspaceUnitOut,
    of_pieces,
    of_workspace,
)
from app.services import submissions, workspaces
from app.services.idempotency import Answer

router = APIRouter(tags=["workspaces"])


@router.post(
    "/problems/{key}/workspaces",
    status_code=201,
    response_model=WorkspaceOut,
    responses={200: {"model": WorkspaceOut, "description": "It was open already."}},
)
def create(
    key: ProblemKey, body: WorkspaceIn, call: Post, locale: GuidelineLocale = "ko"
) -> Response:
    """Open the user's workspace on the newest revision."""

    def action() -> Answer:
        workspace, new = workspaces.open_(
            call.session,
            call.user,
            find_problem(call, key).id,
            language=body.language,
            level=body.level,
        )
        content = _shown(call, workspace, locale)
        return call.answer(201 if new else 200, content, f"/workspaces/{workspace.id}")

    return respond(call.once(action))


@router.get("/workspaces/{workspace_id}")
def show(workspace_id: Id, call: Read, locale: GuidelineLocale = "ko") -> WorkspaceOut:
    """Show the user's own workspace."""
    return _shown(call, workspaces.get(call.session, call.user, workspace_id), locale)


@router.put("/workspaces/{workspace_id}/units/{index}")
def save(
    workspace_id: Id, index: Index, body: UnitText, call: Write, locale: GuidelineLocale = "ko"
) -> WorkspaceUnitOut:
    """Keep what the student is typing; an acceptance given before stays."""
    text = body.text.replace("\r\n", "\n")
    workspaces.save(call.session, call.user, workspace_id, index, text)
    workspace = workspaces.get(call.session, call.user, workspace_id)
    return of_pieces(workspaces.pieces(workspace, locale), call.locale)[index]


def _shown(call: Call, workspace: Workspace, locale: str) -> WorkspaceOut:
    progress = submissions.progress(call.session, call.user)
    return of_workspace(
        workspace,
        submissions.of_workspace(call.session, workspace),
        locale=locale,
        shown=call.locale,
        progress=progress.get(workspace.revision.problem_id, ProgressState.NOT_STARTED),
    )
