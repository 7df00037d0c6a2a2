"""The place of a unit: what its reference text is, what stands before it and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from segmenter import Piece


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an answer must fit: the reference's text, its line's indentation, what comes after."""

    language: str
    reference: str
    indent: str = ""
    follows: str = ""


class FittedFields(TypedDict):
    """The fields of `judge.fit.Fitted`, as the languages' own fitters give them."""

    text: str
    words: tuple[object, ...]
    shifts: tuple[int, ...]


def place_of(language: str, pieces: Sequence[Piece], unit: int) -> Place:
    """Return the place of a unit; raise ValueError if the pieces hold no such unit."""
    before = ""
    for at, piece in enumerate(pieces):
        if piece.unit == unit:
            line = before[before.rfind("\n") + 1 :]
            return Place(
                language=language,
                reference=piece.text,
                indent=line[: len(line) - len(line.lstrip())],
                follows="".join(later.text for later in pieces[at + 1 :]),
            )
        before += piece.text
    known = max((p.unit for p in pieces if p.unit is not None), default=None)
    if known is None:
        raise ValueError("this reference has no units")
    raise ValueError(f"there is no unit {unit}: use 0 to {known}")
