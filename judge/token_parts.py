"""What kind of thing a token is to a student: a comparison, a number, a name ..."""

import keyword
from enum import StrEnum

from judge.lexing import Token
from judge.names.reserved import KEYWORDS


class Part(StrEnum):
    """The kinds of things that a program is made of, and groups of them."""

    COMPARISON = "comparison"
    ASSIGNMENT = "assignment"
    EQUALS = "equals"  # an assignment for a comparison, or the other way round
    ARITHMETIC = "arithmetic"
    LOGIC = "logic"
    OPERATOR = "operator"
    NUMBER = "number"
    TEXT = "text"
    NAME = "name"
    SPELLING = "spelling"  # a name that the program does not have
    VALUE = "value"  # a number for a name, and the like
    TYPE = "type"
    KEYWORD = "keyword"
    WORD = "word"  # a name for a keyword, and the like
    BRACKET = "bracket"
    PUNCTUATION = "punctuation"
    INDENTATION = "indentation"
    PIECE = "piece"  # anything for anything


_SIGNS = {
    Part.COMPARISON: "< <= > >= == != <=>",
    Part.ASSIGNMENT: "= += -= *= /= %= //= **= <<= >>= >>>= &= |= ^= @= :=",
    Part.ARITHMETIC: "+ - * / % // ** ++ --",
    Part.LOGIC: "&& || ! and or not",
    Part.BRACKET: "( ) [ ] { }",
    Part.PUNCTUATION: "; , : .",
    Part.TYPE: "int long short char float double bool boolean byte void unsigned signed auto var",
}
_PARTS = {sign: part for part, signs in _SIGNS.items() for sign in signs.split()}
_LITERALS = {"number": Part.NUMBER, "string": Part.TEXT}
_ALL_KEYWORDS = KEYWORDS | frozenset(keyword.kwlist)
_VALUES = frozenset((Part.NUMBER, Part.TEXT, Part.NAME))
_WORDS = frozenset((Part.NAME, Part.TYPE, Part.KEYWORD, Part.LOGIC))
_OPERATORS = frozenset(
    (Part.COMPARISON, Part.ASSIGNMENT, Part.ARITHMETIC, Part.LOGIC, Part.OPERATOR)
)


def part_of(token: Token) -> Part:
    """Return what kind of thing a token is."""
    if token.kind in _LITERALS:
        return _LITERALS[token.kind]
    if token.text in _PARTS:
        return _PARTS[token.text]
    if token.kind == "name":
        return Part.KEYWORD if token.text in _ALL_KEYWORDS else Part.NAME
    return Part.OPERATOR if token.kind == "punctuation" else Part.PIECE


def part_of_both(given: Token, wanted: Token) -> Part:
    """Return the smallest kind that holds both tokens."""
    both = {part_of(given), part_of(wanted)}
    if len(both) == 1:
        return both.pop()
    if both == {Part.COMPARISON, Part.ASSIGNMENT} and "=" in (given.text, wanted.text):
        return Part.EQUALS
    for group, part in ((_VALUES, Part.VALUE), (_OPERATORS, Part.OPERATOR), (_WORDS, Part.WORD)):
        if both <= group:
            return part
    return Part.PIECE
