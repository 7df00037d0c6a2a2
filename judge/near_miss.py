"""An answer that is the reference but for one token: where, what kind of thing, and which.

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
from judge.token_edits import Difference, Edit, difference, first_apart
from judge.token_parts import Part, part_of, part_of_both
from segmenter import Piece

_OWN = "\0"  # stands for any name that the unit may choose
_LONGEST = 8000  # characters: what is longer is no near miss of a unit


@dataclass(frozen=True, kw_only=True)
class NearMiss:
    """Where to look again, in the student's own text (line and column from 1), and at what.

    `given` and `wanted` are what stands there and what should, in the student's own names: the
    last rung of the hints only.
    """

    edit: Edit
    part: Part
    line: int
    column: int
    length: int
    given: str = ""
    wanted: str = ""
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
        chosen = _chosen(given, wanted, declared_in(language, pieces, unit))
        found = difference(_texts(given), [chosen.get(text, text) for text in _texts(wanted)])
    if found is None:
        return _indentation(place, rows.fitted, answer)
    told = _told(answer, given, wanted, found, "".join(piece.text for piece in pieces))
    texts = [chosen.get(text, text) for text in _texts(wanted)]
    length = len(wanted) - len(given) + found.until - found.at
    return replace(
        told,
        given=_joined(_texts(given)[found.at : found.until]),
        wanted=_joined(texts[found.wanted : found.wanted + length]),
        renamed=frozenset(old for old, new in chosen.items() if old != new),
    )


@dataclass(frozen=True, kw_only=True)
class Parting:
    """Where an answer that is written otherwise parts from the reference first, and what it has
    there (`wanted`, in the student's own names; "" where it has nothing more)."""

    part: Part
    line: int
    column: int
    length: int
    wanted: str


def parting(language: str, pieces: Sequence[Piece], unit: int, answer: str) -> Parting | None:
    """Return where an answer first differs from the reference; None where it cannot be read."""
    if len(answer) > _LONGEST:
        return None
    answer = answer.replace("\r\n", "\n").replace("\r", "\n")
    rows = comparable(place_of(language, pieces, unit), answer)
    if rows is None or not rows.given or not rows.wanted:
        return None
    given, wanted = rows.given, rows.wanted
    chosen = _paired(given, wanted, declared_in(language, pieces, unit))
    theirs = [chosen.get(text, text) for text in _texts(wanted)]
    here, at = first_apart(_texts(given), theirs)
    while at < len(wanted) and wanted[at].kind == "newline":
        at += 1
    if at >= len(wanted) and here >= len(given):
        return None
    shown = given[min(here, len(given) - 1)]
    line_start = answer.rfind("\n", 0, shown.start) + 1
    return Parting(
        part=part_of(wanted[at]) if at < len(wanted) else Part.PIECE,
        line=answer.count("\n", 0, shown.start) + 1,
        column=shown.start - line_start + 1,
        length=len(shown.text.split("\n")[0]),
        wanted=theirs[at] if at < len(theirs) else "",
    )


def _paired(
    given: Sequence[Token], wanted: Sequence[Token], declared: frozenset[str]
) -> dict[str, str]:
    """Return the names that stand for the reference's own ones, up to a difference."""
    chosen: dict[str, str] = {}
    known = set(_texts(wanted))
    for mine, theirs in zip(given, wanted, strict=False):
        own = theirs.text in declared and mine.kind == "name" and theirs.text not in chosen
        if own and mine.text not in known - declared and mine.text not in chosen.values():
            chosen[theirs.text] = mine.text
        if mine.text != chosen.get(theirs.text, theirs.text):
            break
    return chosen


def _joined(texts: Sequence[str]) -> str:
    return " ".join(texts)


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens]


def declared_in(language: str, pieces: Sequence[Piece], unit: int) -> frozenset[str]:
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
        length=len(first.text), given=str(mine[wrong[0]][0]), wanted=str(theirs[wrong[0]][0]),
    )  # fmt: skip
