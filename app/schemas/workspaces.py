"""Workspaces: one student's text for every unit, and never the reference's."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from app.models import Submission, Workspace
from app.schemas.base import LevelName, Payload, Text
from app.schemas.units import UnitOut, shown_check
from app.services import workspaces
from app.services.workspaces import WorkspacePiece


class WorkspaceIn(Payload):
    """Which workspace to open."""

    level: LevelName
    language: Text


class UnitText(Payload):
    """What a student has typed."""

    text: Text


class PieceOut(BaseModel):
    """Fixed text, or the student's own text of a unit."""

    unit: int | None
    text: str


class WorkspaceUnitOut(UnitOut):
    """A unit with the student's own text; `column` is where its first line begins, from 0."""

    text: str
    accepted: bool
    column: int


class WorkspaceOut(BaseModel):
    """The program taking shape."""

    id: int
    problem_id: int
    revision: int
    level: str
    language: str
    pieces: list[PieceOut]
    units: list[WorkspaceUnitOut]
    complete: bool
    submission: int | None = Field(description="The newest submission that the units made.")
    progress: str


def of_workspace(
    workspace: Workspace, submission: Submission | None, *, locale: str, progress: str
) -> WorkspaceOut:
    """Return a workspace as JSON, with guidelines in `locale` where there are such."""
    pieces = workspaces.pieces(workspace, locale)
    return WorkspaceOut(
        id=workspace.id,
        problem_id=workspace.revision.problem_id,
        revision=workspace.revision.number,
        level=workspace.level,
        language=workspace.language,
        pieces=[PieceOut(unit=piece.unit, text=piece.text) for piece in pieces],
        units=of_pieces(pieces),
        complete=workspaces.complete(workspace),
        submission=submission.id if submission else None,
        progress=progress,
    )


def of_pieces(pieces: Sequence[WorkspacePiece]) -> list[WorkspaceUnitOut]:
    """Return the units among the pieces."""
    return [
        WorkspaceUnitOut(
            index=piece.unit,
            tag=piece.tag,
            depth=piece.depth,
            guideline=piece.guideline.text,
            writer=piece.guideline.writer,
            checks=[shown_check(check) for check in piece.guideline.checks],
            text=piece.text,
            accepted=piece.accepted,
            column=piece.column,
        )
        for piece in pieces
        if piece.unit is not None and piece.guideline is not None
    ]
