"""Workspaces and the units of a newer revision: which unit is which, and who moves on."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from app.domain.document import PublishedLevel
from app.models import Revision, Workspace
from app.services import revisions
from segmenter import diff

Place = tuple[str, str]
"""A language and a level."""


def level_or_none(revision: Revision, place: Place) -> PublishedLevel | None:
    """Return a segmentation of a revision; None where it is not offered."""
    program = revisions.read(revision).programs.get(place[0])
    return program.levels.get(place[1]) if program else None


def counterparts(old: Revision, new: Revision, place: Place) -> Mapping[int, int]:
    """Return the unit of `new` for each unit of `old` that it still has, changed or not."""
    before, after = level_or_none(old, place), level_or_none(new, place)
    if before is None or after is None:
        return {}
    if before.pieces == after.pieces:
        return {unit.index: unit.index for unit in before.units}
    known = new.__dict__.setdefault("_counterparts", {})  # as long as the row is in memory
    found: Mapping[int, int] | None = known.get((old.id, place))
    if found is None:
        found = known[old.id, place] = _matched(before, after, place)
    return found


def _matched(before: PublishedLevel, after: PublishedLevel, place: Place) -> Mapping[int, int]:
    changes = diff(before.segmentation(*place), after.segmentation(*place))
    pairs = ((row.old, row.new) for row in changes)
    return {old.index: new.index for old, new in pairs if old and new}


def move(session: Session, revision: Revision) -> None:
    """Bring workspaces to `revision` where its whole program is the same, unit by unit.

    Only the last one of a student in a language and level, and none to where they have one already.
    """
    query = (
        select(Workspace)
        .join(Revision)
        .where(Revision.problem_id == revision.problem_id)
        .order_by(Revision.number.desc(), Workspace.id.desc())
        .options(lazyload(Workspace.revision))
    )
    seen: set[tuple[int, str, str]] = set()
    for row in session.scalars(query):
        key = (row.user_id, row.language, row.level)
        if key not in seen and row.revision_id != revision.id and _same(session, row, revision):
            row.revision = revision
        seen.add(key)
    session.flush()  # what is judged again looks for workspaces by their revision


def _same(session: Session, row: Workspace, revision: Revision) -> bool:
    old = session.get_one(Revision, row.revision_id)  # from memory after the first time
    place = (row.language, row.level)
    before, after = level_or_none(old, place), level_or_none(revision, place)
    return before is not None and after is not None and before.pieces == after.pieces
