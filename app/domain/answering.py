"""How a problem's units may be answered, and how much help there is: the instructor's choice."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from app.domain.errors import N_, AppError

RUNGS = 3
"""Of the ladder of hints: the place, what kind of thing is wrong, the piece itself."""


class AnswerOrder(StrEnum):
    """In which order units may be answered."""

    ANY = "any"
    IN_ORDER = "in_order"


@dataclass(frozen=True, kw_only=True)
class Answering:
    """`hints` is the highest rung that a student may open, 0 for none; `hidden_data` tells whether
    what a hidden test expects and got may be shown, as it is of samples."""

    order: AnswerOrder = AnswerOrder.ANY
    hints: int = 2
    hidden_data: bool = False

    def last_open(self, accepted: Mapping[int, object], count: int) -> int:
        """Return the last unit that may be answered now, of `count`, as some are accepted."""
        if self.order is AnswerOrder.ANY:
            return count - 1
        return next((unit for unit in range(count) if unit not in accepted), count - 1)


def make_answering(
    given: Mapping[str, Any] | None, base: Mapping[str, Any] | None = None
) -> Answering:
    """Return settings from `given` over `base` over the defaults, or raise naming what is wrong."""
    values = asdict(Answering()) | dict(base or {}) | dict(given or {})
    if unknown := set(values) - set(asdict(Answering())):
        raise AppError(N_("There is no setting called %(name)s."), name=min(unknown))
    if values["order"] not in list(AnswerOrder):
        raise AppError(
            N_("The order of answering is one of %(known)s."), known=", ".join(AnswerOrder)
        )
    hints = values["hints"]
    if not isinstance(hints, int) or isinstance(hints, bool) or not 0 <= hints <= RUNGS:
        raise AppError(N_("The highest hint is a number from 0 to %(count)s."), count=RUNGS)
    if not isinstance(values["hidden_data"], bool):
        raise AppError(N_("Whether hidden tests' data is shown is true or false."))
    return Answering(
        order=AnswerOrder(values["order"]), hints=hints, hidden_data=values["hidden_data"]
    )
