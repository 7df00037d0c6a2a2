"""Groups of atoms become units, and marks from which tag lines are printed."""

from segmenter.groups import Span, span_of
from segmenter.invariants import check_closed
from segmenter.keys import place_in
from segmenter.levels import Group
from segmenter.model import SELF, Tag, Unit
from segmenter.outline import Atom, Outline
from segmenter.tags import TagLine

Close = tuple[int, int] | None
# Start, end (-1: closed later), the brace after the end, tag and depth; or, to close a block, -1,
# the block, its brace, tag and depth.
Mark = tuple[int, int, Close, Tag, int]
Printed = list[tuple[int, TagLine]]


# What is open on the stack: a block, its tag, its own brace, the checksum of where it stands.
_Region = tuple[int, Tag, Close, int]


class Layout:
    """Walks the groups once with a stack of open regions; its height is the depth."""

    def __init__(self, outline: Outline, groups: list[Group]) -> None:
        self.outline = outline
        self.units: list[Unit] = []
        self.marks: list[Mark | Unit] = []  # a unit marks itself where it opens nothing
        self._open: list[_Region] = []
        self._place = 0  # the checksum of the tags that are open
        self._ends = len(outline.atoms)  # the last atom of the innermost region
        self._walk(groups)
        self._close_until(len(outline.atoms))
        check_closed(len(self._open))

    def _walk(self, groups: list[Group]) -> None:
        atoms, mark = self.outline.atoms, self.marks.append
        for first, last in groups:
            if first > self._ends:
                self._close_until(first)
            atom = atoms[first]
            if first < last:
                self._unit(first, span_of(self.outline, (first, last)))
            elif atom.opens < 0:
                mark(self._add(atom.start, atom.end, atom.tag))
            else:
                self._header(first, atom)

    def printed(self) -> Printed:
        """Return the tag lines in order, each with the row (from 0) before which it stands."""
        printed: Printed = []
        latest = 0
        for mark in self.marks:
            start, end, close, tag, depth = self._spread(mark)
            if start >= 0:
                latest = max(latest, self.outline.row(start))
                printed.append((latest, TagLine(tag, True, depth)))
            if end >= 0:
                latest = max(latest, self._end_row(end, close))
                printed.append((latest, TagLine(tag, False, depth)))
        return printed

    def _header(self, first: int, atom: Atom) -> None:
        """Open a block's region; nobody is asked for its header if that is only an `else`."""
        block = self.outline.blocks[atom.opens]
        if block.tag is not None and (atom.fixed or block.last > first):
            if not atom.fixed:
                self._add(atom.start, atom.end, block.tag)
            self._open_region(atom.opens, block.tag, block.close, atom.start)
        elif not atom.fixed:
            self._unit(first, span_of(self.outline, (first, first)))

    def _unit(self, first: int, span: Span) -> None:
        start, end, tag, block, close = span
        unit = self._add(start, end, tag)
        if tag is not SELF:
            start = self.outline.atoms[first].start
        if block >= 0:
            self._open_region(block, tag, close, start)
        elif close is None and start == unit.start:
            self.marks.append(unit)
        else:
            self.marks.append((start, end, close, tag, len(self._open)))

    def _add(self, start: int, end: int, tag: Tag) -> Unit:
        units, text = self.units, self.outline.source[start:end]
        # What `Unit(...)` does, in half the time.
        parts = (len(units), tag, len(self._open), start, end, text, self._place)
        unit = tuple.__new__(Unit, parts)
        units.append(unit)
        return unit

    def _open_region(self, block: int, tag: Tag, close: Close, start: int) -> None:
        self.marks.append((start, -1, None, tag, len(self._open)))
        self._open.append((block, tag, close, self._place))
        self._place = place_in(self._place, tag)
        self._ends = self.outline.blocks[block].last

    def _close_until(self, atom: int) -> None:
        """Leave the blocks that end before an atom."""
        blocks = self.outline.blocks
        while self._open and blocks[self._open[-1][0]].last < atom:
            block, tag, close, self._place = self._open.pop()
            self.marks.append((-1, block, close, tag, len(self._open)))
        self._ends = blocks[self._open[-1][0]].last if self._open else len(self.outline.atoms)

    def _end_row(self, end: int, close: Close) -> int:
        """Return the row before which an end tag stands: the closing brace's if it has one."""
        row = self.outline.row(end - 1)
        if close and self.outline.row(close[0]) > row:
            return self.outline.row(close[0])
        return row + 1

    def _spread(self, mark: Mark | Unit) -> Mark:
        """Return a mark in full: where a unit that marks itself lies, where a block ends."""
        if isinstance(mark, Unit):
            return mark.start, mark.end, None, mark.tag, mark.depth
        if mark[0] < 0:
            return -1, self.outline.content_ends[mark[1]], *mark[2:]
        return mark
