"""Groups of atoms on real lines: nothing that stands on one physical line is split in two."""

from typing import NamedTuple

from segmenter.levels import Group
from segmenter.model import SELF, Tag
from segmenter.outline import Block, Outline


class Span(NamedTuple):
    """Where a group lies, what it is, and the block whose body goes on after it (or -1)."""

    start: int
    end: int
    tag: Tag
    open_block: int
    close: tuple[int, int] | None  # the brace that ends the group, or the open block


def is_lone(outline: Outline, group: Group) -> bool:
    """Tell whether a group is only an `else`, `do`, `try` or `{`: fixed text, no unit."""
    return group[0] == group[1] and outline.atoms[group[0]].fixed


def join_lines(outline: Outline, groups: list[Group]) -> list[Group]:
    """Join groups that share a line; across a brace, the smallest block that holds both."""
    joined: list[Group] = []
    for group in groups:
        joined.append(group)
        if outline.leads[group[0]]:
            continue
        while len(joined) > 1 and _share_line(outline, joined[-2], joined[-1]):
            after, before = joined.pop(), joined.pop()
            joined.append(widen(outline, joined, before, after))
    return joined


def span_of(outline: Outline, group: Group) -> Span:
    """Return the span of a unit: without its fixed first word, without its own closing brace."""
    first = outline.atoms[group[0]]
    if group[0] == group[1]:
        if first.opens < 0:
            return Span(first.start, first.end, first.tag, -1, None)
        block = outline.blocks[first.opens]
        if block.tag and block.last > group[0]:
            return Span(first.start, first.end, block.tag, first.opens, block.close)
    last = outline.atoms[group[1]]
    if first.opens < 0 and last.opens < 0 and last.block == first.block:
        return Span(first.start, last.end, _tag(outline, group), -1, None)
    if last.opens < 0 and last.block == first.opens and not first.fixed:
        block = outline.blocks[first.opens]
        if block.tag and block.last == group[1]:
            return Span(first.start, last.end, first.tag, -1, block.close)
    return _span_of_blocks(outline, group)


def _span_of_blocks(outline: Outline, group: Group) -> Span:
    """Return the span of a group that begins or ends in the middle of blocks."""
    path = _path(outline, group)
    start, end = _start(outline, group), _end(outline, group, path)
    opened = next((b for b in reversed(path) if b.tag and b.last > group[1]), None)
    if opened is not None and opened.tag is not None:
        ending = _ending(opened, path)
        return Span(start, end, opened.tag, outline.atoms[ending.head].opens, ending.close)
    own = path[-1] if path and path[-1].last <= group[1] else None
    return Span(start, end, _tag(outline, group), -1, own.close if own else None)


def _ending(opened: Block, path: list[Block]) -> Block:
    """Return the block whose brace ends an open one.

    After `if (a) for (;;) {` the `if` has no brace of its own, the loop's ends both.
    """
    inward = reversed(path[: path.index(opened) + 1])
    return next((b for b in inward if b.close and b.last == opened.last), opened)


def _share_line(outline: Outline, before: Group, after: Group) -> bool:
    if is_lone(outline, after):
        return False
    top = outline.tops[after[0]]
    if outline.bottoms[before[1]] == top:
        return True
    if before[0] == before[1]:
        return False
    end = _end(outline, before, _path(outline, before))
    return outline.row(end - 1) == top


def widen(outline: Outline, earlier: list[Group], before: Group, after: Group) -> Group:
    """Return two groups as one, taking more of `earlier` until no block is left half way."""
    first = before[0]
    needed = outline.atoms[after[0]].block
    while not outline.holds(base := outline.atoms[first].block, needed):
        first = outline.blocks[base].head
        while earlier and earlier[-1][1] >= first:
            first = min(first, earlier.pop()[0])
    return first, after[1]


def _path(outline: Outline, group: Group) -> list[Block]:
    """Return the blocks that the group opens and its last atom opens or is in, innermost first."""
    last = outline.atoms[group[1]]
    base = outline.atoms[group[0]].block
    index = last.opens if last.opens >= 0 else last.block
    path = []
    while index != base:
        path.append(outline.blocks[index])
        index = outline.blocks[index].parent
    return path


def _start(outline: Outline, group: Group) -> int:
    """Return where the text begins: after `else {` if that stands alone before its body."""
    first, last = group
    head = outline.atoms[first]
    if not head.fixed or last == first or last > outline.blocks[head.opens].last:
        return head.start
    is_bare = outline.blocks[head.opens].tag is None
    if is_bare or outline.bottoms[first] != outline.tops[first + 1]:
        return outline.atoms[first + 1].start
    return head.start


def _end(outline: Outline, group: Group, path: list[Block]) -> int:
    """Return where the text ends: inner braces belong to it, the block's own does not."""
    end = outline.atoms[group[1]].end
    row = outline.row(end - 1)
    whole = bool(path) and path[-1].last <= group[1]
    for block in path[:-1] if whole else path:
        if block.close and block.last <= group[1]:
            if not whole and outline.row(block.close[1] - 1) != row:
                break
            end = max(end, block.close[1])
    return end


def _tag(outline: Outline, group: Group) -> Tag:
    """Return the first tag but `self` among the group's outermost atoms."""
    base = outline.atoms[group[0]].block
    for atom in outline.atoms[group[0] : group[1] + 1]:
        if atom.block == base and atom.tag is not SELF:
            return atom.tag
    return SELF
