"""Groups of atoms become units with depth, and regions of tag lines."""

from segmenter.groups import Span, is_lone, span_of
from segmenter.levels import Group
from segmenter.model import Tag, Unit
from segmenter.outline import Outline
from segmenter.tags import TagLine

Printed = list[tuple[int, TagLine]]


class Layout:
    """Walks the groups once with a stack of open regions; its height is the depth."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.units: list[Unit] = []
        self.tags: Printed = []
        self._open: list[tuple[int, TagLine]] = []  # block and its start tag
        self._content_end = _content_ends(outline)
        self._row = 0

    def run(self, groups: list[Group]) -> "Layout":
        """Lay out all groups of one level."""
        for group in groups:
            self._close_until(group[0])
            if is_lone(self.outline, group):
                self._fixed_header(group)
            else:
                self._unit(group)
        self._close_until(len(self.outline.atoms))
        return self

    def _fixed_header(self, group: Group) -> None:
        """Open the region of an `else` that nobody is asked for."""
        atom = self.outline.atoms[group[0]]
        if self.outline.blocks[atom.opens].tag is not None:
            self._open_region(atom.opens, atom.tag, atom.start)

    def _unit(self, group: Group) -> None:
        span = span_of(self.outline, group)
        self.units.append(self._unit_of(span))
        start = span.start if span.tag is Tag.SELF else self.outline.atoms[group[0]].start
        if span.open_block >= 0:
            self._open_region(span.open_block, span.tag, start)
            return
        tag = self._print(self.outline.row(start), TagLine(span.tag, True, len(self._open)))
        self._print(self._end_row(span.end, span.close), TagLine(tag.tag, False, tag.depth))

    def _unit_of(self, span: Span) -> Unit:
        return Unit(
            index=len(self.units),
            tag=span.tag,
            depth=len(self._open),
            start=span.start,
            end=span.end,
            text=self.outline.source[span.start : span.end],
        )

    def _open_region(self, block: int, tag: Tag, start: int) -> None:
        line = self._print(self.outline.row(start), TagLine(tag, True, len(self._open)))
        self._open.append((block, line))

    def _close_until(self, atom: int) -> None:
        while self._open and self.outline.blocks[self._open[-1][0]].last < atom:
            block, start = self._open.pop()
            row = self._end_row(self._content_end[block], self.outline.blocks[block].close)
            self._print(row, TagLine(start.tag, False, start.depth))

    def _end_row(self, end: int, close: tuple[int, int] | None) -> int:
        """Return the row before which an end tag stands: the closing brace's if it has one."""
        row = self.outline.row(end - 1)
        if close and self.outline.row(close[0]) > row:
            return self.outline.row(close[0])
        return row + 1

    def _print(self, row: int, tag: TagLine) -> TagLine:
        self._row = max(self._row, row)
        self.tags.append((self._row, tag))
        return tag


def _content_ends(outline: Outline) -> list[int]:
    """Return for each block the end of what it holds, closing braces of inner blocks included."""
    ends = [outline.atoms[block.head].end if block.head >= 0 else 0 for block in outline.blocks]
    for atom in outline.atoms:
        ends[atom.block] = max(ends[atom.block], atom.end)
    for index in range(len(outline.blocks) - 1, 0, -1):
        block = outline.blocks[index]
        end = block.close[1] if block.close else ends[index]
        ends[block.parent] = max(ends[block.parent], end)
    return ends
