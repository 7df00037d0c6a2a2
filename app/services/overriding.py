"""Guidelines that stand in spite of a check that they fail, since the instructor says why."""

from sqlalchemy.orm import Session

from app.domain.checks import overriding
from app.models import Reference, User, now
from app.services import problems, references
from app.services.guidelines import row_of


def override(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    index: int,
    *,
    reason: str,
    language: str | None = None,
    locale: str = "ko",
) -> Reference:
    """Let a guideline stand in spite of the checks that it fails, until its text changes."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    row = row_of(session, reference, level, index, locale)
    row.overridden = overriding(row.checks, reason=reason, by=user.name or user.login, at=now())
    return reference


def take_back(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    index: int,
    *,
    language: str | None = None,
    locale: str = "ko",
) -> Reference:
    """Let a guideline stand in spite of its checks no more."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    row_of(session, reference, level, index, locale).overridden = {}
    return reference
