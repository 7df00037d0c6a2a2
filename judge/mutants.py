"""What is done to a unit to see whether the tests notice: the words that the mutation speaks in."""

from dataclasses import dataclass
from enum import StrEnum


class MutantKind(StrEnum):
    """What was done to a unit. The first four leave nothing of what it is for: its absence."""

    REMOVED = "removed"
    NEVER = "never"  # a condition never holds, a body never runs
    ALWAYS = "always"  # a condition always holds
    NO_VALUE = "no_value"  # a declared variable begins with 0
    STATEMENT = "statement"  # one statement of several is gone
    NEGATED = "negated"  # a condition's branches are swapped
    RELATION = "relation"
    ARITHMETIC = "arithmetic"
    LOGIC = "logic"
    STEP = "step"  # ++ and --, += and -=
    CONSTANT = "constant"  # one more, one less

    @property
    def absence(self) -> bool:
        """Whether a unit that the tests cannot tell from this one is weak."""
        return self in _ABSENCE


_ABSENCE = frozenset((MutantKind.REMOVED, MutantKind.NEVER, MutantKind.ALWAYS, MutantKind.NO_VALUE))


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A unit's text with `text` in the place of its characters from `start` to `end`."""

    kind: MutantKind
    unit: int
    start: int
    end: int
    text: str

    def applied(self, reference: str) -> str:
        """Return the unit's text after the change."""
        return reference[: self.start] + self.text + reference[self.end :]

    def excerpt(self, reference: str) -> tuple[int, str, str]:
        """Return the line of the unit where it begins (from 1), and whole lines before and after.

        Of a change that spans many lines both ends are told, since all of it is to be seen.
        """
        first = reference.rfind("\n", 0, self.start) + 1
        last = reference.find("\n", self.end)
        last = len(reference) if last < 0 else last
        before = reference[first:last]
        after = reference[first : self.start] + self.text + reference[self.end : last]
        return reference.count("\n", 0, first) + 1, before, after


@dataclass(frozen=True, kw_only=True)
class Change:
    """A mutant before it is known of which unit."""

    kind: MutantKind
    start: int
    end: int
    text: str
