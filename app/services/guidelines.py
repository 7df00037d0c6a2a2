"""Guidelines of a draft: what its units have, edited by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.checks import is_amber
from app.domain.errors import N_, AppError, NotFound
from app.domain.text import storable
from app.i18n import LOCALES
from app.models import Job, Problem, Reference, UnitGuideline, User
from app.services import problems, references
from app.services.carrying import BY_HAND
from app.services.verifying import verify_again
from segmenter import Level, Unit

WRITERS = ("template", "gemma", "http")
MAX_GUIDELINE = 4000


@dataclass(frozen=True, kw_only=True)
class UnitView:
    """One unit of the draft with its guideline, for those who may edit it."""

    unit: Unit
    key: str
    guideline: str = ""
    writer: str = ""
    checks: Sequence[Mapping[str, Any]] = ()
    overridden: Mapping[str, Any] = field(default_factory=dict)
    proposal: Mapping[str, Any] = field(default_factory=dict)

    @property
    def amber(self) -> bool:
        """Whether the guideline keeps the problem from being published."""
        return is_amber(self.checks, self.overridden)


def units(reference: Reference, level: str, locale: str) -> list[UnitView]:
    """Return the units of one level with their guidelines in `locale`."""
    found = references.guideline_rows(reference, level)
    segmentation = references.segmentations(reference)[Level(level)]
    return [
        _view(unit, segmentation.keys[unit.index], found.get((locale, unit.index)))
        for unit in segmentation.units
    ]


def _view(unit: Unit, key: str, row: UnitGuideline | None) -> UnitView:
    if row is None:
        return UnitView(unit=unit, key=key)
    return UnitView(
        unit=unit,
        key=key,
        guideline=row.text,
        writer=row.writer,
        checks=row.checks,
        overridden=row.overridden,
        proposal=row.proposal,
    )


def left_over(reference: Reference, level: str, locale: str) -> list[str]:
    """Return the guidelines that were written by hand for units that are not there now."""
    return [row.text for row in _left_over(reference, level, locale)]


def waiting(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    *,
    language: str | None = None,
    locale: str = "ko",
) -> list[str]:
    """Return what `left_over` tells, to those who may edit the problem."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    return left_over(reference, check_level(level), locale)


def forget(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    *,
    language: str | None = None,
    locale: str = "ko",
) -> None:
    """Delete what `left_over` tells."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    for row in _left_over(reference, check_level(level), locale):
        reference.guidelines.remove(row)


def _left_over(reference: Reference, level: str, locale: str) -> list[UnitGuideline]:
    hanging = {row.key for row in references.guideline_rows(reference, level).values()}
    return [
        row
        for row in reference.guidelines
        if (row.level, row.locale, row.writer) == (level, locale, BY_HAND)
        and row.key not in hanging
    ]


def check_level(level: str) -> Level:
    """Return the level of that name."""
    try:
        return Level(level)
    except ValueError as error:
        known = ", ".join(Level)
        raise AppError(
            N_("There is no level called %(name)s: use one of %(known)s."), name=level, known=known
        ) from error


def edit(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    index: int,
    *,
    text: str,
    language: str | None = None,
    locale: str = "ko",
) -> Reference:
    """Write a guideline by hand; an empty text removes it."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    key = key_of(reference, level, index, locale)
    storable(text)
    if len(text) > MAX_GUIDELINE:
        raise AppError(
            N_("The guideline is too long: at most %(count)s characters."), count=MAX_GUIDELINE
        )
    put(session, key, text.replace("\r\n", "\n").strip(), BY_HAND)
    checked_again(session, reference)
    return reference


Key = tuple[int, str, str, str]
"""A guideline's place: the reference's id, level, locale and the unit's name."""


def key_of(reference: Reference, level: str, index: int, locale: str) -> Key:
    """Return the place of a unit's guideline."""
    if locale not in LOCALES:
        raise AppError(N_("The locale must be one of %(known)s."), known=", ".join(LOCALES))
    names = references.cuts(reference)[check_level(level)].names()
    if not 0 <= index < len(names):
        raise NotFound(N_("There is no such unit."))
    return reference.id, level, locale, names[index]


def row_of(
    session: Session, reference: Reference, level: str, index: int, locale: str
) -> UnitGuideline:
    """Return the guideline that a unit has."""
    row = session.get(UnitGuideline, key_of(reference, level, index, locale))
    if row is None:
        raise NotFound(N_("This unit has no guideline."))
    return row


def put(
    session: Session, key: Key, text: str, writer: str, checks: Sequence[Any] = ()
) -> UnitGuideline | None:
    """Store a guideline and return it, or remove it where the text is empty.

    What was said for another text holds no more: its overriding and its proposal are gone.
    """
    row = session.get(UnitGuideline, key)
    if not text:
        if row is not None:
            session.delete(row)
        return None
    if row is None:
        names = ("reference_id", "level", "locale", "key")
        row = UnitGuideline(**dict(zip(names, key, strict=True)), overridden={})
        session.add(row)
    elif row.text != text:
        row.overridden = {}
    row.text, row.writer, row.checks, row.proposal = text, writer, list(checks), {}
    return row


def check_all(problem: Problem) -> None:
    """Check all guidelines of a problem again: its statement may have changed."""
    for reference in problem.references:
        verify_again(reference, references.cuts(reference))


def read_again(session: Session, reference: Reference) -> None:
    """Forget which guidelines a reference had, after some were stored."""
    session.flush()  # so that they are read again with these
    session.expire(reference, ["guidelines"])


def checked_again(session: Session, reference: Reference) -> None:
    """Check all guidelines of a reference after some were stored."""
    read_again(session, reference)
    verify_again(reference, references.cuts(reference))


def running_job(session: Session, problem: Problem, kind: str) -> Job | None:
    """Return the newest job of a kind for a problem, so that a reloaded page finds it again."""
    query = (
        select(Job)
        .where(Job.problem_id == problem.id, Job.kind == kind)
        .order_by(Job.id.desc())
        .limit(1)
    )
    return session.scalar(query)
