"""An instructor's own cuts: units merged and split, kept as data and replayed on the reference."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.domain.edits import MAX_EDITS, Row, as_row
from app.domain.errors import N_, AppError, Conflict, NotFound
from app.models import Reference, User
from app.services import problems, references
from app.services.guidelines import check_level
from app.services.verifying import verify_again
from segmenter import (
    Merge,
    Segmentation,
    SegmentError,
    Split,
    Unit,
    merge_units,
    split_unit,
)


def merge(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    index: int,
    *,
    language: str | None = None,
    key: str = "",
) -> Reference:
    """Join a unit of the draft with the next one; the new unit has no guideline yet.

    Those of the two wait until they are units again, those of all others stay. With `key`, only
    while the unit is still the one with that key.
    """

    def cut(found: Segmentation, unit: Unit) -> Merge:
        try:
            merge_units(found, index)
        except SegmentError as error:
            raise AppError(N_("There is no unit after this one to merge with.")) from error
        return Merge(found.keys[unit.index])

    reference = _reference(session, user, problem_id, language)
    return _edit(session, reference, level, index, key=key, cut=cut)


def split(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    index: int,
    *,
    line: int,
    language: str | None = None,
    key: str = "",
) -> Reference:
    """Split a unit of the draft before its line `line` (its first is 1); as `merge` otherwise."""

    def cut(found: Segmentation, unit: Unit) -> Split:
        try:
            split_unit(found, index, line)
        except SegmentError as error:
            raise AppError(
                N_("The unit cannot be split at its line %(line)s: no statement begins there."),
                line=line,
            ) from error
        return Split(found.keys[unit.index], line)

    reference = _reference(session, user, problem_id, language)
    return _edit(session, reference, level, index, key=key, cut=cut)


def undo(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    *,
    language: str | None = None,
    last: bool = False,
) -> Reference:
    """Take back the merges and splits of a level, or only the `last` one; none is no error."""
    reference = _reference(session, user, problem_id, language)
    rows = reference.edits.get(check_level(level), [])
    _store(session, reference, level, rows[:-1] if last else [])
    return reference


def _reference(session: Session, user: User, problem_id: int, language: str | None) -> Reference:
    return references.get(problems.editable(session, user, problem_id), language)


def _edit(
    session: Session,
    reference: Reference,
    level: str,
    index: int,
    *,
    key: str,
    cut: Callable[[Segmentation, Unit], Merge | Split],
) -> Reference:
    found = references.segmentations(reference)[check_level(level)]
    if not 0 <= index < len(found.units):
        raise NotFound(N_("There is no such unit."))
    unit = found.units[index]
    if key and key != found.keys[index]:
        raise Conflict(N_("The units were changed meanwhile: look at them again."))
    rows = reference.edits.get(level, [])
    if len(rows) >= MAX_EDITS:
        raise AppError(
            N_("At most %(count)s merges and splits are kept: undo some first."), count=MAX_EDITS
        )
    _store(session, reference, level, [*rows, as_row(cut(found, unit))])
    return reference


def _store(session: Session, reference: Reference, level: str, rows: list[Row]) -> None:
    others = {name: kept for name, kept in reference.edits.items() if name != level}
    reference.edits = others | ({level: rows} if rows else {})
    session.flush()  # a refresh of the problem would forget it
    verify_again(reference, references.cuts(reference))
