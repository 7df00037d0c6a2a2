"""What a published revision holds: everything that a student's page and the judge need."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from app.domain.answering import Answering
from judge.model import Limits, TestCase
from segmenter import Level, Piece, Segmentation, Tag, Unit


@dataclass(frozen=True, kw_only=True)
class StatementText:
    """A title and a Markdown text in one locale."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class GuidelineText:
    """A published guideline, who wrote it, and why it stands where it failed a check."""

    text: str
    writer: str
    checks: tuple[Any, ...] = ()
    overridden: Mapping[str, Any] = field(default_factory=dict)  # older revisions have none


@dataclass(frozen=True, kw_only=True)
class PublishedUnit:
    """A unit's place and its guidelines by locale; its text stands in the pieces."""

    index: int
    tag: str
    depth: int
    guidelines: Mapping[str, GuidelineText] = field(default_factory=dict)

    def guideline(self, locale: str) -> GuidelineText:
        """Return the guideline in `locale`, else in any other."""
        found = self.guidelines.get(locale) or next(iter(self.guidelines.values()), None)
        return found or GuidelineText(text="", writer="")


@dataclass(frozen=True, kw_only=True)
class OtherText:
    """Another text of a unit, judged right in the reference's place.

    `whole` tells that with it the program is an alternative as the instructor gave it.
    """

    unit: int
    text: str
    whole: bool


@dataclass(frozen=True, kw_only=True)
class PublishedLevel:
    """One segmentation: pieces in order, units by index; `others` are of alternatives."""

    pieces: tuple[Piece, ...]
    units: tuple[PublishedUnit, ...]
    others: tuple[OtherText, ...] = ()

    def segmentation(self, language: str, level: str) -> Segmentation:
        """Return the units as the segmenter's; a unit's depth stands for the tags around it."""
        units, at = [], 0
        for piece in self.pieces:
            if piece.unit is not None:
                unit = self.units[piece.unit]
                units.append(
                    Unit(
                        index=unit.index,
                        tag=Tag(unit.tag),
                        depth=unit.depth,
                        start=at,
                        end=at + len(piece.text),
                        text=piece.text,
                        place=unit.depth,
                    )
                )
            at += len(piece.text)
        return Segmentation(
            language=language,
            level=Level(level),
            source="".join(piece.text for piece in self.pieces),
            units=tuple(units),
        )

    def other_texts(self) -> Mapping[int, tuple[str, ...]]:
        """Return the alternatives' texts by unit."""
        found: dict[int, tuple[str, ...]] = {}
        for one in self.others:
            found[one.unit] = (*found.get(one.unit, ()), one.text)
        return found

    def unit_texts(self) -> tuple[str, ...]:
        """Return the reference's text of each unit, in order."""
        return tuple(piece.text for piece in self.pieces if piece.unit is not None)


@dataclass(frozen=True, kw_only=True)
class PublishedAlternative:
    """Another right program of the same language."""

    label: str
    source: str


@dataclass(frozen=True, kw_only=True)
class PublishedProgram:
    """A reference and its segmentations by level, and the alternatives to it."""

    source: str
    levels: Mapping[str, PublishedLevel]
    alternatives: tuple[PublishedAlternative, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """A revision's content, without the hidden cases."""

    slug: str
    statements: Mapping[str, StatementText]
    limits: Limits
    checker: str
    difficulty: int
    samples: tuple[TestCase, ...]
    programs: Mapping[str, PublishedProgram]
    answering: Answering = field(default_factory=Answering)  # older revisions have the default
    concepts: tuple[str, ...] = ()  # of `segmenter.concepts`; older revisions have none

    def statement(self, locale: str) -> StatementText:
        """Return the statement in `locale`, else in any other."""
        return self.statements.get(locale) or next(iter(self.statements.values()))


_ADAPTER = TypeAdapter(Document)


def load(data: Mapping[str, Any]) -> Document:
    """Read a document from a revision's JSON."""
    return _ADAPTER.validate_python(data)


def dump(document: Document) -> dict[str, Any]:
    """Return a document as JSON for a revision."""
    dumped: dict[str, Any] = _ADAPTER.dump_python(document, mode="json")
    return dumped


def digest(value: Any) -> str:
    """Return the SHA-256 of a JSON value in one canonical form."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def publish_level(
    segmentation: Segmentation,
    guidelines: Mapping[int, Mapping[str, GuidelineText]],
    others: tuple[OtherText, ...] = (),
) -> PublishedLevel:
    """Join a segmentation with its guidelines (by unit index, then by locale)."""
    return PublishedLevel(
        pieces=segmentation.pieces(),
        others=others,
        units=tuple(
            PublishedUnit(
                index=unit.index,
                tag=unit.tag,
                depth=unit.depth,
                guidelines=guidelines.get(unit.index, {}),
            )
            for unit in segmentation.units
        ),
    )
