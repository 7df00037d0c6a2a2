"""What the sections of a draft show of students' answers: alternatives, and judging again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.domain import tidying as differences
from app.domain.tidying import Row
from app.models import Problem, User
from app.services import alternatives, differing, rejudging, settling
from app.services.differing import Differing


@dataclass(frozen=True, kw_only=True)
class ShownAlternative:
    """A further reference, as the lines that it has otherwise."""

    id: int
    language: str
    label: str
    rows: Sequence[Row]


@dataclass(frozen=True, kw_only=True)
class ShownAnswer:
    """An accepted answer, as the lines that it has otherwise."""

    answer: Differing
    rows: Sequence[Row]


def alternatives_context(
    session: Session, user: User, problem: Problem, *, with_answers: bool
) -> Mapping[str, Any]:
    """Return what the section on alternatives shows; answers are looked for only when asked for."""
    sources = {row.language: row.source for row in problem.references}
    return {
        "alternatives": [
            ShownAlternative(
                id=row.id,
                language=row.language,
                label=row.label,
                rows=differences.rows(sources.get(row.language, ""), row.source),
            )
            for row in alternatives.listed(session, user, problem.id)
        ],
        "differing": differing_rows(session, user, problem) if with_answers else None,
    }


def differing_rows(session: Session, user: User, problem: Problem) -> list[ShownAnswer]:
    """Return the accepted answers that differ."""
    return [
        ShownAnswer(answer=row, rows=differences.rows(row.reference, row.text))
        for row in differing.listed(session, user, problem.id)
    ]


def rejudge_context(session: Session, user: User, problem: Problem) -> Mapping[str, Any]:
    """Return what the section on judging again shows."""
    job = rejudging.newest(session, problem)
    return {
        "rejudge_job": job,
        "rejudge_counts": rejudging.counts(session, job) if job else {},
        "would_be_refused": settling.refused(session, user, problem.id),
    }
