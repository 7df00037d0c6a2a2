"""Published revisions as the rest of the app reads them."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain import document
from app.domain.document import Document, PublishedLevel
from app.domain.errors import N_, NotFound
from app.models import Revision, User
from app.services import problems
from judge import TestCase


def current(session: Session, user: User, key: int | str) -> Revision:
    """Return the newest revision of a problem that `user` may see."""
    problem = problems.visible(session, user, key)
    revision = problems.latest(session, problem.id)
    if revision is None:
        raise NotFound(N_("This problem is not published yet."))
    return revision


def read(revision: Revision) -> Document:
    """Return a revision's document, read once for each loaded row."""
    cached: Document | None = revision.__dict__.get("_read")
    if cached is None:
        cached = revision.__dict__["_read"] = document.load(revision.document)
    return cached


def level_of(revision: Revision, language: str, level: str) -> PublishedLevel:
    """Return one segmentation of a revision."""
    program = read(revision).programs.get(language)
    if program is None or level not in program.levels:
        raise NotFound(N_("This problem is not offered in that language and level."))
    return program.levels[level]


def shown_cases(revision: Revision) -> tuple[TestCase, ...]:
    """Return all cases as a student's program is judged by them: what may be shown is a sample.

    The others are called by their number: a name could tell what is in them.
    """
    found = judge_cases(revision)
    if read(revision).answering.hidden_data:
        return tuple(replace(case, sample=True) for case in found)
    return tuple(
        case if case.sample else replace(case, name=f"#{number}")
        for number, case in enumerate(found, start=1)
    )


def judge_cases(revision: Revision) -> tuple[TestCase, ...]:
    """Return all cases of a revision, hidden ones too."""
    return tuple(TestCase(**case) for case in revision.cases)
