"""Other right texts of a unit, which the instructor holds for as good as the reference's own.

Such a text is accepted at once (by tokens, or up to names) only where it was judged: in the
reference itself. So every other unit that the student has written must be the reference's up to
names; anything else is left to the tests.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from judge.fit import same_words
from judge.place import place_of
from judge.renaming import carry, find_renaming
from segmenter import Piece

Texts = Mapping[int, Sequence[str]]
"""Other texts by unit."""


def with_text(pieces: Sequence[Piece], unit: int, text: str) -> tuple[Piece, ...]:
    """Return the pieces with another text for one unit."""
    return tuple(replace(one, text=text) if one.unit == unit else one for one in pieces)


def settle(
    language: str, pieces: Sequence[Piece], accepted: Mapping[int, str], texts: Texts
) -> tuple[Piece, ...]:
    """Return the pieces with those other texts that the student has chosen, up to names.

    So the names in them are carried on as if they stood in the reference.
    """
    settled = tuple(pieces)
    for unit in [piece.unit for piece in pieces if piece.unit in accepted]:
        others = texts.get(unit, ()) if unit is not None else ()
        if unit is None or not others or is_text_of(language, settled, unit, accepted):
            continue
        for text in others:
            chosen = with_text(settled, unit, text)
            if is_text_of(language, chosen, unit, accepted):
                settled = chosen
                break
    return settled


def is_text_of(
    language: str, pieces: Sequence[Piece], unit: int, accepted: Mapping[int, str]
) -> bool:
    """Tell whether what a student has for a unit is the pieces' own text, up to names."""
    others = {index: text for index, text in accepted.items() if index != unit}
    carried, _ = carry(language, pieces, others)
    if same_words(place_of(language, carried, unit), accepted[unit]):
        return True
    found = find_renaming(language, carried, unit, accepted[unit], {})
    return found is not None and found.certain


def only_names_differ(language: str, pieces: Sequence[Piece], accepted: Mapping[int, str]) -> bool:
    """Tell whether all that a student has written is the reference's, up to names."""
    carried, _ = carry(language, pieces, accepted)
    return all(
        same_words(place_of(language, carried, unit), text) for unit, text in accepted.items()
    )
