"""Programs that were judged before: their answer is known without asking a worker.

A question is a program for one revision, under the conditions that all present workers share; an
answer is kept where the judge calls it certain. So what many students submit alike, the reference
above all, is answered within the request.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.domain.document import digest
from app.models import KeptVerdict, Submission, now
from app.services import revisions, special_judges, workers

KEPT = timedelta(days=30)


def recall(session: Session, submission: Submission) -> dict[str, Any] | None:
    """Return what the judge would surely report of a submission; None where it must be asked."""
    conditions = workers.conditions(session, _languages(submission))
    if conditions is None:
        return None
    row = session.get(KeptVerdict, _question(submission, conditions))
    return row.report if row else None


def keep(session: Session, submission: Submission, report: Mapping[str, Any]) -> None:
    """Keep a report where it is certain; coming twice does no harm."""
    conditions = report.get("certain")
    if not conditions:
        return
    question = _question(submission, conditions)
    row = {"question": question, "report": dict(report), "kept_at": now()}
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.execute(insert(KeptVerdict).values(row).on_conflict_do_nothing())


def forget_old(session: Session) -> None:
    """Delete what was kept for long."""
    session.execute(delete(KeptVerdict).where(KeptVerdict.kept_at < now() - KEPT))


def _languages(submission: Submission) -> list[str]:
    checker = revisions.read(submission.revision).checker
    special = special_judges.of_revision(submission.revision, checker)
    return [submission.language, *([special.program.language] if special else [])]


def _question(submission: Submission, conditions: Mapping[str, str]) -> str:
    """Return the digest of all that decides; what else does is part of the revision."""
    asked = (submission.revision_id, submission.language, submission.source, dict(conditions))
    return digest(asked)
