"""Rule 3: the same up to a consistent renaming of what the unit itself declares.

Only what is certain is accepted without a run: local names (and Python's own), declared in this
unit and seen first in it, whose new name is free wherever the old one is seen. The new names are
then carried into the rest of the reference; anything less certain is left to the tests.
"""

import keyword
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from judge.declarations import Declared, declarations
from judge.fit import Fitted, fit
from judge.lexing import Misfit, Token, has_more_tokens, lex
from judge.place import Place, place_of
from segmenter import Piece

_KEYWORDS = """
abstract alignas alignof and and_eq asm assert auto bitand bitor bool boolean break byte case catch
char class co_await co_return co_yield compl concept const const_cast consteval constexpr constinit
continue decltype default delete do double dynamic_cast else enum explicit export extends extern
false final finally float for friend goto if implements import inline instanceof int interface long
mutable namespace native new noexcept not not_eq null nullptr operator or or_eq package private
protected public record register reinterpret_cast requires restrict return short signed sizeof
static static_assert static_cast strictfp struct super switch synchronized template this
thread_local throw throws transient true try typedef typeid typename typeof union unsigned using
var virtual void volatile wchar_t while xor xor_eq yield
"""
# macros of gcc and its library that look like names
_MACROS = "complex errno i386 imaginary isinf isnan linux signbit stderr stdin stdout unix"
KEYWORDS = frozenset(_KEYWORDS.split())
"""Of C, C++ and Java together."""
_RESERVED = KEYWORDS | frozenset(_MACROS.split())
# after these a word names a member, a tag or a label, not a variable
_OTHER_SPACES = frozenset((".", "->", "::", "struct", "union", "enum", "class", "goto"))
# how many tokens a fitted answer may lose: the block around a header, with some `;` or a `pass`
_SPARE = 8
_MACRO_LIKE = re.compile(r"_\w*|[A-Z][A-Z0-9_]+|I")


@dataclass(frozen=True, kw_only=True)
class Renaming:
    """Old names to new ones, and the range of the source in which each old one is seen."""

    names: Mapping[str, str]
    scopes: Mapping[str, range]


def carry(
    language: str, pieces: Sequence[Piece], accepted: Mapping[int, str]
) -> tuple[tuple[Piece, ...], dict[str, str]]:
    """Return the reference with the names that the accepted units gave, and those names."""
    carried = tuple(pieces)
    names: dict[str, str] = {}
    for unit in [piece.unit for piece in pieces if piece.unit in accepted]:
        assert unit is not None
        # the texts accepted later speak of the new names already: they are no conflict here
        found = find_renaming(language, carried, unit, accepted[unit], {})
        if found is not None:
            carried = rename(language, carried, found)
            names.update(found.names)
    return carried, names


def rename(language: str, pieces: Sequence[Piece], renaming: Renaming) -> tuple[Piece, ...]:
    """Return the pieces with the old names replaced wherever they are seen."""
    source = "".join(piece.text for piece in pieces)
    changes = [
        token
        for token in lex(language, source)
        if token.kind == "name" and token.start in renaming.scopes.get(token.text, ())
    ]
    renamed, at = [], 0
    for piece in pieces:
        text, end = piece.text, at + len(piece.text)
        for token in reversed([t for t in changes if at <= t.start < end]):
            new = renaming.names[token.text]
            text = text[: token.start - at] + new + text[token.end - at :]
        renamed.append(replace(piece, text=text))
        at = end
    return tuple(renamed)


def find_renaming(
    language: str,
    pieces: Sequence[Piece],
    unit: int,
    answer: str,
    accepted: Mapping[int, str],
) -> Renaming | None:
    """Return the renaming that makes the reference's unit the answer, if it is certain."""
    names = _names(language, place_of(language, pieces, unit), answer)
    if not names:
        return None
    source = "".join(piece.text for piece in pieces)
    try:
        tokens = lex(language, source)
    except Misfit:
        return None
    declared = declarations(source, language)
    if declared is None:
        return None
    ranges = _ranges(pieces)
    scopes = {}
    for old, new in names.items():
        scope = _scope_of(language, old, ranges[unit], declared, tokens)
        others = [
            text for index, text in accepted.items()
            if index != unit and scope and index in ranges and ranges[index].start in scope
        ]  # fmt: skip
        if scope is None or not _is_free(language, new, scope, tokens, ranges[unit]):
            return None
        if any(re.search(rf"\b(?:{old}|{new})\b", text) for text in others):
            return None
        scopes[old] = scope
    return Renaming(names=names, scopes=scopes)


