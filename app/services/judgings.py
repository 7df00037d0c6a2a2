"""The history of judgings: a first one for each answer that ran, and those that came later."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.rejudging import STANDING, Reason
from app.models import Attempt, Judging, Submission
from judge import Verdict


def of_answer(session: Session, row: Attempt | Submission) -> None:
    """Keep the first judging of an attempt or a submission that has just been judged."""
    judging = Judging(revision_id=_revision_id(row), reason=Reason.ANSWER, verdict=row.verdict)
    if isinstance(row, Attempt):
        judging.attempt_id, judging.accepted = row.id, row.accepted
        judging.decided_by = row.decided_by
    else:
        judging.submission_id, judging.cases = row.id, row.cases
        judging.accepted = row.verdict == Verdict.AC
    session.add(judging)


def _revision_id(row: Attempt | Submission) -> int:
    return row.workspace.revision_id if isinstance(row, Attempt) else row.revision_id


def history(session: Session, row: Attempt | Submission) -> Sequence[Judging]:
    """Return what was said of an answer so far, the first one first.

    What would be refused now is not among it while nobody has decided that it is.
    """
    own = Judging.attempt_id if isinstance(row, Attempt) else Judging.submission_id
    query = select(Judging).where(
        own == row.id, Judging.verdict.is_not(None), Judging.outcome.in_(STANDING)
    )
    return session.scalars(query.order_by(Judging.id)).all()
