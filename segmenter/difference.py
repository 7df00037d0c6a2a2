"""What became of each unit when a program changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from segmenter.blanks import same_but_blanks
from segmenter.keys import base
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


# With more units than that, those of which there are very many match only beside others:
# the time would grow with the square of their number.
LARGE = 2000
Pair = tuple[Unit, Unit]
Name = tuple[str, int]


def diff(old: Segmentation, new: Segmentation) -> tuple[Change, ...]:
    """Return what became of every unit of both, in the order of the new program.

    Units match by their keys without numbers, wherever they moved among others that stayed in
    order; in one and the same source, where they stand. A matching unit is kept if its text is
    the same up to blanks, else it was changed. Of what stands between two matches, pairs with the
    same tag count as changed. Compare segmentations of one level.
    """
    here = old.source == new.source
    before, after = _names(old, here=here), _names(new, here=here)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    ends = len(before) - tail, len(after) - tail
    changes = _matched(old, new, zip(old.units[:head], new.units[:head], strict=True))
    before, after = before[head : ends[0]], after[head : ends[1]]
    matcher = SequenceMatcher(None, before, after, autojunk=len(after) > LARGE)
    for kind, first, last, start, end in matcher.get_opcodes():
        befores = old.units[head + first : head + last]
        afters = new.units[head + start : head + end]
        if kind == "equal":
            changes += _matched(old, new, zip(befores, afters, strict=True))
        else:
            changes += _replaced(list(befores), list(afters))
    rest = zip(old.units[ends[0] :], new.units[ends[1] :], strict=True)
    return (*changes, *_matched(old, new, rest))


def _names(segmentation: Segmentation, *, here: bool) -> list[Name]:
    """Return what makes a unit the same: its key without number, and its place if that tells."""
    pairs = zip(segmentation.keys, segmentation.units, strict=True)
    return [(base(key), unit.start if here else 0) for key, unit in pairs]


def _common(one: Sequence[Name], other: Sequence[Name]) -> int:
    """Return how many names both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _matched(old: Segmentation, new: Segmentation, pairs: Iterable[Pair]) -> list[Change]:
    return [
        Change(
            kind=ChangeKind.KEPT
            if same_but_blanks(_indented(old, one), _indented(new, other), new.language)
            else ChangeKind.CHANGED,
            old=one,
            new=other,
        )
        for one, other in pairs
    ]


def _indented(segmentation: Segmentation, unit: Unit) -> str:
    """Return a unit's text with the blanks before it on its first line."""
    source = segmentation.source
    before = source[source.rfind("\n", 0, unit.start) + 1 : unit.start]
    return before + unit.text if before.isspace() else unit.text


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
