"""The one edit between two rows of tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_FAR = 40  # tokens: what is swapped stands near


class Edit(StrEnum):
    """What was done to the reference's tokens."""

    OTHER = "other"
    MISSING = "missing"
    EXTRA = "extra"
    SWAPPED = "swapped"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """The tokens `given[at:until]` stand where the reference has `wanted`."""

    edit: Edit
    at: int
    until: int
    wanted: int


def difference(given: Sequence[str], wanted: Sequence[str]) -> Difference | None:
    """Return the one edit between two rows of tokens."""
    if abs(len(given) - len(wanted)) > 1:
        return None
    shorter = min(len(given), len(wanted))
    at = next((i for i in range(shorter) if given[i] != wanted[i]), shorter)
    same = next((i for i in range(shorter - at) if given[-1 - i] != wanted[-1 - i]), shorter - at)
    mine, theirs = given[at : len(given) - same], wanted[at : len(wanted) - same]
    edits = {(1, 1): Edit.OTHER, (1, 0): Edit.EXTRA, (0, 1): Edit.MISSING}
    edit = edits.get((len(mine), len(theirs)))
    if edit is None and _is_swapped(mine, theirs):
        edit = Edit.SWAPPED
    if edit is None or "\n" in mine or "\n" in theirs:
        return None
    return Difference(edit=edit, at=at, until=at + len(mine), wanted=at)


def _is_swapped(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two tokens, or what stands on both sides of one, changed places."""
    if not 2 <= len(mine) <= _FAR or len(mine) != len(theirs) or ";" in mine:
        return False
    ends = [*theirs[-1:], *theirs[1:-1], *theirs[:1]]
    turned = ([*mine[at + 1 :], mine[at], *mine[:at]] for at in range(1, len(mine) - 1))
    return list(mine) == ends or any(row == list(theirs) for row in turned)
