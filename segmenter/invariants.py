"""What holds for every segmentation, checked on each call."""

import re

from segmenter.model import Segmentation
from segmenter.outline import Outline
from segmenter.tags import check_balance, untag

_FIXED = re.compile(
    r"(?:\s+|//[^\n]*|/\*.*?(?:\*/|\Z)|#(?:[^\n\\]|\\.)*|[{};,:\\]|\b(?:else|do|try|finally)\b)*+",
    re.DOTALL,
)


class InvariantError(AssertionError):
    """The segmenter broke its own rules: a bug of ours, not of the input."""


def check(segmentation: Segmentation, outline: Outline) -> None:
    """Raise `InvariantError` unless the segmentation is lossless, ordered, nested and complete."""
    source = segmentation.source
    if "".join(piece.text for piece in segmentation.pieces()) != source:
        raise InvariantError("the pieces joined are not the source")
    if untag(segmentation.tagged()) != source:
        raise InvariantError("the tagged text without its tags is not the source")
    check_balance(segmentation.tagged())
    _check_units(segmentation)
    _check_fixed(segmentation, outline)


def _check_units(segmentation: Segmentation) -> None:
    at, row_end = 0, -1
    for unit in segmentation.units:
        if unit.start < at or unit.end <= unit.start:
            raise InvariantError(f"unit {unit.index} is empty or overlaps the one before")
        if (
            unit.text != segmentation.source[unit.start : unit.end]
            or unit.text.strip() != unit.text
        ):
            raise InvariantError(f"the text of unit {unit.index} is not its span, or has blanks")
        if unit.start < row_end:
            raise InvariantError(f"unit {unit.index} shares a line with the one before")
        at = unit.end
        row_end = segmentation.source.find("\n", unit.end)
        row_end = len(segmentation.source) if row_end < 0 else row_end


def _check_fixed(segmentation: Segmentation, outline: Outline) -> None:
    """Fixed text holds no code: only what section 3 of the design calls fixed."""
    at = 0
    fixed = iter([*outline.fixed, (len(segmentation.source) + 1,) * 2])
    given = next(fixed)
    for start, end in _gaps(segmentation):
        at = start
        while at < end:
            while given[1] <= at:
                given = next(fixed)
            stop = min(end, max(given[0], at))
            match = _FIXED.match(segmentation.source, at, stop)
            if match is None or match.end() < stop:
                raise InvariantError(
                    f"fixed text holds code at offset {match.end() if match else at}"
                )
            at = min(end, given[1]) if stop < end else end


def _gaps(segmentation: Segmentation) -> list[tuple[int, int]]:
    units = segmentation.units
    starts = [0, *(unit.end for unit in units)]
    ends = [*(unit.start for unit in units), len(segmentation.source)]
    return list(zip(starts, ends, strict=True))
