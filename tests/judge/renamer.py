"""Programs in other names: what a student writes who calls everything otherwise."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

import segmenter
from judge.names import Binding, resolve
from segmenter import Piece

SUFFIXES = {".c": "c", ".cpp": "cpp", ".java": "java", ".py": "python"}
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to")


@dataclass(frozen=True, kw_only=True)
class Renamed:
    """A program whose every name that may change has another one: its own units by index."""

    pieces: tuple[Piece, ...]
    texts: Mapping[int, str]
    changed: frozenset[int]  # the units that declare something which now has another name

    @property
    def source(self) -> str:
        return "".join(
            piece.text if piece.unit is None else self.texts[piece.unit] for piece in self.pieces
        )


def fresh(rng: random.Random) -> str:
    """Return a name that no program has."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(3)) + str(rng.randrange(10, 99))


def renamed(source: str, language: str, level: str, rng: random.Random) -> Renamed:
    """Rename all that a program's units declare, each thing to a name of its own."""
    pieces = segmenter.segment(source, language=language, level=level).pieces()
    names = resolve("".join(piece.text for piece in pieces), language)
    assert names is not None, source
    blind = {b.name for one in names.occurrences if (b := one.binding)} & names.loose
    assert not blind, f"not every sight of {blind} is understood"
    chosen: dict[Binding, str] = {}
    texts, changed, fixed, at = {}, set(), [], 0
    for piece in pieces:  # only what a unit declares may change
        part = range(at, at + len(piece.text))
        at = part.stop
        early = {one.binding for one in names.within(range(part.start))}  # seen before
        free = [
            b for b in names.declared_in(part)
            if not (b.kept or b.doubtful) and b.name not in names.loose and b not in early
        ]  # fmt: skip
        if piece.unit is not None and free:
            changed.add(piece.unit)
            chosen |= {binding: fresh(rng) for binding in free}
    at = 0
    for piece in pieces:
        text, part = piece.text, range(at, at + len(piece.text))
        for one in reversed(names.within(part)):
            if one.binding in chosen:
                text = text[: one.start - at] + chosen[one.binding] + text[one.end - at :]
        at = part.stop
        if piece.unit is not None:
            texts[piece.unit] = text
        fixed.append(piece if piece.unit is not None else Piece(text=text, unit=None))
    return Renamed(pieces=tuple(fixed), texts=texts, changed=frozenset(changed))
