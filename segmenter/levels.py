"""How large a unit is: each level is a pure function from an outline to groups of atoms.

A group is the first and the last index of the atoms that are one unit. Groups cover all atoms.
"""

from collections.abc import Callable, Mapping

from segmenter.model import Level
from segmenter.outline import Outline

Group = tuple[int, int]


def line(outline: Outline) -> list[Group]:
    """Each statement and each header alone."""
    return [(index, index) for index in range(len(outline.atoms))]


def paragraph(outline: Outline) -> list[Group]:
    """Runs of adjacent simple statements; blocks that hold nothing else, whole."""
    groups: list[Group] = []
    simple_blocks, runs_on = outline.simple_blocks, outline.runs_on
    tops, bottoms, size = outline.tops, outline.bottoms, len(outline.atoms)
    index = 0
    while index < size:
        last = index
        opens = outline.atoms[index].opens
        if opens in simple_blocks:
            last = _with_tail(outline, outline.blocks[opens].last, index)
        elif opens < 0:
            while last + 1 < size and runs_on[last + 1] and tops[last + 1] - bottoms[last] <= 1:
                last += 1
            last = _cut_run(outline, index, last)
        groups.append((index, last))
        index = last + 1
    return groups


def function(outline: Outline) -> list[Group]:
    """Each function and class whole; the entry point in runs and whole blocks."""
    groups: list[Group] = []
    runs_on, size = outline.runs_on, len(outline.atoms)
    index = 0
    while index < size:
        last = index
        opens = outline.atoms[index].opens
        if outline.is_simple(index):
            while last + 1 < size and runs_on[last + 1]:
                last += 1
            last = _cut_run(outline, index, last)
        elif opens < 0 or not outline.blocks[opens].entry:
            last = _end_of_chain(outline, index)
        groups.append((index, last))
        index = last + 1
    return groups


def _cut_run(outline: Outline, first: int, last: int) -> int:
    """Return where a run ends if it shares its first or last line with a block's header.

    Only that line's statements go with the header; the rest of the run stays by itself.
    """
    if first == last:
        return last
    tops, bottoms = outline.tops, outline.bottoms
    if first and bottoms[first - 1] == tops[first]:
        shared = first
        while shared < last and tops[shared + 1] == bottoms[shared]:
            shared += 1
        return shared
    row, cut = bottoms[last], last
    if last + 1 < len(tops) and tops[last + 1] == row:
        while cut >= first and bottoms[cut] == row:
            cut -= 1
    return last if cut < first else cut


def _with_tail(outline: Outline, last: int, head: int) -> int:
    """Return the index of the block's tail, `while (x);` or `} name;`, or else `last`."""
    if last + 1 == len(outline.atoms):
        return last
    following = outline.atoms[last + 1]
    is_tail = following.chain == outline.atoms[head].chain and following.opens < 0
    return last + 1 if is_tail else last


def _end_of_chain(outline: Outline, index: int) -> int:
    """Return the last atom of a whole statement: all of `if`, `else if`, `else`."""
    first = outline.atoms[index]
    following = index
    while following < len(outline.atoms):
        atom = outline.atoms[following]
        if atom.block != first.block or atom.chain != first.chain:
            break
        following = 1 + (outline.blocks[atom.opens].last if atom.opens >= 0 else following)
    return following - 1


LEVELS: Mapping[Level, Callable[[Outline], list[Group]]] = {
    Level.LINE: line,
    Level.PARAGRAPH: paragraph,
    Level.FUNCTION: function,
}
