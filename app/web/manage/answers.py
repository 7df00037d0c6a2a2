"""What the sections of a draft show of students' answers: alternatives, and judging again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.domain import tidying as differences
from app.domain.tidying import Row
from app.models import Problem, User
from app.services import alternatives, differing, rejudging, settling, variants
from app.services.differing import Differing


@dataclass(frozen=True, kw_only=True)
class ShownAlternative:
    """A further reference, as the lines that it has otherwise; `levels` are those at which its
    units count as the reference's."""

    id: int
    language: str
    label: str
    source: str
    levels: Sequence[str]
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
    own = {row.language: row for row in problem.references}
    return {
        "alternatives": [
            ShownAlternative(
                id=row.id,
                language=row.language,
                label=row.label,
                source=row.source,
                levels=variants.levels_of(own[row.language], row.source),
                rows=differences.rows(own[row.language].source, row.source),
            )
            for row in alternatives.listed(session, user, problem.id)
            if row.language in own
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
