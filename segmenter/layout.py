"""Groups of atoms become units with depth and key, and marks from which tag lines are printed."""

from segmenter.groups import Span, span_of
from segmenter.keys import Keys, place_in
from segmenter.levels import Group
from segmenter.model import Tag, Unit
from segmenter.outline import Atom, Outline
from segmenter.tags import TagLine

Close = tuple[int, int] | None
# Start (-1: opened before), end (-1: closed later), the brace after the end, tag and depth.
Mark = tuple[int, int, Close, Tag, int]
Printed = list[tuple[int, TagLine]]


# What is open on the stack: a block, its tag, its own brace, the checksum of where it stands.
_Region = tuple[int, Tag, Close, int]


class Layout:
    """Walks the groups once with a stack of open regions; its height is the depth."""

    def __init__(self, outline: Outline, groups: list[Group]) -> None:
        self.outline = outline
        self.units: list[Unit] = []
        self.marks: list[Mark] = []
        self._keys = Keys()
        self._open: list[_Region] = []
        self._place = 0  # the checksum of the tags that are open
        self._ends = len(outline.atoms)  # the last atom of the innermost region
        for first, last in groups:
            if first > self._ends:
                self._close_until(first)
            atom = outline.atoms[first]
            if first < last:
                self._unit(first, span_of(outline, (first, last)))
            elif atom.opens < 0:
                self._add(atom.start, atom.end, atom.tag)
                self.marks.append((atom.start, atom.end, None, atom.tag, len(self._open)))
            else:
                self._header(first, atom)
        self._close_until(len(outline.atoms))

    def printed(self) -> Printed:
        """Return the tag lines in order, each with the row (from 0) before which it stands."""
        printed: Printed = []
        latest = 0
        for start, end, close, tag, depth in self.marks:
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
        self._add(start, end, tag)
        if tag is not Tag.SELF:
            start = self.outline.atoms[first].start
        if block >= 0:
            self._open_region(block, tag, close, start)
        else:
            self.marks.append((start, end, close, tag, len(self._open)))

    def _add(self, start: int, end: int, tag: Tag) -> None:
        """Make a unit; through its dictionary, since a frozen dataclass is slow to make."""
        text = self.outline.source[start:end]
        unit = object.__new__(Unit)
        fields = unit.__dict__
        fields["index"] = len(self.units)
        fields["tag"] = tag
        fields["depth"] = len(self._open)
        fields["start"] = start
        fields["end"] = end
        fields["text"] = text
        fields["key"] = self._keys.next(self._place, text)
        self.units.append(unit)

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
            end = self.outline.content_ends[block]
            self.marks.append((-1, end, close, tag, len(self._open)))
        self._ends = blocks[self._open[-1][0]].last if self._open else len(self.outline.atoms)

    def _end_row(self, end: int, close: Close) -> int:
        """Return the row before which an end tag stands: the closing brace's if it has one."""
        row = self.outline.row(end - 1)
        if close and self.outline.row(close[0]) > row:
            return self.outline.row(close[0])
        return row + 1
