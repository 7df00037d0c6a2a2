"""Revisions: what publishing makes."""

from datetime import datetime

from pydantic import BaseModel

from app.domain.document import Document
from app.models import Revision
from segmenter import Level


class RevisionOut(BaseModel):
    """An immutable published version."""

    id: int
    number: int
    problem_id: int
    created_at: datetime
    languages: list[str]
    levels: list[str]


def of_revision(revision: Revision, document: Document) -> RevisionOut:
    """Return a revision as JSON."""
    levels = {level for program in document.programs.values() for level in program.levels}
    return RevisionOut(
        id=revision.id,
        number=revision.number,
        problem_id=revision.problem_id,
        created_at=revision.created_at,
        languages=list(document.programs),
        levels=[level for level in Level if level in levels],
    )
