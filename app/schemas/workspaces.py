"""Workspaces: one student's text for every unit, and never the reference's."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from app.models import Submission, Workspace
from app.schemas.base import LevelName, Payload, Text
from app.schemas.units import UnitOut
from app.services import standing, workspaces
from app.services.workspaces import WorkspacePiece
from app.telling import feedback_text


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


class BrokenOut(BaseModel):
    """Why an accepted unit is accepted no more: an edit of the unit `by`.

    An attempt with `fix` (where it is not blank) mends the unit; one at the unit `by` with its
    `before` takes the edit back.
    """

    by: int
    text: str
    names: dict[str, str] = Field(description="Names that it still says, and what they are now.")
    fix: str


class WorkspaceUnitOut(UnitOut):
    """A unit with the student's own text; `column` is where its first line begins, from 0."""

    text: str
    accepted: bool
    column: int
    locked: bool = Field(description="It cannot be answered yet: units come in order.")
    broken: BrokenOut | None
    before: str = Field(description="What was accepted before an edit that broke later units.")


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
    workspace: Workspace,
    submission: Submission | None,
    *,
    locale: str,
    shown: str,
    progress: str,
) -> WorkspaceOut:
    """Return a workspace as JSON, with guidelines in `locale` where there are such.

    What is said of it is in the locale `shown`.
    """
    pieces = workspaces.pieces(workspace, locale)
    return WorkspaceOut(
        id=workspace.id,
        problem_id=workspace.revision.problem_id,
        revision=workspace.revision.number,
        level=workspace.level,
        language=workspace.language,
        pieces=[PieceOut(unit=piece.unit, text=piece.text) for piece in pieces],
        units=of_pieces(pieces, shown),
        complete=workspaces.complete(workspace),
        submission=submission.id if submission else None,
        progress=progress,
    )


def of_pieces(pieces: Sequence[WorkspacePiece], shown: str) -> list[WorkspaceUnitOut]:
    """Return the units among the pieces; what is said of them is in the locale `shown`."""
    return [
        WorkspaceUnitOut(
            index=piece.unit,
            tag=piece.tag,
            depth=piece.depth,
            guideline=piece.guideline.text,
            writer=piece.guideline.writer,
            checks=[],
            text=piece.text,
            accepted=piece.accepted,
            column=piece.column,
            locked=piece.locked,
            broken=_broken(piece, shown),
            before=piece.before_text,
        )
        for piece in pieces
        if piece.unit is not None and piece.guideline is not None
    ]


def _broken(piece: WorkspacePiece, locale: str) -> BrokenOut | None:
    kept = piece.broken
    if not kept or piece.unit is None:
        return None
    text = feedback_text(locale, standing.row_of(kept, piece.unit))
    return BrokenOut(by=kept["by"], text=text, names=kept["names"], fix=kept["fix"])
