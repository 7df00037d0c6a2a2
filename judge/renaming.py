"""Rule 3: the same up to a consistent renaming of what the unit itself declares.

Both the reference and the reference in the student's names are resolved (`judge.names`): each
sight of a name must mean the same thing in both, else a new name captures or hides something. The
new names are then carried into the rest of the reference. A renaming that is sound but of which a
run must have the last word (a name that may be a macro, a method that may override one) is not
`certain`: it decides nothing, the program is run in its names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from judge.assembly import assemble
from judge.fit import Fitted, fit
from judge.lexing import Misfit, Token, has_more_tokens, lex
from judge.names import Binding, Names, is_reserved, resolve
from judge.names.words import words
from judge.offers import offered
from judge.place import Place, place_of
from segmenter import Piece

# how many tokens a fitted answer may lose: the block around a header, with some `;` or a `pass`
_SPARE = 8


@dataclass(frozen=True, kw_only=True)
class Renaming:
    """Old names to new ones, and the reference's pieces in the new ones."""

    names: Mapping[str, str]
    pieces: tuple[Piece, ...]
    certain: bool


def carry(
    language: str, pieces: Sequence[Piece], accepted: Mapping[int, str]
) -> tuple[tuple[Piece, ...], dict[str, str]]:
    """Return the reference with the names that the accepted units gave, and those names."""
    carried = tuple(pieces)
    known = {piece.unit for piece in carried}
    names: dict[str, str] = {}
    for unit, text in sorted(accepted.items()):
        found = _found(language, carried, unit, text) if unit in known else None
        if found is not None:
            carried = found.pieces
            names.update(found.names)
    return carried, names


def changed_names(language: str, before: str, after: str) -> dict[str, str]:
    """Return the names in a text of the reference, with those in the same text as it was carried.

    A name may be another thing elsewhere, and called otherwise there.
    """
    try:
        pairs = _aligned(language, lex(language, after), lex(language, before))
    except Misfit:
        return {}
    return {old: new for _, old, new in pairs or ()}


@lru_cache(maxsize=512)
def _found(language: str, pieces: tuple[Piece, ...], unit: int, text: str) -> Renaming | None:
    """Return what an accepted unit renames: it is asked again with each further unit.

    The texts accepted later speak of the new names already: they are no conflict here.
    """
    return find_renaming(language, pieces, unit, text, {})


def find_renaming(
    language: str,
    pieces: Sequence[Piece],
    unit: int,
    answer: str,
    accepted: Mapping[int, str],
    *,
    guess: bool = True,
) -> Renaming | None:
    """Return the renaming that the answer makes of what the reference's unit declares, if any.

    Without `guess` an answer that is built otherwise makes none.
    """
    place = place_of(language, pieces, unit)
    if answer.strip() == place.reference.strip():
        return None
    pairs = _pairs(place, answer)
    if not guess if pairs is None else all(old == new for _, old, new in pairs):
        return None
    reference = resolve(_source(pieces), language)
    part = _range(pieces, unit)
    if reference is None:
        chosen = None
    elif pairs is None:
        chosen = offered(language, pieces, unit, answer, reference)
    else:
        chosen = _chosen(reference, part, pairs)
    if reference is None or not chosen or not _is_allowed(chosen, reference, part):
        return None
    changed = _renamed(pieces, chosen, reference)
    others = {index: text for index, text in accepted.items() if index != unit}
    if not _is_sound(language, pieces, changed, others, chosen):
        return None
    doubtful = any(
        b.doubtful or is_reserved(language, new, outside=b.scope.kind in ("file", "namespace"))
        for b, new in chosen.items()
    )
    return Renaming(
        names=_told(chosen, reference, part),
        pieces=changed,
        certain=pairs is not None and not doubtful,
    )


