"""Units: with their text for those who may edit the problem, without it for students."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, Field

from app.domain.document import PublishedUnit
from app.models import Reference
from app.schemas.base import MAX_ID, LocaleName, Payload, Text
from app.services import guidelines, references
from app.services.guidelines import UnitView
from segmenter import Level


class GuidelineChange(Payload):
    """A guideline written by hand; an empty one removes it. Default: the first reference."""

    guideline: Text
    language: Text | None = None
    locale: LocaleName = "ko"


class MergeIn(Payload):
    """Of which reference the unit is. Default: the first one."""

    language: Text | None = None


class SplitIn(MergeIn):
    """Before which of the unit's lines to split it; its first is 1."""

    line: int = Field(ge=2, le=MAX_ID)


class Which(MergeIn):
    """Of which reference (default: the first one) and in which language the guidelines are."""

    locale: LocaleName = "ko"


class OverrideIn(Which):
    """Why a guideline may stand although it failed a check."""

    reason: Text


class CheckOut(BaseModel):
    """One verification of a guideline; `span` is the part of the text that offends."""

    name: str
    ok: bool
    detail: str = ""
    score: float = 1.0
    span: tuple[int, int] | None = None


class OverrideOut(BaseModel):
    """Who said when why a guideline may stand in spite of these checks."""

    reason: str
    by: str
    at: str
    checks: list[str]


class ProposalOut(BaseModel):
    """A new text that waits to be taken or dropped."""

    guideline: str
    writer: str
    checks: list[CheckOut]


class UnitOut(BaseModel):
    """A unit as everybody reads it; `checks` are for those who may edit the problem."""

    index: int
    tag: str
    depth: int
    guideline: str
    writer: str
    checks: list[CheckOut]


class UnitWithText(UnitOut):
    """A unit of the draft; `start` and `end` are code point offsets into the source."""

    text: str
    start: int
    end: int
    amber: bool = Field(description="Whether the guideline keeps the problem from publishing.")
    override: OverrideOut | None
    proposal: ProposalOut | None


class WaitingGuideline(BaseModel):
    """A guideline written by hand whose unit is not there now."""

    guideline: str


class UnitsOut(BaseModel):
    """The units of a level after a merge, a split or an undo."""

    units: list[UnitWithText]
    edits: int = Field(description="How many merges and splits are kept for this level.")
    skipped: list[str] = Field(description="Those that fit the program no more, and why.")


def of_level(reference: Reference, level: str, locale: str = "ko") -> UnitsOut:
    """Return all units of a level of a draft's reference."""
    found = references.segmentations(reference)[Level(level)]
    return UnitsOut(
        units=[of_view(view) for view in guidelines.units(reference, level, locale)],
        edits=len(reference.edits.get(level, [])),
        skipped=[row.reason for row in found.skipped],
    )


def of_view(view: UnitView) -> UnitWithText:
    """Return a unit of the draft."""
    unit = view.unit
    return UnitWithText(
        index=unit.index,
        tag=unit.tag,
        depth=unit.depth,
        guideline=view.guideline,
        writer=view.writer,
        checks=_checks(view.checks),
        text=unit.text,
        start=unit.start,
        end=unit.end,
        amber=view.amber,
        override=OverrideOut(**view.overridden) if view.overridden else None,
        proposal=_proposal(view.proposal),
    )


def _checks(rows: Iterable[Mapping[str, Any]]) -> list[CheckOut]:
    return [CheckOut.model_validate(row) for row in rows]


def _proposal(row: Mapping[str, Any]) -> ProposalOut | None:
    if not row:
        return None
    return ProposalOut(guideline=row["text"], writer=row["writer"], checks=_checks(row["checks"]))


def of_published(unit: PublishedUnit, locale: str) -> UnitOut:
    """Return a unit of a revision, without what would give its text away."""
    guideline = unit.guideline(locale)
    return UnitOut(
        index=unit.index,
        tag=unit.tag,
        depth=unit.depth,
        guideline=guideline.text,
        writer=guideline.writer,
        checks=[],
    )
