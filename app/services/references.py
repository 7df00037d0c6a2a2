"""References: taken in, split into units, and what hangs on their units kept when they change."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from app.domain.edits import as_row, from_rows
from app.domain.errors import N_, AppError, NotFound, TooLarge
from app.domain.text import storable
from app.domain.unit_names import Cut
from app.models import Problem, Reference, UnitGuideline, User
from app.services import problems
from app.services.carrying import carry_guidelines
from app.services.verifying import verify_again
from segmenter import (
    LANGUAGES,
    Level,
    Segmentation,
    SegmentError,
    apply_edits,
    follow_edits,
    segment_all,
)

MAX_REFERENCE = 256 * 1024


def put(
    session: Session,
    user: User,
    problem_id: int,
    language: str,
    source: bytes | str,
    *,
    layout_only: bool = False,
) -> Reference:
    """Set the reference of one language; guidelines of units that stay the same are kept.

    With `layout_only` it is the program until now in another layout, as the judge has proven.
    """
    problem = problems.editable(session, user, problem_id)
    text = split(language, source)[Level.LINE].source
    reference = next((row for row in problem.references if row.language == language), None)
    if reference is None:
        reference = Reference(language=language, source=text, edits={})
        problem.references.append(reference)
    elif reference.source != text:
        before = cuts(reference)
        reference.edits = _followed(reference, text)
        reference.source = text
        carry_guidelines(session, reference, before, cuts(reference), layout_only=layout_only)
        verify_again(reference, cuts(reference))
    session.flush()  # callers need the id
    return reference


def remove(session: Session, user: User, problem_id: int, language: str) -> None:
    """Delete the reference of one language with its guidelines and alternatives."""
    problem = problems.editable(session, user, problem_id)
    problem.references.remove(get(problem, language))
    for row in [row for row in problem.alternatives if row.language == language]:
        problem.alternatives.remove(row)


def get(problem: Problem, language: str | None = None) -> Reference:
    """Return the reference in `language`, or the first one."""
    for row in problem.references:
        if language in (None, "", row.language):
            return row
    raise NotFound(N_("This problem has no reference in that language: upload one first."))


def segmentations(reference: Reference) -> Mapping[Level, Segmentation]:
    """Return a reference's units at the three levels, with the instructor's merges and splits."""
    edits = json.dumps(reference.edits, sort_keys=True) if reference.edits else ""
    return _segment(reference.language, reference.source, edits)


def like(reference: Reference, source: str) -> Mapping[Level, Segmentation]:
    """Return another program's units, with the reference's merges and splits where they fit."""
    edits = json.dumps(_followed(reference, source), sort_keys=True) if reference.edits else ""
    return _segment(reference.language, source, edits)


def cuts(reference: Reference) -> Mapping[Level, Cut]:
    """Return a reference's units at the three levels with those before any merge and split."""
    plain = _segment(reference.language, reference.source, "")
    return {
        level: Cut(plain=plain[level], units=found)
        for level, found in segmentations(reference).items()
    }


def guideline_rows(reference: Reference, level: str) -> dict[tuple[str, int], UnitGuideline]:
    """Return the guidelines of a level's units by locale and the unit's index."""
    indexes = {name: index for index, name in enumerate(cuts(reference)[Level(level)].names())}
    return {
        (row.locale, indexes[row.key]): row
        for row in reference.guidelines
        if row.level == level and row.key in indexes
    }


def _followed(reference: Reference, text: str) -> dict[str, list[dict[str, Any]]]:
    """Return the merges and splits as they have to be for another source."""
    old = _segment(reference.language, reference.source, "")
    new = _segment(reference.language, text, "")
    return {
        level: [
            as_row(edit)
            for edit in follow_edits(old[Level(level)], new[Level(level)], from_rows(rows))
        ]
        for level, rows in reference.edits.items()
    }


@lru_cache(maxsize=256)
def _segment(language: str, source: str, edits: str) -> Mapping[Level, Segmentation]:
    if not edits:
        return segment_all(source, language=language)
    rows = json.loads(edits)
    return {
        level: apply_edits(found, from_rows(rows.get(level, ())))
        for level, found in _segment(language, source, "").items()
    }


def split(language: str, source: bytes | str) -> Mapping[Level, Segmentation]:
    """Return the units of a program at the three levels, without storing it."""
    if language not in LANGUAGES:
        raise AppError(
            N_("The language %(name)s is not known: use one of %(known)s."),
            name=language,
            known=", ".join(LANGUAGES),
        )
    if isinstance(source, str):
        storable(source)
    size = len(source if isinstance(source, bytes) else source.encode())
    if size > MAX_REFERENCE:
        raise TooLarge(
            N_("The reference is too large: at most %(count)s KiB are taken."),
            count=MAX_REFERENCE // 1024,
        )
    try:
        result = segment_all(source, language=language)
    except SegmentError as error:
        raise AppError(N_("The reference cannot be read: %(reason)s"), reason=str(error)) from error
    if not result[Level.LINE].units:
        raise AppError(N_("The reference has no code: upload a program."))
    return result
