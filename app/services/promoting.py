"""An accepted answer becomes an alternative of the draft; publishing judges it like all others."""

from sqlalchemy.orm import Session

from app.domain.errors import N_, AppError, NotFound
from app.models import Alternative, Attempt, Problem, Submission, User
from app.services import alternatives, differing, problems, references
from app.services.differing import Differing
from judge import assemble
from segmenter import Level

NAMED = N_("This answer names its student: copy what you want of it by hand.")
NOT_ANOTHER = N_("This answer is the reference's or an alternative's own, or its unit is gone.")


def promote(
    session: Session,
    user: User,
    problem_id: int,
    *,
    attempt_id: int | None = None,
    submission_id: int | None = None,
    label: str = "",
) -> Alternative:
    """Make an accepted answer an alternative of the draft: nothing says whose it was."""
    problem = problems.editable(session, user, problem_id)
    attempt = session.get(Attempt, attempt_id) if attempt_id is not None else None
    submission = session.get(Submission, submission_id) if submission_id is not None else None
    if attempt is not None and attempt.workspace.revision.problem_id == problem.id:
        row, student = differing.of_attempt(problem, attempt), attempt.workspace.user_id
    elif submission is not None and submission.revision.problem_id == problem.id:
        row, student = differing.of_submission(problem, submission), submission.user_id
    else:
        raise NotFound(N_("There is no such answer."))
    if row is None:
        raise AppError(NOT_ANOTHER)
    source = _program(problem, row)
    _refuse_names(session.get_one(User, student), source)
    return alternatives.add(
        session, user, problem.id, language=row.language, source=source, label=label
    )


def _program(problem: Problem, row: Differing) -> str:
    if row.unit is None:
        return row.text
    reference = references.get(problem, row.language)
    pieces = references.segmentations(reference)[Level(row.level)].pieces()
    return assemble(pieces, {row.unit: row.text}, language=row.language).source


def _refuse_names(student: User, source: str) -> None:
    names = [name for name in (student.name, student.login) if len(name.encode()) >= 4]
    if any(name.lower() in source.lower() for name in names):
        raise AppError(NAMED)
