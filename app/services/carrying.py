"""What hangs on a reference's units, kept when the reference changes."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.domain.unit_names import Cut, free_name, renamed
from app.models import Reference, UnitGuideline
from segmenter import Level

BY_HAND = "hand"


def carry_guidelines(
    session: Session,
    reference: Reference,
    old: Mapping[Level, Cut],
    new: Mapping[Level, Cut],
    *,
    layout_only: bool = False,
) -> None:
    """Hang the guidelines of the `old` units on those of the `new` ones that are the same.

    One written by hand whose unit is gone is kept, in case that it comes back; others are dropped.
    """
    names = {level: renamed(old[level], new[level], layout_only=layout_only) for level in Level}
    rows = [(row, names[Level(row.level)].get(row.key)) for row in reference.guidelines]
    kept = [_named(row, name) for row, name in rows if name]
    for row, name in rows:
        if name is None and row.writer == BY_HAND:
            taken = {other.key for other in kept if _place(other) == _place(row)}
            kept.append(_named(row, free_name(row.key, taken)))
    reference.guidelines.clear()
    session.flush()  # the old rows must be gone before rows with the same keys come
    reference.guidelines.extend(kept)


def _place(row: UnitGuideline) -> tuple[str, str]:
    return row.level, row.locale


def _named(row: UnitGuideline, name: str) -> UnitGuideline:
    return UnitGuideline(
        level=row.level,
        locale=row.locale,
        key=name,
        text=row.text,
        writer=row.writer,
        checks=row.checks,
        overridden=row.overridden,
        proposal=row.proposal,
    )
