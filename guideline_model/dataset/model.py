"""What a training example is, and what became of those that are left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from guideline_model.model import WriteRequest
from segmenter import Merge, Segmentation, Split, Unit, apply_edits, segment


class BadInput(ValueError):
    """A file cannot be used as it is; the message names it, the line, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """One unit of a program and the guideline that was written for it.

    `program` names the problem: all of its programs go to the same split. `edits` are the
    instructor's merges and splits, `index` is the unit's number with them. `origin` says where the
    example was read, `writer` who wrote the guideline, where that is known.
    """

    origin: str
    program: str
    language: str
    level: str
    locale: str
    source: str
    index: int
    guideline: str
    statement: str = ""
    writer: str = ""
    edits: tuple[Merge | Split, ...] = ()

    @property
    def segmentation(self) -> Segmentation:
        """The program's units, with the instructor's edits."""
        return segmented(self.source, self.language, self.level, self.edits)

    @property
    def unit(self) -> Unit:
        """The unit that the guideline is for."""
        return self.segmentation.units[self.index]

    def request(self, standing: Mapping[int, str] | None = None) -> WriteRequest:
        """Return what a writer would be asked to get this guideline."""
        return WriteRequest(
            segmentation=self.segmentation,
            locale=self.locale,
            statement=self.statement,
            only=frozenset([self.index]),
            standing=standing or {},
        )


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """What was left out: the reason in a few words that can be counted, the detail in full."""

    origin: str
    reason: str
    detail: str = ""
    units: int = 1


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a file or a step gives: examples, and what it left out."""

    examples: tuple[Example, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def __add__(self, other: "Found") -> "Found":
        return Found(examples=self.examples + other.examples, dropped=self.dropped + other.dropped)


@dataclass(frozen=True, kw_only=True)
class Defaults:
    """What holds for rows that do not say: their language and the locale of their guidelines."""

    language: str | None = None
    locale: str = "ko"
    level: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Code with its guideline or guidelines, as a row has them, before they are taken apart."""

    origin: str
    program: str
    code: str
    guideline: str
    language: str
    locale: str
    level: str | None = None
    statement: str = ""


@lru_cache(maxsize=256)
def segmented(
    source: str, language: str, level: str, edits: tuple[Merge | Split, ...] = ()
) -> Segmentation:
    """Return the units of a program, which are asked for again and again."""
    return apply_edits(segment(source, language=language, level=level), edits)
