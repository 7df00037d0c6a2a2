"""What kind of thing is wrong where one token stands for another: never which one is right."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from judge.token_edits import Edit
from judge.token_parts import Part


class SlipKind(StrEnum):
    """Kinds of slips, as an instructor would tell them."""

    INCLUSIVE = "inclusive"  # < for <=
    EXCLUSIVE = "exclusive"
    DIRECTION = "direction"  # < for >
    OPPOSITE = "opposite"  # == for !=
    ORDER = "order"  # == for <
    EQUALITY = "equality"  # < for ==
    COMPARED = "compared"  # = for ==
    STORED = "stored"
    LARGER = "larger"  # a number
    SMALLER = "smaller"
    LETTERS = "letters"  # capital and small ones, in a text
    BLANKS = "blanks"
    FORMAT = "format"
    TEXT = "text"
    SPELLING = "spelling"
    NAME = "name"
    SUM = "sum"  # + or -
    PRODUCT = "product"  # *, / or %
    STEP = "step"  # ++ or +=
    BOTH = "both"  # && for ||
    EITHER = "either"
    NEGATION = "negation"
    FRACTION = "fraction"  # a type
    WIDE = "wide"
    TYPE = "type"
    ADDRESS = "address"
    END = "end"
    BRACKET = "bracket"
    MISSING_NAME = "missing_name"
    DEEPER = "deeper"  # a line of Python
    SHALLOWER = "shallower"
    MISSING = "missing"
    EXTRA = "extra"
    SWAPPED = "swapped"
    OTHER = "other"


_MISSING_PARTS = {Part.BRACKET: SlipKind.BRACKET, Part.NAME: SlipKind.MISSING_NAME}
_LOGIC = {"&&": SlipKind.BOTH, "and": SlipKind.BOTH, "||": SlipKind.EITHER, "or": SlipKind.EITHER}
_FORMAT = re.compile(r"%[-+ #0-9.*]*(?:hh|ll|[hlLqjzt])?[a-zA-Z]|\{[^{}]*\}")


def slip_kind(edit: Edit, part: Part, given: str, wanted: str) -> SlipKind:
    """Return what kind of thing is wrong where `given` stands for `wanted`."""
    if part is Part.INDENTATION:
        return SlipKind.DEEPER if int(wanted) > int(given) else SlipKind.SHALLOWER
    match edit:
        case Edit.SWAPPED:
            return SlipKind.SWAPPED
        case Edit.EXTRA:
            return SlipKind.EXTRA
        case Edit.MISSING:
            return _missing(part, wanted)
    return _other(part, given, wanted)


def _missing(part: Part, wanted: str) -> SlipKind:
    if wanted in ("!", "not"):
        return SlipKind.NEGATION
    if wanted in (";", ":"):
        return SlipKind.END
    if part in _MISSING_PARTS:
        return _MISSING_PARTS[part]
    return SlipKind.ADDRESS if wanted == "&" else SlipKind.MISSING


def _other(part: Part, given: str, wanted: str) -> SlipKind:
    tell = _TELLS.get(part)
    return tell(given, wanted) if tell else SlipKind.OTHER


def _equals(_given: str, wanted: str) -> SlipKind:
    return SlipKind.STORED if wanted == "=" else SlipKind.COMPARED


def _logic(_given: str, wanted: str) -> SlipKind:
    return _LOGIC.get(wanted, SlipKind.NEGATION)


def _comparison(given: str, wanted: str) -> SlipKind:
    if {given, wanted} == {"==", "!="}:
        return SlipKind.OPPOSITE
    if wanted in ("==", "!="):
        return SlipKind.EQUALITY
    if given in ("==", "!="):
        return SlipKind.ORDER
    if given[0] != wanted[0]:
        return SlipKind.DIRECTION
    return SlipKind.INCLUSIVE if "=" in wanted else SlipKind.EXCLUSIVE


def _number(given: str, wanted: str) -> SlipKind:
    try:
        return SlipKind.LARGER if float(wanted) > float(given) else SlipKind.SMALLER
    except ValueError:
        return SlipKind.OTHER


def _text(given: str, wanted: str) -> SlipKind:
    if given.casefold() == wanted.casefold():
        return SlipKind.LETTERS
    if re.sub(r"\s|\\[nt]", "", given) == re.sub(r"\s|\\[nt]", "", wanted):
        return SlipKind.BLANKS
    if _FORMAT.findall(given) != _FORMAT.findall(wanted):
        return SlipKind.FORMAT
    return SlipKind.TEXT


def _type(given: str, wanted: str) -> SlipKind:
    fractions = ("float", "double")
    if wanted in fractions and given not in fractions:
        return SlipKind.FRACTION
    return SlipKind.WIDE if wanted in ("long", "double") else SlipKind.TYPE


def _arithmetic(_given: str, wanted: str) -> SlipKind:
    if wanted in ("+", "-"):
        return SlipKind.SUM
    if wanted in ("*", "/", "//", "%", "**"):
        return SlipKind.PRODUCT
    return SlipKind.STEP


_TELLS: Mapping[Part, Callable[[str, str], SlipKind]] = {
    Part.COMPARISON: _comparison,
    Part.EQUALS: _equals,
    Part.NUMBER: _number,
    Part.TEXT: _text,
    Part.SPELLING: lambda _given, _wanted: SlipKind.SPELLING,
    Part.NAME: lambda _given, _wanted: SlipKind.NAME,
    Part.TYPE: _type,
    Part.LOGIC: _logic,
    Part.ARITHMETIC: _arithmetic,
    Part.ASSIGNMENT: _arithmetic,
}