def _source(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _range(pieces: Sequence[Piece], unit: int) -> range:
    at = 0
    for piece in pieces:
        if piece.unit == unit:
            return range(at, at + len(piece.text))
        at += len(piece.text)
    return range(0)


def _pairs(place: Place, answer: str) -> list[tuple[int, str, str]] | None:
    """Return the reference's names, where they stand in it, and the answer's; None where anything
    else differs."""
    try:
        wanted = lex(place.language, place.reference)
        # what is far longer is soon seen, however long it is
        if has_more_tokens(place.language, answer, len(wanted) + _SPARE):
            return None
        mine, theirs = fit(place, answer), fit(place, place.reference)
        given = lex(place.language, mine.text)
    except Misfit:
        return None
    if _levels(mine) != _levels(theirs):
        return None
    return _aligned(place.language, given, wanted[: len(lex(place.language, theirs.text))])


def _aligned(
    language: str, given: Sequence[Token], wanted: Sequence[Token]
) -> list[tuple[int, str, str]] | None:
    if len(given) != len(wanted):
        return None
    own, reference = words(language, given), words(language, wanted)
    if len(own) != len(reference):
        return None
    pairs = []
    for mine, theirs in zip(own, reference, strict=True):
        if mine.is_name != theirs.is_name or (not mine.is_name and mine.text != theirs.text):
            return None
        if mine.is_name:
            pairs.append((theirs.start, theirs.text, mine.text))
    return pairs


def _levels(fitted: Fitted) -> list[object]:
    """Return Python's levels and line lengths, which the tokens do not hold."""
    return [(w[0], len(w[1])) for w in fitted.words if isinstance(w, tuple)]


def _chosen(
    reference: Names, part: range, pairs: Sequence[tuple[int, str, str]]
) -> dict[Binding, str] | None:
    """Return what the answer calls each thing that the unit declares; None where it is no such."""
    seen = {one.start: one.binding for one in reference.within(part)}
    mine = set(reference.declared_in(part))
    chosen: dict[Binding, str] = {}
    for start, old, new in pairs:
        binding = seen.get(part.start + start)
        if binding is not None and binding in mine:
            if chosen.setdefault(binding, new) != new:
                return None
        elif old != new:
            return None
    return {binding: new for binding, new in chosen.items() if binding.name != new}


def _is_allowed(chosen: Mapping[Binding, str], reference: Names, part: range) -> bool:
    """Tell whether these things may have other names, and these are no names of each other.

    Who declares `b, a` for `a, b` has the same two names, in another order.
    """
    if any(b.kept or {b.name, new} & reference.loose for b, new in chosen.items()):
        return False
    outside = [binding for binding in chosen if reference.is_seen_outside(binding, part)]
    return not {chosen[b] for b in outside} & {b.name for b in outside}


def _renamed(
    pieces: Sequence[Piece], chosen: Mapping[Binding, str], reference: Names
) -> tuple[Piece, ...]:
    changed, at = [], 0
    for piece in pieces:
        text, end = piece.text, at + len(piece.text)
        for one in reversed(reference.within(range(at, end))):
            if one.binding is not None and one.binding in chosen:
                new = chosen[one.binding]
                text = text[: one.start - at] + new + text[one.end - at :]
        changed.append(replace(piece, text=text) if text != piece.text else piece)
        at = end
    return tuple(changed)


def _have_same_shape(language: str, before: str, after: str) -> bool | None:
    """Tell whether every name means the same in both; None where one does not parse."""
    mine, theirs = resolve(before, language), resolve(after, language)
    if mine is None or theirs is None:
        return None
    return mine.shape() == theirs.shape()


def _is_sound(
    language: str,
    pieces: Sequence[Piece],
    changed: Sequence[Piece],
    others: Mapping[int, str],
    chosen: Mapping[Binding, str],
) -> bool:
    """Tell whether every name still means the same, in the texts of other units, too, which keep
    their names."""
    if not _have_same_shape(language, _source(pieces), _source(changed)):
        return False
    if not others:
        return True
    try:
        before = assemble(pieces, others, language=language).source
        after = assemble(changed, others, language=language).source
    except ValueError:
        return False
    same = _have_same_shape(language, before, after)
    if same is not None:
        return same
    both = "|".join(re.escape(name) for b, new in chosen.items() for name in (b.name, new))
    return not any(re.search(rf"\b(?:{both})\b", text) for text in others.values())


def _told(chosen: Mapping[Binding, str], reference: Names, part: range) -> dict[str, str]:
    """Return the old names and the new ones, those that others see before all."""
    inner = [b for b in chosen if not reference.is_seen_outside(b, part)]
    outer = [b for b in chosen if b not in inner]
    return {binding.name: chosen[binding] for binding in (*inner, *outer)}
