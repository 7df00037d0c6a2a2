"""An instructor's changes: join a unit with the next one, or split it at a line."""

from bisect import bisect_left

from segmenter.groups import span_of, widen
from segmenter.levels import Group
from segmenter.model import Segmentation, SegmentError, Tag
from segmenter.outline import Outline
from segmenter.splitter import assemble, outline


def merge_units(segmentation: Segmentation, index: int) -> Segmentation:
    """Return the segmentation with unit `index` and the next one as one unit.

    Where the two stand in different blocks, the smallest block that holds both becomes the unit.
    Raises `SegmentError` if there is no next unit.
    """
    if not 0 <= index < len(segmentation.units) - 1:
        raise SegmentError(f"unit {index} has no next unit to merge with")
    whole, groups = _recover(segmentation)
    at = _group_of(segmentation, whole, groups, index)
    after = _group_of(segmentation, whole, groups, index + 1)
    earlier = groups[:at]
    merged = widen(whole, earlier, groups[at], groups[after])
    return _again(segmentation, whole, [*earlier, merged, *groups[after + 1 :]])


def split_unit(segmentation: Segmentation, index: int, line: int) -> Segmentation:
    """Return the segmentation with unit `index` split before its line `line` (its first is 1).

    Raises `SegmentError` if the unit has no such line or no statement begins there.
    """
    if not 0 <= index < len(segmentation.units):
        raise SegmentError(f"there is no unit {index}")
    whole, groups = _recover(segmentation)
    row = whole.row(segmentation.units[index].start) + line - 1
    at = _group_of(segmentation, whole, groups, index)
    first, last = groups[at]
    cut = next((i for i in range(first + 1, last + 1) if whole.tops[i] == row), None)
    if line < 2 or cut is None or whole.bottoms[cut - 1] == row:
        raise SegmentError(f"no statement of unit {index} begins on its line {line}")
    halves = [(first, cut - 1), *_within_blocks(whole, cut, last)]
    parted = _again(segmentation, whole, [*groups[:at], *halves, *groups[at + 1 :]])
    if len(parted.units) <= len(segmentation.units):
        raise SegmentError(f"line {line} of unit {index} belongs to the line before it")
    return parted


def _within_blocks(whole: Outline, first: int, last: int) -> list[Group]:
    """Return the atoms in groups, each as long as it stays inside one block."""
    groups = [(first, first)]
    for index in range(first + 1, last + 1):
        start = groups[-1][0]
        if whole.holds(whole.atoms[start].block, whole.atoms[index].block):
            groups[-1] = (start, index)
        else:
            groups.append((index, index))
    return groups


def _recover(segmentation: Segmentation) -> tuple[Outline, list[Group]]:
    """Return the outline again, and the groups that the units were made of."""
    whole, _ = outline(segmentation.source, segmentation.language)
    starts = [atom.start for atom in whole.atoms]
    groups: list[Group] = []
    at = 0
    for unit in segmentation.units:
        first, last = bisect_left(starts, unit.start), bisect_left(starts, unit.end) - 1
        if first > at and unit.tag is not Tag.SELF and _needs_head(whole, first, last):
            first -= 1
        groups += [(index, index) for index in range(at, first)]
        groups.append((first, last))
        at = last + 1
    groups += [(index, index) for index in range(at, len(whole.atoms))]
    return whole, groups


def _needs_head(whole: Outline, first: int, last: int) -> bool:
    """Tell whether a unit is the body of an `else` whose header it stands for."""
    before = whole.atoms[first - 1]
    return (
        before.fixed
        and before.opens == whole.atoms[first].block
        and span_of(whole, (first, last)).tag is Tag.SELF
    )


def _group_of(segmentation: Segmentation, whole: Outline, groups: list[Group], index: int) -> int:
    """Return the position of a unit's group."""
    start = segmentation.units[index].start
    return next(
        at
        for at, (first, last) in enumerate(groups)
        if whole.atoms[first].start <= start < whole.atoms[last].end
    )


def _again(segmentation: Segmentation, whole: Outline, groups: list[Group]) -> Segmentation:
    return assemble(
        whole,
        groups,
        language=segmentation.language,
        level=segmentation.level,
        warnings=segmentation.warnings,
    )
