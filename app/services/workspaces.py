"""Workspaces: one student's text for every unit of one revision at one level."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.document import GuidelineText, PublishedLevel
from app.domain.errors import N_, AppError, Conflict, NotFound
from app.domain.naming import mentioned
from app.domain.progress import ProgressState
from app.domain.text import storable
from app.models import Progress, Revision, User, Workspace, WorkspaceUnit, now
from app.services import revisions
from judge.alternatives import settle
from judge.renaming import carry, changed_names
from segmenter import ChangeKind, Piece, diff

MAX_CODE = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class WorkspacePiece:
    """A run of the page: fixed text, or a unit with what this student may see of it.

    `text` of a unit is the student's own, never the reference's; `accepted_text` is what was
    accepted last, `saved_at` when the text was last stored. `broken` tells why an accepted unit is
    accepted no more, `before_text` is what was accepted before an edit that broke others. A unit
    that is `locked` cannot be answered yet. `names` are the reference's names in
    the guideline that the student calls otherwise, with the student's own.
    """

    unit: int | None
    text: str
    tag: str = ""
    depth: int = 0
    column: int = 0
    accepted: bool = False
    accepted_text: str = ""
    before_text: str = ""
    broken: Mapping[str, Any] = field(default_factory=dict)
    locked: bool = False
    saved_at: datetime | None = None
    guideline: GuidelineText | None = None
    names: Mapping[str, str] = field(default_factory=dict)


def open_(
    session: Session, user: User, key: int | str, *, language: str, level: str
) -> tuple[Workspace, bool]:
    """Return the user's workspace on the newest revision, and whether it is new.

    A new one takes over what was typed and accepted for units that are the same as before.
    """
    revision = revisions.current(session, user, key)
    published = revisions.level_of(revision, language, level)
    query = select(Workspace).where(
        Workspace.user_id == user.id,
        Workspace.revision_id == revision.id,
        Workspace.language == language,
        Workspace.level == level,
    )
    found = session.scalar(query)
    if found is not None:
        return found, False
    workspace = Workspace(
        user_id=user.id, revision=revision, language=language, level=level, texts=[]
    )
    session.add(workspace)
    _carry_over(session, workspace, published)
    _start_progress(session, user, revision)
    session.flush()  # callers need the id
    return workspace, True


def get(session: Session, user: User, workspace_id: int) -> Workspace:
    """Return the user's own workspace."""
    workspace = session.get(Workspace, workspace_id)
    if workspace is None or workspace.user_id != user.id:
        raise NotFound(N_("There is no such workspace."))
    return workspace


def of_problem(session: Session, user: User, problem_id: int) -> list[Workspace]:
    """Return the user's workspaces on any revision of a problem, the last one opened first."""
    query = (
        select(Workspace)
        .join(Revision)
        .where(Workspace.user_id == user.id, Revision.problem_id == problem_id)
        .order_by(Revision.number.desc(), Workspace.id.desc())
    )
    return list(session.scalars(query))


def level_of(workspace: Workspace) -> PublishedLevel:
    """Return the segmentation that a workspace is on."""
    return revisions.level_of(workspace.revision, workspace.language, workspace.level)


def pieces(workspace: Workspace, locale: str) -> list[WorkspacePiece]:
    """Return the program taking shape, with guidelines in `locale` where there are such."""
    level = level_of(workspace)
    rows = {row.index: row for row in workspace.texts}
    settled = _settled(workspace)
    carried, names = carry(workspace.language, settled, accepted_texts(workspace))
    last = last_open(workspace)
    result, column = [], 0
    for before, piece in zip(settled, carried, strict=True):
        if piece.unit is None:
            result.append(WorkspacePiece(unit=None, text=piece.text))
        else:
            unit, row = level.units[piece.unit], rows.get(piece.unit)
            guideline = unit.guideline(locale)
            result.append(
                WorkspacePiece(
                    unit=unit.index,
                    text=row.text if row else "",
                    tag=unit.tag,
                    depth=unit.depth,
                    column=column,
                    accepted=bool(row and row.accepted_text and not row.broken),
                    accepted_text=row.accepted_text if row else "",
                    before_text=row.before_text if row else "",
                    broken=row.broken if row else {},
                    locked=unit.index > last,
                    saved_at=row.updated_at if row else None,
                    guideline=guideline,
                    names=mentioned(
                        guideline.text,
                        names | changed_names(workspace.language, before.text, piece.text),
                    ),
                )
            )
        column = _column_after(piece.text, column)
    return result


