"""The one edit between two rows of tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_SHORT = frozenset(("+=", "-=", "*=", "/=", "%=", "//=", "**="))
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


def first_apart(given: Sequence[str], wanted: Sequence[str]) -> tuple[int, int]:
    """Return where two rows of tokens first say something else: `x += 1` is `x = x + 1`."""
    at, to = 0, 0
    while at < len(given) and to < len(wanted):
        step = (1, 1) if given[at] == wanted[to] else _otherwise(given, at, wanted, to)
        if step is None:
            break
        at, to = at + step[0], to + step[1]
    return at, to


def _otherwise(
    given: Sequence[str], at: int, wanted: Sequence[str], to: int
) -> tuple[int, int] | None:
    """Return how many tokens say the same in other words; None where they do not."""
    mine, theirs = given[at : at + 3], wanted[to : to + 3]
    before = given[at - 1] if at else ""
    if list(theirs) == _long(mine[0], before):
        return 1, 3
    if list(mine) == _long(theirs[0], before):
        return 3, 1
    if {*mine[:2]} & {"++", "--"} and list(mine[:2]) == [*theirs[1::-1]]:
        return 2, 2  # ++i and i++, where nothing reads them
    steps = {"++": ["+=", "1"], "--": ["-=", "1"]}
    if steps.get(mine[0]) == list(theirs[:2]):
        return 1, 2
    return (2, 1) if steps.get(theirs[0]) == list(mine[:2]) else None


def _long(sign: str, name: str) -> list[str] | None:
    """Return what `+=` behind a name stands for."""
    return ["=", name, sign[:-1]] if sign in _SHORT else None


def _is_swapped(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two tokens, or what stands on both sides of one, changed places."""
    if not 2 <= len(mine) <= _FAR or len(mine) != len(theirs) or ";" in mine:
        return False
    ends = [*theirs[-1:], *theirs[1:-1], *theirs[:1]]
    turned = ([*mine[at + 1 :], mine[at], *mine[:at]] for at in range(1, len(mine) - 1))
    return list(mine) == ends or any(row == list(theirs) for row in turned)
