"""Alternatives, and accepted answers that may become some: for those who may edit the problem."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field, model_validator

from app.models import Alternative
from app.schemas.base import MAX_ID, Payload, Text
from app.services.differing import Differing

_Key = Annotated[int, Field(ge=0, le=MAX_ID)]


class AlternativeIn(Payload):
    """A further reference: a program, or the accepted answer that it is made of."""

    language: Text | None = None
    source: str | None = None
    from_attempt: _Key | None = None
    from_submission: _Key | None = None
    label: Text = ""

    @model_validator(mode="after")
    def _one(self) -> "AlternativeIn":
        program = self.source is not None and self.language is not None
        if [program, self.from_attempt is not None, self.from_submission is not None].count(
            True
        ) != 1 or (not program and (self.source, self.language) != (None, None)):
            raise ValueError("give language and source, or from_attempt, or from_submission")
        return self


class AlternativeChange(Payload):
    """What is to be another; the rest stays."""

    source: str | None = None
    label: Text | None = None


class AlternativeOut(BaseModel):
    """A further reference of the draft."""

    id: int
    language: str
    label: str
    source: str
    created_at: datetime


class DifferingOut(BaseModel):
    """An accepted answer that differs: of a unit of the draft, or (`unit` is null) a program."""

    language: str
    level: str | None
    unit: int | None
    text: str = Field(description="Without comments, in the reference's names.")
    reference: str = Field(description="What the reference has in its place.")
    students: int = Field(description="How many students gave it.")
    attempt: int | None = Field(description="One of them, for `from_attempt`.")
    submission: int | None = Field(description="One of them, for `from_submission`.")


def of_alternative(row: Alternative) -> AlternativeOut:
    """Return an alternative as JSON."""
    return AlternativeOut(
        id=row.id,
        language=row.language,
        label=row.label,
        source=row.source,
        created_at=row.created_at,
    )


def of_differing(row: Differing) -> DifferingOut:
    """Return an accepted answer as JSON."""
    return DifferingOut(
        language=row.language,
        level=row.level or None,
        unit=row.unit,
        text=row.text,
        reference=row.reference,
        students=row.students,
        attempt=row.attempt_id,
        submission=row.submission_id,
    )
