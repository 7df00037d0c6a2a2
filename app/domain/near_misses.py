"""The words for an answer that is right but for one piece: where to look, never what is right.

All are msgids to translate; `part` is filled with one of `PARTS`, translated too.
"""

from collections.abc import Mapping

from app.domain.errors import N_
from judge.token_edits import Edit
from judge.token_parts import Part

WORDS: Mapping[Edit, str] = {
    Edit.OTHER: N_("Nearly right! Look at this again: %(part)s."),
    Edit.MISSING: N_("Nearly right! Something is missing around here: %(part)s."),
    Edit.EXTRA: N_("Nearly right! There is one piece too many here: %(part)s."),
    Edit.SWAPPED: N_("Nearly right! Look at the order of this again."),
}
PARTS: Mapping[Part, str] = {
    Part.COMPARISON: N_("comparison operator"),
    Part.ASSIGNMENT: N_("assignment"),
    Part.EQUALS: N_("whether a value is stored or compared"),
    Part.ARITHMETIC: N_("arithmetic operator"),
    Part.LOGIC: N_("logical operator"),
    Part.OPERATOR: N_("operator"),
    Part.NUMBER: N_("number"),
    Part.TEXT: N_("text in quotation marks"),
    Part.NAME: N_("which name is used"),
    Part.SPELLING: N_("spelling of the name"),
    Part.VALUE: N_("value"),
    Part.TYPE: N_("type"),
    Part.KEYWORD: N_("keyword"),
    Part.WORD: N_("word"),
    Part.BRACKET: N_("bracket"),
    Part.PUNCTUATION: N_("punctuation"),
    Part.INDENTATION: N_("indentation"),
    Part.PIECE: N_("this piece"),
}
_THINGS: Mapping[Part, str] = {
    Part.NAME: N_("a name"),
    Part.SPELLING: N_("a name"),
    Part.PIECE: N_("a piece of code"),
}


def part_words(edit: Edit, part: Part) -> str:
    """Return the msgid for a kind of thing: one that is missing, or one too many, is a thing."""
    told = PARTS[part]
    return _THINGS.get(part, told) if edit in (Edit.MISSING, Edit.EXTRA) else told
