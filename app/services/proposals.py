"""New texts that a writer proposes beside those that units have: to be taken or dropped."""

from sqlalchemy.orm import Session

from app.domain.errors import N_, NotFound
from app.models import Reference, UnitGuideline, User
from app.services import problems, references
from app.services.guidelines import check_level, checked_again, row_of


def settle(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    index: int,
    *,
    take: bool,
    language: str | None = None,
    locale: str = "ko",
) -> Reference:
    """Put the proposal for a unit in its guideline's place, or drop it."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    row = row_of(session, reference, level, index, locale)
    if not row.proposal:
        raise NotFound(N_("There is no other text for this unit."))
    _settle(row, take=take)
    checked_again(session, reference)
    return reference


def settle_all(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    *,
    take: bool,
    language: str | None = None,
    locale: str = "ko",
) -> Reference:
    """Do so with every proposal of a level; none is no error."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    rows = references.guideline_rows(reference, check_level(level))
    for (spoken, _), row in rows.items():
        if spoken == locale and row.proposal:
            _settle(row, take=take)
    checked_again(session, reference)
    return reference


def _settle(row: UnitGuideline, *, take: bool) -> None:
    if take:
        row.text, row.writer = row.proposal["text"], row.proposal["writer"]
        row.overridden = {}
    row.proposal = {}
