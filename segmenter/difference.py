"""What became of each unit when a program changed."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from segmenter.model import Segmentation, Unit


class ChangeKind(StrEnum):
    """What became of a unit."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One unit's fate: `old` is None where it was added, `new` where it was removed."""

    kind: ChangeKind
    old: Unit | None = None
    new: Unit | None = None


def diff(old: Segmentation, new: Segmentation) -> tuple[Change, ...]:
    """Return what became of every unit of both, in the order of the new program.

    A unit is kept if its text and the tags around it are the same, wherever it moved among
    others that stayed in order; of what stands between two kept units, pairs with the same tag
    count as changed. Compare segmentations of one level.
    """
    matcher = SequenceMatcher(None, _names(old), _names(new), autojunk=False)
    changes: list[Change] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        befores, afters = old.units[first:last], new.units[start:end]
        if kind == "equal":
            pairs = zip(befores, afters, strict=True)
            changes += [Change(kind=ChangeKind.KEPT, old=a, new=b) for a, b in pairs]
        else:
            changes += _replaced(list(befores), list(afters))
    return tuple(changes)


def _names(segmentation: Segmentation) -> list[tuple[str, str]]:
    """Return what makes a unit the same: its key without its number among equals, and its text."""
    return [(unit.key.partition(".")[0], unit.text) for unit in segmentation.units]


def _replaced(befores: list[Unit], afters: list[Unit]) -> list[Change]:
    """Pair units by tag, in order; what is left over was removed or added."""
    changes: list[Change] = []
    for new in afters:
        at = next((i for i, old in enumerate(befores) if old.tag is new.tag), None)
        if at is None:
            changes.append(Change(kind=ChangeKind.ADDED, new=new))
            continue
        changes += [Change(kind=ChangeKind.REMOVED, old=old) for old in befores[:at]]
        changes.append(Change(kind=ChangeKind.CHANGED, old=befores[at], new=new))
        del befores[: at + 1]
    return changes + [Change(kind=ChangeKind.REMOVED, old=old) for old in befores]