def _settled(workspace: Workspace) -> tuple[Piece, ...]:
    """Return the reference's pieces, with those alternatives that the student has chosen."""
    level, accepted = level_of(workspace), accepted_texts(workspace)
    return settle(workspace.language, level.pieces, accepted, level.other_texts())


def own_names(workspace: Workspace) -> Mapping[str, str]:
    """Return the reference's names that the student's accepted units changed, with the new ones."""
    _, names = carry(workspace.language, _settled(workspace), accepted_texts(workspace))
    return {old: new for old, new in names.items() if old != new}


def _column_after(text: str, column: int) -> int:
    return len(text.rpartition("\n")[2]) if "\n" in text else column + len(text)


def accepted_texts(workspace: Workspace) -> Mapping[int, str]:
    """Return the student's accepted text by unit, without those that a later edit broke."""
    return {
        row.index: row.accepted_text
        for row in workspace.texts
        if row.accepted_text and not row.broken
    }


def broken_texts(workspace: Workspace) -> Mapping[int, str]:
    """Return the texts, by unit, that were accepted until a later edit broke them."""
    return {row.index: row.accepted_text for row in workspace.texts if row.broken}


def check_open(workspace: Workspace, index: int) -> None:
    """Refuse a unit that is not there, or that cannot be answered yet."""
    _check_index(workspace, index)
    if index > (last := last_open(workspace)):
        raise Conflict(
            N_("Units are answered in order here: unit %(number)s is next."), number=last + 1
        )


def last_open(workspace: Workspace) -> int:
    """Return the last unit that may be answered now."""
    answering = revisions.read(workspace.revision).answering
    return answering.last_open(accepted_texts(workspace), len(level_of(workspace).units))


def complete(workspace: Workspace) -> bool:
    """Whether every unit has an accepted text."""
    return len(accepted_texts(workspace)) == len(level_of(workspace).units)


def save(session: Session, user: User, workspace_id: int, index: int, text: str) -> WorkspaceUnit:
    """Keep what a student is typing; an acceptance given before stays."""
    return unit_row(get(session, user, workspace_id), index, text)


def unit_row(workspace: Workspace, index: int, text: str) -> WorkspaceUnit:
    """Return the row of a unit with `text` as its current text."""
    _check_index(workspace, index)
    storable(text)
    if len(text) > MAX_CODE:
        raise AppError(
            N_("This is too long: at most %(count)s KiB are taken."), count=MAX_CODE // 1024
        )
    row = next((row for row in workspace.texts if row.index == index), None)
    if row is None:
        row = WorkspaceUnit(index=index, accepted_text="", before_text="", broken={})
        workspace.texts.append(row)
    row.text = text
    row.updated_at = now()
    return row


def _check_index(workspace: Workspace, index: int) -> None:
    if not 0 <= index < len(level_of(workspace).units):
        raise NotFound(N_("There is no such unit."))


def _carry_over(session: Session, workspace: Workspace, published: PublishedLevel) -> None:
    query = (
        select(Workspace)
        .join(Revision)
        .where(
            Workspace.user_id == workspace.user_id,
            Revision.problem_id == workspace.revision.problem_id,
            Workspace.language == workspace.language,
            Workspace.level == workspace.level,
            Workspace.revision_id != workspace.revision.id,
        )
        .order_by(Revision.number.desc())
        .limit(1)
    )
    with session.no_autoflush:  # the new row is not complete yet
        before = session.scalar(query)
    if before is None:
        return
    rows = {row.index: row for row in before.texts}
    kind = workspace.language, workspace.level
    old, new = (level.segmentation(*kind) for level in (level_of(before), published))
    for change in diff(old, new):
        row = rows.get(change.old.index) if change.old else None
        if change.kind is ChangeKind.KEPT and change.new and row:
            index = change.new.index
            accepted = "" if row.broken else row.accepted_text
            workspace.texts.append(
                WorkspaceUnit(index=index, text=row.text, accepted_text=accepted)
            )


def _start_progress(session: Session, user: User, revision: Revision) -> None:
    if session.get(Progress, (user.id, revision.problem_id)) is None:
        session.add(
            Progress(
                user_id=user.id,
                problem_id=revision.problem_id,
                state=ProgressState.IN_PROGRESS,
            )
        )
