"""An answer that is the reference but for one token: where, and what kind of thing, never which.

Nothing is run. Names that the unit itself declares may be the student's own.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from judge.comparable import comparable, fitted_or_none
from judge.fit import Fitted
from judge.lexing import Token, lex_python
from judge.names import resolve
from judge.place import Place, place_of
from judge.token_edits import Difference, Edit, difference
from judge.token_parts import Part, part_of, part_of_both
from segmenter import Piece

_OWN = "\0"  # stands for any name that the unit may choose
_LONGEST = 8000  # characters: what is longer is no near miss of a unit


@dataclass(frozen=True, kw_only=True)
class NearMiss:
    """Where to look again, in the student's own text (line and column from 1), and at what."""

    edit: Edit
    part: Part
    line: int
    column: int
    length: int
    renamed: frozenset[str] = frozenset()  # the reference's names that the answer calls otherwise


def near_miss(language: str, pieces: Sequence[Piece], unit: int, answer: str) -> NearMiss | None:
    """Return the one slip that parts an answer from the reference; None where there are more."""
    if len(answer) > _LONGEST:
        return None
    answer = answer.replace("\r\n", "\n").replace("\r", "\n")
    place = place_of(language, pieces, unit)
    rows = comparable(place, answer)
    if rows is None or not rows.given or not rows.wanted:
        return None
    given, wanted = rows.given, rows.wanted
    found = difference(_texts(given), _texts(wanted))
    chosen: dict[str, str] = {}
    if found is None:
        chosen = _chosen(given, wanted, _declared(language, pieces, unit))
        found = difference(_texts(given), [chosen.get(text, text) for text in _texts(wanted)])
    if found is None:
        return _indentation(place, rows.fitted, answer)
    told = _told(answer, given, wanted, found, "".join(piece.text for piece in pieces))
    return replace(told, renamed=frozenset(old for old, new in chosen.items() if old != new))


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens]


def _declared(language: str, pieces: Sequence[Piece], unit: int) -> frozenset[str]:
    """Return the names that the reference declares in this unit."""
    at = 0
    for piece in pieces:
        if piece.unit == unit:
            break
        at += len(piece.text)
    place = range(at, at + len(piece.text))
    names = resolve("".join(piece.text for piece in pieces), language)
    found = names.declared_in(place) if names else ()
    return frozenset(binding.name for binding in found if not binding.kept)


def _chosen(
    given: Sequence[Token], wanted: Sequence[Token], declared: frozenset[str]
) -> dict[str, str]:
    """Return the names that the student most often has for the reference's own ones."""
    known = set(_texts(wanted))
    mine = [_OWN if t.kind == "name" and (t.text in declared or t.text not in known) else t.text
            for t in given]  # fmt: skip
    theirs = [_OWN if t.text in declared else t.text for t in wanted]
    found = difference(mine, theirs)
    cut = len(mine) if mine == theirs else found.at if found else 0
    rest = (len(mine) - found.until) if found else 0
    pairs = [
        *zip(given[:cut], wanted[:cut], strict=True),
        *zip(given[len(given) - rest :], wanted[len(wanted) - rest :], strict=True),
    ]
    votes = Counter((w.text, g.text) for g, w in pairs if w.text in declared)
    return {old: new for (old, new), _ in reversed(votes.most_common())}


def _told(
    answer: str, given: Sequence[Token], wanted: Sequence[Token], found: Difference, source: str
) -> NearMiss:
    first, last = _marked(given, found)
    line_start = answer.rfind("\n", 0, first.start) + 1
    line_end = answer.find("\n", first.start)
    end = last.end if line_end < 0 else min(last.end, line_end)
    return NearMiss(
        edit=found.edit,
        part=_part(given, wanted, found, source),
        line=answer.count("\n", 0, first.start) + 1,
        column=first.start - line_start + 1,
        length=end - first.start,
    )


def _marked(given: Sequence[Token], found: Difference) -> tuple[Token, Token]:
    """Return the first and last token to look at; for a missing one, its neighbour on the line."""
    if found.edit is not Edit.MISSING:
        return given[found.at], given[found.until - 1]
    before = given[found.at - 1] if found.at else given[0]
    after = given[found.at] if found.at < len(given) else before
    beside = after.line == before.line and after.kind != "newline"
    nearest = after if beside or before.kind == "newline" else before
    return nearest, nearest


def _part(given: Sequence[Token], wanted: Sequence[Token], found: Difference, source: str) -> Part:
    if found.edit is Edit.SWAPPED:
        return Part.PIECE
    if found.edit is Edit.MISSING:
        return part_of(wanted[found.wanted])
    mine = given[found.at]
    if found.edit is Edit.EXTRA:
        return part_of(mine)
    part = part_of_both(mine, wanted[found.wanted])
    return (
        Part.SPELLING
        if part is Part.NAME and not re.search(rf"\b{re.escape(mine.text)}\b", source)
        else part
    )


def _indentation(place: Place, fitted: Fitted | None, answer: str) -> NearMiss | None:
    """Return where Python's lines are the reference's, but one stands at another level."""
    reference = fitted_or_none(place, place.reference)
    if place.language != "python" or fitted is None or reference is None:
        return None
    mine = [word for word in fitted.words if isinstance(word, tuple)]
    theirs = [word for word in reference.words if isinstance(word, tuple)]
    if [word[1] for word in mine] != [word[1] for word in theirs]:
        return None
    wrong = [at for at, pair in enumerate(zip(mine, theirs, strict=True)) if pair[0] != pair[1]]
    if not wrong:
        return None
    first = lex_python(answer)[wrong[0]].tokens[0]
    column = first.start - answer.rfind("\n", 0, first.start)
    return NearMiss(
        edit=Edit.OTHER, part=Part.INDENTATION, line=first.line, column=column,
        length=len(first.text),
    )  # fmt: skip
