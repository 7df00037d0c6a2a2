"""The words that the segmenter speaks in: languages, levels, tags, units, segmentations."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from segmenter.keys import keys_of


class Level(StrEnum):
    """How large a unit is."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    FUNCTION = "function"


class Tag(StrEnum):
    """What kind of thing a unit is."""

    FUNC = "func"
    CLASS = "class"
    REP = "rep"
    COND = "cond"
    SELF = "self"


SELF = Tag.SELF  # looking up an enum's member takes ten times as long as a global


LANGUAGES = ("c", "cpp", "python", "java")


class SegmentError(ValueError):
    """The input cannot be segmented at all; the message says what to do about it."""


class Unit(NamedTuple):
    """The smallest piece that a student writes; a tuple, since there are many of them.

    `start` and `end` are code point offsets into the segmentation's `source`;
    `source[start:end] == text`. `depth` is the height of the stack at the unit, `place` the
    checksum of the tags on it.
    """

    index: int  # type: ignore[assignment]  # hides the tuple's method of that name
    tag: Tag
    depth: int
    start: int
    end: int
    text: str
    place: int = 0


@dataclass(frozen=True, kw_only=True)
class SegmentWarning:
    """Something odd that did not stop the segmenter; line and column count from 1."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of the source: the text of unit number `unit`, or fixed text where `unit` is None."""

    text: str
    unit: int | None = None


@dataclass(frozen=True)
class Merge:
    """An instructor's change: join the unit with this key and the next one."""

    key: str


@dataclass(frozen=True)
class Split:
    """An instructor's change: split the unit with this key before its line (its first is 1)."""

    key: str
    line: int


Edit = Merge | Split


@dataclass(frozen=True)
class Skipped:
    """A change that could not be made, and why."""

    edit: Edit
    reason: str


@dataclass(frozen=True, kw_only=True)
class Segmentation:
    """The ordered units and fixed text that together are the whole reference."""

    language: str
    level: Level
    source: str
    units: tuple[Unit, ...]
    warnings: tuple[SegmentWarning, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    printer: Callable[[], str] | None = field(default=None, compare=False, repr=False)

    def tagged(self) -> str:
        """Return the source with tag lines, as the design's section 3 prints it."""
        return self.tagged_text

    @cached_property
    def tagged_text(self) -> str:
        """The source with tag lines, printed when first asked for."""
        return self.printer() if self.printer else self.source

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Each unit's key, its name by text and tags around it, whatever becomes of the others."""
        return keys_of((unit.text, unit.place) for unit in self.units)

    def pieces(self) -> tuple[Piece, ...]:
        """Return fixed text and units in order; their texts joined are exactly `source`."""
        pieces: list[Piece] = []
        at = 0
        for unit in self.units:
            if unit.start > at:
                pieces.append(Piece(text=self.source[at : unit.start]))
            pieces.append(Piece(text=unit.text, unit=unit.index))
            at = unit.end
        if at < len(self.source):
            pieces.append(Piece(text=self.source[at:]))
        return tuple(pieces)
