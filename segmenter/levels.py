"""How large a unit is: each level is a pure function from an outline to groups of atoms.

A group is the first and the last index of the atoms that are one unit. Groups cover all atoms.
"""

from collections.abc import Callable, Mapping

from segmenter.model import Level, Tag
from segmenter.outline import Outline

Group = tuple[int, int]


def line(outline: Outline) -> list[Group]:
    """Each statement and each header alone."""
    return [(index, index) for index in range(len(outline.atoms))]


def paragraph(outline: Outline) -> list[Group]:
    """Runs of adjacent simple statements; blocks that hold nothing else, whole."""
    groups: list[Group] = []
    simple = _simple_blocks(outline)
    index = 0
    while index < len(outline.atoms):
        last = index
        opens = outline.atoms[index].opens
        if opens >= 0 and opens in simple:
            last = _with_tail(outline, outline.blocks[opens].last, index)
        elif opens < 0 and _is_simple(outline, index):
            while _continues(outline, last) and outline.tops[last + 1] - outline.bottoms[last] <= 1:
                last += 1
        groups.append((index, last))
        index = last + 1
    return groups


def function(outline: Outline) -> list[Group]:
    """Each function and class whole; the entry point in runs and whole blocks."""
    groups: list[Group] = []
    index = 0
    while index < len(outline.atoms):
        last = index
        opens = outline.atoms[index].opens
        if opens < 0 and _is_simple(outline, index):
            while _continues(outline, last):
                last += 1
        elif opens < 0 or not outline.blocks[opens].entry:
            last = _end_of_chain(outline, index)
        groups.append((index, last))
        index = last + 1
    return groups


def _simple_blocks(outline: Outline) -> set[int]:
    """Return the tagged (or bare) blocks that hold simple statements only, and at least one."""
    simple = {
        index
        for index, block in enumerate(outline.blocks)
        if block.last > block.head >= 0
        and (block.tag is not None or outline.atoms[block.head].fixed)
    }
    return simple - {block.parent for block in outline.blocks}


def _with_tail(outline: Outline, last: int, head: int) -> int:
    """Return the index of the block's tail, `while (x);` or `} name;`, or else `last`."""
    if last + 1 == len(outline.atoms):
        return last
    following = outline.atoms[last + 1]
    is_tail = following.chain == outline.atoms[head].chain and following.opens < 0
    return last + 1 if is_tail else last


def _is_simple(outline: Outline, index: int) -> bool:
    return outline.atoms[index].opens < 0 and outline.atoms[index].tag is Tag.SELF


def _continues(outline: Outline, index: int) -> bool:
    """Tell whether the next atom is a simple statement of the same run."""
    if index + 1 >= len(outline.atoms) or not _is_simple(outline, index + 1):
        return False
    following = outline.atoms[index + 1]
    return following.block == outline.atoms[index].block and not following.barrier


def _end_of_chain(outline: Outline, index: int) -> int:
    """Return the last atom of a whole statement: all of `if`, `else if`, `else`."""
    first = outline.atoms[index]
    last = index
    while last + 1 < len(outline.atoms):
        following = outline.atoms[last + 1]
        same = following.block == first.block
        if same and following.chain != first.chain:
            break
        if not same and not outline.holds(first.block, following.block):
            break
        last += 1
    return last


LEVELS: Mapping[Level, Callable[[Outline], list[Group]]] = {
    Level.LINE: line,
    Level.PARAGRAPH: paragraph,
    Level.FUNCTION: function,
}
