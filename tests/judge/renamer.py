"""Programs in other names: what a student writes who calls everything otherwise."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import segmenter
from judge.names import Binding, Names, resolve
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
    names = _names(pieces, language)
    chosen: dict[Binding, str] = {}
    texts, changed, fixed = {}, set(), []
    for piece, part in _parts(pieces):  # only what a unit declares may change
        free = _free(names, part) if piece.unit is not None else []
        if piece.unit is not None and free:
            changed.add(piece.unit)
            chosen |= {binding: fresh(rng) for binding in free}
    for piece, part in _parts(pieces):
        text = _in_names(names, piece.text, part, chosen)
        if piece.unit is not None:
            texts[piece.unit] = text
        fixed.append(piece if piece.unit is not None else Piece(text=text, unit=None))
    return Renamed(pieces=tuple(fixed), texts=texts, changed=frozenset(changed))


def renamed_alone(
    pieces: tuple[Piece, ...], language: str, rng: random.Random
) -> Iterator[tuple[int, str]]:
    """Yield each unit that declares something, with only its own names changed."""
    names = _names(pieces, language)
    for piece, part in _parts(pieces):
        free = _free(names, part) if piece.unit is not None else []
        if piece.unit is not None and free:
            chosen = {binding: fresh(rng) for binding in free}
            yield piece.unit, _in_names(names, piece.text, part, chosen)


def _names(pieces: Sequence[Piece], language: str) -> Names:
    names = resolve("".join(piece.text for piece in pieces), language)
    assert names is not None
    blind = {b.name for one in names.occurrences if (b := one.binding)} & names.loose
    assert not blind, f"not every sight of {blind} is understood"
    return names


def _parts(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, range]]:
    at = 0
    for piece in pieces:
        yield piece, range(at, at + len(piece.text))
        at += len(piece.text)


def _free(names: Names, part: range) -> list[Binding]:
    """Return what a part declares and is the first to speak of."""
    early = {one.binding for one in names.within(range(part.start))}
    mine = (b for b in names.declared_in(part) if b not in early)
    return [binding for binding in mine if not (binding.kept or binding.doubtful)]


def _in_names(names: Names, text: str, part: range, chosen: Mapping[Binding, str]) -> str:
    for one in reversed(names.within(part)):
        if one.binding is not None and one.binding in chosen:
            new = chosen[one.binding]
            text = text[: one.start - part.start] + new + text[one.end - part.start :]
    return text
