"""Units: with their text for those who may edit the problem, without it for students."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from app.domain.document import PublishedUnit
from app.schemas.base import LocaleName, Payload, Text
from app.services.guidelines import UnitView


class GuidelineChange(Payload):
    """A guideline written by hand; an empty one removes it. Default: the first reference."""

    guideline: Text
    language: Text | None = None
    locale: LocaleName = "ko"


class CheckOut(BaseModel):
    """One verification of a guideline."""

    name: str
    ok: bool
    detail: str = ""


class UnitOut(BaseModel):
    """A unit as everybody reads it."""

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


def of_view(view: UnitView) -> UnitWithText:
    """Return a unit of the draft."""
    unit = view.unit
    return UnitWithText(
        index=unit.index,
        tag=unit.tag,
        depth=unit.depth,
        guideline=view.guideline,
        writer=view.writer,
        checks=[CheckOut.model_validate(check) for check in view.checks],
        text=unit.text,
        start=unit.start,
        end=unit.end,
    )


def of_published(unit: PublishedUnit, locale: str) -> UnitOut:
    """Return a unit of a revision, without what would give its text away."""
    guideline = unit.guideline(locale)
    return UnitOut(
        index=unit.index,
        tag=unit.tag,
        depth=unit.depth,
        guideline=guideline.text,
        writer=guideline.writer,
        checks=[shown_check(check) for check in guideline.checks],
    )


def shown_check(check: Mapping[str, Any]) -> CheckOut:
    """Return a check as students read it: its detail may quote the reference."""
    return CheckOut(name=check["name"], ok=check["ok"])
