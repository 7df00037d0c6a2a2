"""The programs that publishing judges besides the references: alternatives, and the reference with
one unit of an alternative in it. Of the latter only those are kept that are accepted.
"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.domain.alternatives import other_texts
from app.domain.document import OtherText
from app.models import Problem, Reference
from app.services import alternatives, references
from judge import assemble
from segmenter import Level


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A program to judge. `label` is the alternative's that it is, "" where it only has a part."""

    key: str
    language: str
    source: str
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class _Part:
    """One unit of an alternative in the reference's place, at one level."""

    level: Level
    other: OtherText
    key: str
    source: str


def of_draft(problem: Problem) -> list[Variant]:
    """Return the alternatives and the parts of a draft, each program once."""
    found: dict[str, Variant] = {}
    for reference in problem.references:
        language = reference.language
        for row in alternatives.of_language(problem, language):
            key = _key(language, row.source)
            found[key] = Variant(key=key, language=language, source=row.source, label=row.label)
        for part in _parts(problem, reference):
            only = Variant(key=part.key, language=language, source=part.source)
            found.setdefault(part.key, only)
    return list(found.values())


def kept(
    problem: Problem, reference: Reference, accepted: Collection[str]
) -> dict[str, tuple[OtherText, ...]]:
    """Return by level the alternatives' texts whose programs, by their keys, were accepted."""
    found: dict[str, tuple[OtherText, ...]] = {}
    for part in _parts(problem, reference):
        if part.key in accepted:
            others = found.get(part.level, ())
            if all((one.unit, one.text) != (part.other.unit, part.other.text) for one in others):
                found[part.level] = (*others, part.other)
    return found


def levels_of(reference: Reference, source: str) -> list[Level]:
    """Return the levels at which units of another program stand in the reference's place."""
    own = references.segmentations(reference)
    others = references.like(reference, source)
    return [level for level in own if other_texts(own[level], others[level])]


def _parts(problem: Problem, reference: Reference) -> Iterator[_Part]:
    own = references.segmentations(reference)
    for row in alternatives.of_language(problem, reference.language):
        for level, segmentation in references.like(reference, row.source).items():
            pieces = own[level].pieces()
            for unit, text in other_texts(own[level], segmentation).items():
                try:
                    made = assemble(pieces, {unit: text}, language=reference.language)
                except ValueError:  # it does not fit the place
                    continue
                place = made.span(unit)
                fitted = made.source[place.start : place.stop]
                other = OtherText(unit=unit, text=fitted, whole=made.source == row.source)
                key = _key(reference.language, made.source)
                yield _Part(level=level, other=other, key=key, source=made.source)


def _key(language: str, source: str) -> str:
    return f"{language}/{hashlib.sha256(source.encode()).hexdigest()[:16]}"
