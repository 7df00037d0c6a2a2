"""Names of a draft's units, by which guidelines hang on them through cuts and new sources."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import chain, count

from segmenter import ChangeKind, Segmentation, diff
from segmenter.keys import base

_CUT = "+"


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A level's units: as segmented, and with the instructor's merges and splits."""

    plain: Segmentation
    units: Segmentation

    def names(self) -> list[str]:
        """Return the name of each unit: its key as segmented, else its own with a `+`.

        A merge, a split or an undo leaves the names of all other units as they are, also of equal
        ones, whose keys are numbered anew.
        """
        known = {
            (unit.start, unit.end): key
            for unit, key in zip(self.plain.units, self.plain.keys, strict=True)
        }
        return [
            known.get((unit.start, unit.end)) or key + _CUT
            for unit, key in zip(self.units.units, self.units.keys, strict=True)
        ]

    @property
    def bare(self) -> "Cut":
        """The same level without merges and splits."""
        return Cut(plain=self.plain, units=self.plain)


def renamed(old: Cut, new: Cut, *, layout_only: bool = False) -> dict[str, str]:
    """Return by its old name the new one of every unit that is the same in a changed program.

    Where only the layout has changed, units that differ otherwise (a comma more) are the same
    too if their keys say so, or if there are as many units as before.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    pairs = [*_same(old.bare, new.bare, layout_only), *_same(old, new, layout_only)]
    for before, after in pairs:
        if before not in names and after not in taken:
            names[before] = after
            taken.add(after)
    return names


def _same(old: Cut, new: Cut, layout_only: bool) -> Iterator[tuple[str, str]]:
    befores, afters = old.names(), new.names()
    as_many = len(befores) == len(afters)
    for change in diff(old.units, new.units):
        one, other = change.old, change.new
        if one is None or other is None:
            continue
        same = as_many or base(old.units.keys[one.index]) == base(new.units.keys[other.index])
        if change.kind is ChangeKind.KEPT or (layout_only and same):
            yield befores[one.index], afters[other.index]


def free_name(name: str, taken: Container[str]) -> str:
    """Return `name`, or where it is taken what the first equal unit is called whose name is not."""
    mark = _CUT if name.endswith(_CUT) else ""
    bare = base(name.removesuffix(_CUT))
    names = chain([name, bare + mark], (f"{bare}.{number}{mark}" for number in count(2)))
    return next(found for found in names if found not in taken)
