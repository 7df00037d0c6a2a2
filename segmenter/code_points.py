"""Byte offsets, as the parser counts, to code point offsets, as everybody else does."""

import re
from bisect import bisect_left
from collections.abc import Callable

from segmenter.outline import Atom, Block

_FOLLOWER = re.compile(rb"[\x80-\xbf]")  # every byte of a character but its first


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
    followers = [match.start() for match in _FOLLOWER.finditer(source.encode())]
    return lambda offset: offset - bisect_left(followers, offset)
