"""Where a student's program and the reference part, as a value; the words are in `app.domain`."""

from dataclasses import dataclass
from enum import StrEnum


class Parting(StrEnum):
    """What it is that differs first."""

    VALUES = "values"  # variables, `rows`
    MORE_ROUNDS = "more_rounds"  # the loop should have ended after `round` rounds
    FEWER_ROUNDS = "fewer_rounds"  # it ended after `round` rounds, and should have gone on
    TAKEN = "taken"  # the condition holds, and should not
    NOT_TAKEN = "not_taken"  # it does not hold, and should
    RETURNED = "returned"  # `call` returns something else: one row without a name
    CHANGED = "changed"  # after `call` what it was given differs, `rows`
    PRINTED = "printed"  # what the unit prints: one row without a name


@dataclass(frozen=True, kw_only=True)
class ValueDifference:
    """One value: how it should be, and how it is (blank: it has none yet), as text to show."""

    name: str
    expected: str
    actual: str


@dataclass(frozen=True, kw_only=True)
class StateDifference:
    """The first difference in a run with an input that may be shown.

    `round` counts the loop's rounds from 1 (0: after the unit), `time` how often the unit has come.
    `loose`: several outputs may be right, so that to differ is no mistake by itself.
    """

    parting: Parting
    case: str
    input: str
    rows: tuple[ValueDifference, ...] = ()
    round: int = 0
    time: int = 0
    call: str = ""
    loose: bool = False
