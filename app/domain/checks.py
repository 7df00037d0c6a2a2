"""What the checks of a guideline come to: green, or amber until it is edited or overridden."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, Field, Strict, ValidationError

from app.domain.errors import N_, AppError
from app.domain.text import is_storable, storable

MAX_REASON = 500


class _Overriding(BaseModel, extra="forbid", strict=True):
    reason: Annotated[str, Field(min_length=1, max_length=MAX_REASON)]
    by: Annotated[str, Field(max_length=MAX_REASON)]
    at: Annotated[AwareDatetime, Strict(False)]
    checks: Annotated[list[str], Field(max_length=100)]


Check = Mapping[str, Any]
"""A `guideline_model.Check` as JSON."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a guideline; `bad` is what a check found."""

    text: str
    bad: bool


def failed(checks: Iterable[Check]) -> list[Check]:
    """Return the checks that a guideline did not pass."""
    return [check for check in checks if not check["ok"]]


def is_amber(checks: Iterable[Check], overridden: Mapping[str, Any]) -> bool:
    """Whether a guideline failed a check other than those that it was let stand in spite of."""
    allowed = overridden.get("checks", ())
    return any(check["name"] not in allowed for check in failed(checks))


def overriding(checks: Iterable[Check], *, reason: str, by: str, at: datetime) -> dict[str, Any]:
    """Return why a guideline stands although it failed these checks, who said so, and when."""
    names = [check["name"] for check in failed(checks)]
    if not names:
        raise AppError(N_("The guideline passed its checks: there is nothing to override."))
    words = reason.strip()
    if not words:
        raise AppError(N_("Say why the guideline may stand as it is."))
    if len(words) > MAX_REASON:
        raise AppError(
            N_("The reason is too long: at most %(count)s characters."), count=MAX_REASON
        )
    storable(words)
    return {"reason": words, "by": by, "at": at.isoformat(timespec="seconds"), "checks": names}


def is_overriding(value: Mapping[str, Any]) -> bool:
    """Whether a value from outside is what `overriding` makes, or empty."""
    if not value:
        return True
    try:
        _Overriding.model_validate(dict(value))
    except ValidationError:
        return False
    texts = (value["reason"], value["by"], value["at"], *value["checks"])
    return all(isinstance(text, str) and is_storable(text) for text in texts)


def pieces(text: str, checks: Sequence[Check]) -> list[Piece]:
    """Return a guideline cut where the spans of its failed checks begin and end."""
    spans = [check["span"] for check in failed(checks) if check.get("span")]
    bad = {at for begin, end in spans for at in range(max(0, begin), min(end, len(text)))}
    edges = [at for at in range(1, len(text)) if (at in bad) != (at - 1 in bad)]
    ends = [*edges, len(text)]
    return [
        Piece(text=text[begin:end], bad=begin in bad)
        for begin, end in zip([0, *edges], ends, strict=True)
        if begin < end
    ]