def _names(language: str, place: Place, answer: str) -> dict[str, str] | None:
    """Return the names that the answer changes, old to new; None where it changes anything else."""
    try:
        # what is far longer is soon seen, however long it is
        if has_more_tokens(language, answer, len(lex(language, place.reference)) + _SPARE):
            return None
        return _pairs(language, fit(place, answer), fit(place, place.reference))
    except Misfit:
        return None


def _pairs(language: str, given: Fitted, wanted: Fitted) -> dict[str, str] | None:
    """Return the names that differ, old to new; None where anything else does."""
    if _levels(given) != _levels(wanted):
        return None
    own, reference = lex(language, given.text), lex(language, wanted.text)
    if len(own) != len(reference):
        return None
    pairs: dict[str, str] = {}
    for mine, theirs in zip(own, reference, strict=True):
        if mine.kind != theirs.kind or (mine.kind != "name" and mine.text != theirs.text):
            return None
        if mine.kind == "name" and pairs.setdefault(theirs.text, mine.text) != mine.text:
            return None
    if len(set(pairs.values())) != len(pairs):
        return None
    return {old: new for old, new in pairs.items() if old != new}


def _levels(fitted: Fitted) -> list[object]:
    """Return Python's levels and line lengths, which the tokens do not hold."""
    return [(w[0], len(w[1])) for w in fitted.words if isinstance(w, tuple)]


def _ranges(pieces: Sequence[Piece]) -> dict[int, range]:
    ranges, at = {}, 0
    for piece in pieces:
        if piece.unit is not None:
            ranges[piece.unit] = range(at, at + len(piece.text))
        at += len(piece.text)
    return ranges


def _scope_of(
    language: str, name: str, unit: range, declared: Sequence[Declared], tokens: Sequence[Token]
) -> range | None:
    """Return where a name that this unit, and nothing else, declares is seen."""
    mine = [d for d in declared if d.name == name and d.at in unit]
    if len({d.scope for d in mine}) != 1:
        return None
    scope = mine[0].scope
    if any(d.name == name and d.at in scope and d.scope != scope for d in declared):
        return None  # declared again inside
    if any(d.name == name and d.scope != scope and mine[0].at in d.scope for d in declared):
        return None  # hides an outer one
    seen = [token for token in tokens if token.start in scope and token.text == name]
    # an earlier sight of it means that it is not this unit that introduces it
    if not seen or seen[0].start not in unit or _is_spoken_of(language, name, scope, tokens):
        return None
    return scope


def _is_spoken_of(language: str, name: str, scope: range, tokens: Sequence[Token]) -> bool:
    """Tell whether the name is also a member, an argument's name, in a directive or f-string."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    depth = 0
    texts = ["", *(token.text for token in tokens), ""]
    for token, before, after in zip(tokens, texts, texts[2:], strict=False):
        depth += (token.text == "(") - (token.text == ")")
        if token.text == name and token.kind == "name":
            if before in _OTHER_SPACES or (language == "java" and after == "("):
                return True
            if after == "=" and before in ("(", ",") and depth > 0:
                return True
        hidden = token.kind == "directive" or (
            token.kind == "string" and "f" in token.text[:2].lower() and token.start in scope
        )
        if hidden and word.search(token.text):
            return True
    return any(token.text in ("global", "nonlocal") for token in tokens)


def _is_free(language: str, name: str, scope: range, tokens: Sequence[Token], unit: range) -> bool:
    """Tell whether a new name can stand wherever the old one is seen, and mean nothing else."""
    if language == "python":
        reserved = keyword.iskeyword(name) or name.startswith("__")
    else:
        reserved = name in _RESERVED or _MACRO_LIKE.fullmatch(name) is not None
    if reserved:
        return False
    word = re.compile(rf"\b{re.escape(name)}\b")
    return not any(
        word.search(token.text)
        for token in tokens
        if (token.start in scope or token.start in unit or token.kind == "directive")
        and (token.kind in ("name", "directive") or "f" in token.text[:2].lower())
    )
