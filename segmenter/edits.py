"""An instructor's merges and splits as data, replayed after the program was segmented again."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from segmenter.difference import diff
from segmenter.edit import merge_units, split_unit
from segmenter.keys import base, weight
from segmenter.model import Edit, Merge, Segmentation, SegmentError, Skipped, Split, Unit

__all__ = ["Edit", "Merge", "Skipped", "Split", "apply_edits", "follow_edits"]


def apply_edits(segmentation: Segmentation, edits: Iterable[Edit]) -> Segmentation:
    """Return the segmentation with each edit made in turn.

    An edit speaks of the units as the edits before it left them. One whose unit is gone, or that
    no longer fits, is left out and told in the result's `skipped`.
    """
    skipped: list[Skipped] = []
    for edit in edits:
        try:
            segmentation = _apply(segmentation, edit)
        except SegmentError as error:
            skipped.append(Skipped(edit, str(error)))
    return replace(segmentation, skipped=tuple(skipped))


def follow_edits(old: Segmentation, new: Segmentation, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits made on `old` as they have to be made on `new`, both without any edits.

    Another layout gives a unit other lines, and a unit that is gone gives its equals other
    numbers. An edit whose unit is gone itself stays as it is.
    """
    followed: list[Edit] = []
    for edit in edits:
        moved = _followed(old, new, edit)
        old, new = apply_edits(old, [edit]), apply_edits(new, [moved])
        followed.append(moved)
    return tuple(followed)


def _followed(old: Segmentation, new: Segmentation, edit: Edit) -> Edit:
    for change in diff(old, new):
        before, after = change.old, change.new
        if before and after and old.keys[before.index] == edit.key:
            key = new.keys[after.index]
            if base(key) != base(edit.key):
                return edit
            if isinstance(edit, Merge):
                return Merge(key)
            return Split(key, _line_in(before, after, edit.line))
    return edit


def _line_in(before: Unit, after: Unit, line: int) -> int:
    """Return the line of `after` that begins where `line` does in `before`."""
    wanted = ([0, *_weights(before)])[min(line, before.text.count("\n") + 1) - 1]
    starts = [0, *_weights(after)]
    rows = after.text.split("\n")
    found = (at for at, row in enumerate(rows) if weight(row) and starts[at] == wanted)
    return next(found, line - 1) + 1


def _weights(unit: Unit) -> Iterable[int]:
    """Return for each line how much of the unit stands up to its end."""
    return accumulate(weight(row) for row in unit.text.split("\n"))


def _apply(segmentation: Segmentation, edit: Edit) -> Segmentation:
    if edit.key not in segmentation.keys:
        raise SegmentError(f"there is no unit {edit.key} any more")
    index = segmentation.keys.index(edit.key)
    if isinstance(edit, Merge):
        return merge_units(segmentation, index)
    return split_unit(segmentation, index, edit.line)
