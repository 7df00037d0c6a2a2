"""What a package of our own holds besides the draft: guidelines and the published revision."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy.orm import Session

from app.domain.checks import is_overriding
from app.domain.errors import N_
from app.domain.packages import Findings, PackagedGuideline
from app.domain.packages.model import PublishedState
from app.domain.packages.own_parts import GUIDELINES, PUBLISHED, UNREADABLE
from app.domain.packages.published import check
from app.domain.text import is_storable
from app.i18n import LOCALES
from app.models import Problem, Reference, Revision, User
from app.services import cases
from app.services.carrying import BY_HAND
from app.services.guidelines import MAX_GUIDELINE, WRITERS, checked_again, put
from segmenter import Level

PUBLISHED_HERE = N_(
    "The problem has been published here already, so the package's revision was not taken over: "
    "publish the problem to show students what changed."
)
MAX_KEY = 200


def restore_guidelines(
    session: Session, problem: Problem, rows: Sequence[PackagedGuideline], findings: Findings
) -> None:
    """Store a package's guidelines; those of the same units are replaced."""
    found = {row.language: row for row in problem.references}
    for row in rows:
        reference = found.get(row.language)
        if reference is None or not _sound(row):
            findings.error(GUIDELINES, UNREADABLE)
            return
        _store(session, reference, row)
    for reference in found.values():
        checked_again(session, reference)


def _sound(row: PackagedGuideline) -> bool:
    return (
        row.level in set(Level)
        and row.locale in LOCALES
        and row.writer in (*WRITERS, BY_HAND)
        and row.key.isprintable()
        and len(row.key) <= MAX_KEY
        and 0 < len(row.text) <= MAX_GUIDELINE
        and is_storable(row.key + row.text)
        and is_overriding(row.overridden)
    )


def _store(session: Session, reference: Reference, given: PackagedGuideline) -> None:
    key = (reference.id, given.level, given.locale, given.key)
    row = put(session, key, given.text, given.writer, given.checks)
    if row is not None:
        row.overridden = dict(given.overridden)


def restore_published(
    session: Session, user: User, problem: Problem, state: PublishedState, findings: Findings
) -> None:
    """Store the revision that a package holds, unless the problem was published here."""
    if problem.revisions:
        findings.warning(PUBLISHED, PUBLISHED_HERE)
        return
    made_at = findings.attempt(PUBLISHED, lambda: check(state))
    if made_at is None:
        return
    judged = cases.judge_cases(problem) if state.cases is None else state.cases
    own = problem.special_judge if state.special_judge is None else state.special_judge
    revision = Revision(
        number=state.number,
        created_at=made_at,
        document=dict(state.document),
        cases=[asdict(case) for case in judged],
        special_judge=dict(own),
        published_by=user.id,
    )
    problem.revisions.append(revision)
    session.flush()
