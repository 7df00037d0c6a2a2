"""References: taken in, split into units, and what hangs on their units kept when they change."""

import json
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy.orm import Session

from app.domain.carry import match_units
from app.domain.edits import from_rows
from app.domain.errors import N_, AppError, NotFound, TooLarge
from app.domain.text import storable
from app.models import Problem, Reference, UnitGuideline, User
from app.services import problems
from segmenter import LANGUAGES, Level, Segmentation, SegmentError, apply_edits, segment_all

MAX_REFERENCE = 256 * 1024


def put(
    session: Session, user: User, problem_id: int, language: str, source: bytes | str
) -> Reference:
    """Set the reference of one language; guidelines of units that stay the same are kept."""
    problem = problems.editable(session, user, problem_id)
    text = split(language, source)[Level.LINE].source
    reference = next((row for row in problem.references if row.language == language), None)
    if reference is None:
        reference = Reference(language=language, source=text, edits={})
        problem.references.append(reference)
    elif reference.source != text:
        before = segmentations(reference)
        reference.source = text
        carry_guidelines(session, reference, before)
    session.flush()  # callers need the id
    return reference


def remove(session: Session, user: User, problem_id: int, language: str) -> None:
    """Delete the reference of one language with its guidelines."""
    problem = problems.editable(session, user, problem_id)
    problem.references.remove(get(problem, language))


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


def carry_guidelines(
    session: Session, reference: Reference, old: Mapping[Level, Segmentation]
) -> None:
    """Keep the guidelines of units that are still there; `old` are the units until now."""
    new = segmentations(reference)
    rows = {(row.level, row.locale, row.index): row for row in reference.guidelines}
    kept = []
    for level in Level:
        old_texts = [unit.text for unit in old[level].units]
        new_texts = [unit.text for unit in new[level].units]
        matched = match_units(old_texts, new_texts)
        for (row_level, locale, index), row in rows.items():
            for new_index in (n for n, o in matched.items() if (row_level, o) == (level, index)):
                kept.append(_moved(row, locale, new_index))
    reference.guidelines.clear()
    session.flush()  # the old rows must be gone before rows with the same keys come
    reference.guidelines.extend(kept)


def _moved(row: UnitGuideline, locale: str, index: int) -> UnitGuideline:
    return UnitGuideline(
        level=row.level,
        locale=locale,
        index=index,
        text=row.text,
        writer=row.writer,
        checks=row.checks,
    )
