"""The neutral form between a syntax tree and units: atoms in source order, inside blocks.

An atom is the smallest thing that could be a unit: a simple statement, a block's header, or the
tail of a statement (`while (x);` after `do { }`). Flat lists with indexes stand for the tree, so
that ten thousand nested blocks need no recursion.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from segmenter.model import Tag


@dataclass(slots=True)
class Atom:
    """A statement or header; offsets into the source."""

    start: int
    end: int
    tag: Tag
    block: int  # the block that it stands in
    chain: int  # equal for all parts of one statement: if, else if, else
    opens: int = -1  # the block whose header it is, or -1
    fixed: bool = False  # `else`, `do`, `try`, or a bare `{`: given to the student when alone
    barrier: bool = False  # an import or directive stands before it


@dataclass(slots=True)
class Block:
    """A body and its header; `close` is the span of `}` or `};` where there is one."""

    tag: Tag | None
    parent: int
    head: int  # index of the header's atom; -1 for the whole file
    last: int = -1  # index of the last atom inside, or `head`
    close: tuple[int, int] | None = None
    entry: bool = False  # the entry point, or what holds it


@dataclass
class Outline:
    """All atoms and blocks of one source, with the rows that they stand on."""

    source: str
    atoms: list[Atom]
    blocks: list[Block]
    fixed: list[tuple[int, int]]  # imports and doc strings, which could hold any text
    line_starts: list[int] = field(init=False)
    tops: list[int] = field(init=False)  # the row on which each atom begins
    bottoms: list[int] = field(init=False)  # and ends

    def __post_init__(self) -> None:
        at = -1
        self.line_starts = [0]
        while (at := self.source.find("\n", at + 1)) >= 0:
            self.line_starts.append(at + 1)
        self.tops = [self.row(atom.start) for atom in self.atoms]
        self.bottoms = [self.row(atom.end - 1) for atom in self.atoms]
        self._find_last()

    def row(self, offset: int) -> int:
        """Return the row (from 0) that holds an offset."""
        return bisect_right(self.line_starts, offset) - 1

    def holds(self, outer: int, inner: int) -> bool:
        """Tell whether block `inner` is block `outer` or stands in it."""
        block = self.blocks[outer]
        return outer == 0 or block.head <= self.blocks[inner].head <= block.last

    def _find_last(self) -> None:
        for block in self.blocks:
            block.last = block.head
        for index, atom in enumerate(self.atoms):
            self.blocks[atom.block].last = index
        for block in reversed(self.blocks[1:]):
            parent = self.blocks[block.parent]
            parent.last = max(parent.last, block.last)
