"""Special judges: the instructor's programs that decide whether an output is right."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain import special_judges
from app.domain.errors import N_, NotFound
from app.domain.failures import FAULT
from app.models import Attempt, Problem, Revision, Submission, User, Workspace
from app.services import problems
from judge import SpecialJudge
from judge.checkers import BY_PROGRAM

_SHOWN = 5


def put(
    session: Session, user: User, problem_id: int, files: Mapping[str, bytes], convention: str
) -> SpecialJudge:
    """Set the special judge of a problem; it decides once the checker says so."""
    problem = problems.editable(session, user, problem_id)
    made = special_judges.make(files, convention)
    problem.special_judge = special_judges.dump(made)
    return made


def remove(session: Session, user: User, problem_id: int) -> None:
    """Delete the special judge of a problem; what is published keeps its own."""
    problems.editable(session, user, problem_id).special_judge = {}


def get(problem: Problem) -> SpecialJudge:
    """Return the special judge of a draft. For those who may edit it only."""
    found = of_draft(problem)
    if found is None:
        raise NotFound(N_("This problem has no special judge."))
    return found


def of_draft(problem: Problem) -> SpecialJudge | None:
    """Return the special judge of a draft, None where there is none."""
    return special_judges.load(problem.special_judge)


def of_revision(revision: Revision, checker: str) -> SpecialJudge | None:
    """Return the special judge of a revision; None where its checker needs none."""
    return special_judges.load(revision.special_judge) if checker in BY_PROGRAM else None


def faults(session: Session, user: User, problem_id: int) -> list[tuple[datetime, str]]:
    """Return when a special judge failed at students' programs, and how; the newest first."""
    problem = problems.editable(session, user, problem_id)
    failed: list[tuple[type[Submission] | type[Attempt], Select[Any]]] = [
        (Submission, select(Submission).join(Revision)),
        (Attempt, select(Attempt).join(Workspace).join(Revision)),
    ]
    found = [
        (row.created_at, row.error.removeprefix(FAULT))
        for model, query in failed
        for row in session.scalars(
            query.where(Revision.problem_id == problem.id, model.error.startswith(FAULT))
            .order_by(model.id.desc())
            .limit(_SHOWN)
        )
    ]
    return sorted(found, reverse=True)[:_SHOWN]
