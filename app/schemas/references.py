"""References: the instructor's programs."""

from pydantic import BaseModel

from app.models import Reference
from app.schemas.base import Payload
from app.services import references


class ReferenceIn(Payload):
    """A program's source."""

    # Not Text: what a binary file is told, the service says in the user's language.
    source: str


class WarningOut(BaseModel):
    """Something odd that did not stop the segmenter; line and column count from 1."""

    line: int
    column: int
    message: str


class UnitCounts(BaseModel):
    """How many units the reference has at each level."""

    line: int
    paragraph: int
    function: int


class ReferenceOut(BaseModel):
    """How a reference was split."""

    language: str
    units: UnitCounts
    warnings: list[WarningOut]


class ReferenceSource(ReferenceOut):
    """The same with its source."""

    source: str


def split(reference: Reference) -> ReferenceOut:
    """Return how a reference was split."""
    found = references.segmentations(reference)
    warnings = dict.fromkeys(warning for one in found.values() for warning in one.warnings)
    return ReferenceOut(
        language=reference.language,
        units=UnitCounts(**{level: len(one.units) for level, one in found.items()}),
        warnings=[WarningOut.model_validate(row, from_attributes=True) for row in warnings],
    )
