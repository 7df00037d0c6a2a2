"""The neutral form between a syntax tree and units: atoms in source order, inside blocks.

An atom is the smallest thing that could be a unit: a simple statement, a block's header, or the
tail of a statement (`while (x);` after `do { }`). Flat lists with indexes stand for the tree, so
that ten thousand nested blocks need no recursion.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from segmenter.model import SELF, Tag


class Atom:
    """A statement or header; offsets into the source.

    `block` is the index of the block that it stands in, `opens` of the one whose header it is, or
    -1. `chain` is equal for all parts of one statement: if, else if, else. `barrier`: an import
    or directive stands before it. `fixed`: `else`, `do`, `try`, or a bare `{`, which is given to
    the student when alone. (A data class is made four times as slowly, compiled.)
    """

    __slots__ = ("barrier", "block", "chain", "end", "fixed", "opens", "start", "tag")

    def __init__(
        self, start: int, end: int, tag: Tag, block: int, chain: int, *, barrier: bool
    ) -> None:
        self.start = start
        self.end = end
        self.tag = tag
        self.block = block
        self.chain = chain
        self.barrier = barrier
        self.opens = -1
        self.fixed = False


class Block:
    """A body and its header.

    `head` is the index of the header's atom, -1 for the whole file; `last` that of the last atom
    inside, or `head`. `close` is the span of `}` or `};` where there is one. `entry`: it is the
    entry point, or what holds that.
    """

    __slots__ = ("close", "entry", "head", "last", "parent", "tag")

    def __init__(self, tag: Tag | None, parent: int, head: int) -> None:
        self.tag = tag
        self.parent = parent
        self.head = head
        self.last = -1
        self.close: tuple[int, int] | None = None
        self.entry = head < 0


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
    leads: list[bool] = field(init=False)  # whether it is the first thing on its line
    runs_on: list[bool] = field(init=False)  # whether it continues a run of simple statements
    _simple_blocks: set[int] | None = field(init=False)  # found when asked for
    _content_ends: list[int] | None = field(init=False)

    def __post_init__(self) -> None:
        source, atoms = self.source, self.atoms
        starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        starts.pop()
        self.line_starts = starts
        self.tops = [bisect_right(starts, atom.start) - 1 for atom in atoms]
        self.bottoms = [bisect_right(starts, atom.end - 1) - 1 for atom in atoms]
        self.leads = [
            not (before := source[starts[top] : atom.start]) or before.isspace()
            for atom, top in zip(atoms, self.tops, strict=True)
        ]
        self._simple_blocks = self._content_ends = None
        self._find_last()
        self._find_runs()

    @property
    def simple_blocks(self) -> set[int]:
        """The tagged (or bare) blocks that hold simple statements only, and at least one."""
        if self._simple_blocks is None:
            self._simple_blocks = self._find_simple_blocks()
        return self._simple_blocks

    @property
    def content_ends(self) -> list[int]:
        """For each block the end of what it holds, closing braces of inner blocks included."""
        if self._content_ends is None:
            self._content_ends = self._find_content_ends()
        return self._content_ends

    def row(self, offset: int) -> int:
        """Return the row (from 0) that holds an offset."""
        return bisect_right(self.line_starts, offset) - 1

    def holds(self, outer: int, inner: int) -> bool:
        """Tell whether block `inner` is block `outer` or stands in it."""
        block = self.blocks[outer]
        return outer == 0 or block.head <= self.blocks[inner].head <= block.last

    def is_simple(self, index: int) -> bool:
        """Tell whether an atom is a simple statement."""
        atom = self.atoms[index]
        return atom.opens < 0 and atom.tag is SELF

    def _find_runs(self) -> None:
        before = None
        self.runs_on = []
        for atom in self.atoms:
            simple = atom.opens < 0 and atom.tag is SELF
            goes_on = simple and atom.block == before and not atom.barrier
            self.runs_on.append(goes_on)
            before = atom.block if simple else None

    def _find_last(self) -> None:
        for block in self.blocks:
            block.last = block.head
        for index, atom in enumerate(self.atoms):
            self.blocks[atom.block].last = index
        for block in reversed(self.blocks[1:]):
            parent = self.blocks[block.parent]
            parent.last = max(parent.last, block.last)

    def _find_simple_blocks(self) -> set[int]:
        simple = {
            index
            for index, block in enumerate(self.blocks)
            if block.last > block.head >= 0
            and (block.tag is not None or self.atoms[block.head].fixed)
        }
        return simple - {block.parent for block in self.blocks}

    def _find_content_ends(self) -> list[int]:
        ends = [self.atoms[block.head].end if block.head >= 0 else 0 for block in self.blocks]
        for atom in self.atoms:
            ends[atom.block] = max(ends[atom.block], atom.end)
        for index in range(len(self.blocks) - 1, 0, -1):
            block = self.blocks[index]
            end = block.close[1] if block.close else ends[index]
            ends[block.parent] = max(ends[block.parent], end)
        return ends
