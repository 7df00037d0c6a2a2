"""Alternatives: further references of a language, side by side with the one that is split."""

from sqlalchemy.orm import Session

from app.domain.alternatives import MAX_ALTERNATIVES, MAX_LABEL
from app.domain.errors import N_, AppError, Conflict, NotFound
from app.models import Alternative, Problem, User
from app.services import problems, references
from segmenter import Level


def add(
    session: Session,
    user: User,
    problem_id: int,
    *,
    language: str,
    source: bytes | str,
    label: str = "",
) -> Alternative:
    """Put a further reference beside that of its language; publishing judges it like that one."""
    problem = problems.editable(session, user, problem_id)
    text = _source(problem, language, source)
    there = of_language(problem, language)
    if len(there) >= MAX_ALTERNATIVES:
        raise AppError(
            N_("At most %(count)s alternatives are kept for a language: remove one first."),
            count=MAX_ALTERNATIVES,
        )
    row = Alternative(language=language, label=_label(problem, language, label), source=text)
    problem.alternatives.append(row)
    session.flush()  # callers need the id
    return row


def change(
    session: Session,
    user: User,
    problem_id: int,
    alternative_id: int,
    *,
    source: bytes | str | None = None,
    label: str | None = None,
) -> Alternative:
    """Give an alternative of the draft another text or name; what is published keeps the old."""
    problem = problems.editable(session, user, problem_id)
    row = _get(problem, alternative_id)
    if source is not None:
        row.source = _source(problem, row.language, source, but=row)
    if label is not None:
        row.label = _label(problem, row.language, label, but=row)
    session.flush()
    return row


def put(
    session: Session, user: User, problem_id: int, *, language: str, source: str, label: str
) -> Alternative:
    """Set the alternative of that label, a new one where there is none."""
    problem = problems.editable(session, user, problem_id)
    same = next((row for row in of_language(problem, language) if row.label == label), None)
    if same is not None:
        problem.alternatives.remove(same)
        session.flush()  # the label must be free again
    return add(session, user, problem_id, language=language, source=source, label=label)


def remove(session: Session, user: User, problem_id: int, alternative_id: int) -> None:
    """Delete an alternative of the draft; what is published keeps it."""
    problem = problems.editable(session, user, problem_id)
    problem.alternatives.remove(_get(problem, alternative_id))


def listed(session: Session, user: User, problem_id: int) -> list[Alternative]:
    """Return the alternatives of a draft to those who may edit it."""
    return list(problems.editable(session, user, problem_id).alternatives)


def of_language(problem: Problem, language: str) -> list[Alternative]:
    """Return the alternatives of one language, the oldest first."""
    return [row for row in problem.alternatives if row.language == language]


def _get(problem: Problem, alternative_id: int) -> Alternative:
    found = next((row for row in problem.alternatives if row.id == alternative_id), None)
    if found is None:
        raise NotFound(N_("There is no such alternative."))
    return found


def _source(
    problem: Problem, language: str, given: bytes | str, but: Alternative | None = None
) -> str:
    """Return a program as it is kept: one that the others of its language are not."""
    reference = references.get(problem, language)
    text = references.split(language, given)[Level.LINE].source
    others = (row.source for row in of_language(problem, language) if row is not but)
    if text in (reference.source, *others):
        raise Conflict(N_("This program is there already."))
    return text


def _label(problem: Problem, language: str, given: str, but: Alternative | None = None) -> str:
    label = " ".join(given.split())
    taken = {row.label for row in of_language(problem, language) if row is not but}
    if not label:
        return next(name for n in range(2, len(taken) + 3) if (name := f"#{n}") not in taken)
    if len(label) > MAX_LABEL or not label.isprintable():
        raise AppError(
            N_("A label has at most %(count)s characters, all of them visible."), count=MAX_LABEL
        )
    if label in taken:
        raise Conflict(N_("There is an alternative called %(label)s already."), label=label)
    return label
