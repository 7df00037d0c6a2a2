"""Byte offsets, as the parser counts, to code point offsets, as everybody else does."""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from segmenter.outline import Atom, Block

_NON_ASCII = re.compile(r"[^\x00-\x7f]")


def to_code_points(
    source: str, atoms: list[Atom], blocks: list[Block], fixed: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Turn the offsets of atoms and blocks in place; return those of the fixed spans."""
    if source.isascii():
        return fixed
    point = converter(source)
    for atom in atoms:
        atom.start, atom.end = point(atom.start), point(atom.end)
    for block in blocks:
        if block.close:
            block.close = (point(block.close[0]), point(block.close[1]))
    return [(point(start), point(end)) for start, end in fixed]


def converter(source: str) -> Callable[[int], int]:
    """Return what turns a byte offset into a code point offset."""
    extra = [(m.start(), len(m[0].encode()) - 1) for m in _NON_ASCII.finditer(source)]
    sums = list(accumulate(size for _, size in extra))
    ends = [at + total + 1 for (at, _), total in zip(extra, sums, strict=True)]
    totals = [0, *sums]
    return lambda offset: offset - totals[bisect_right(ends, offset)]
