"""Byte offsets, as the parser counts, to code point offsets, as everybody else does."""

from collections.abc import Callable

from segmenter.outline import Atom, Block

_PART = 64  # bytes between two counts that are kept
_FOLLOWERS = bytes(range(0x80, 0xC0))  # every byte of a character but its first


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
    data = source.encode()
    before = [0]  # how many characters begin before each part
    for start in range(0, len(data), _PART):
        part = data[start : start + _PART]
        before.append(before[-1] + len(part.translate(None, _FOLLOWERS)))

    def point(offset: int) -> int:
        part = offset // _PART
        return before[part] + len(data[part * _PART : offset].translate(None, _FOLLOWERS))

    return point
