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
    Part.COMPARISON: N_("the comparison operator"),
    Part.ASSIGNMENT: N_("the assignment"),
    Part.EQUALS: N_("whether a value is stored or compared"),
    Part.ARITHMETIC: N_("the arithmetic operator"),
    Part.LOGIC: N_("the logical operator"),
    Part.OPERATOR: N_("the operator"),
    Part.NUMBER: N_("the number"),
    Part.TEXT: N_("the text in quotation marks"),
    Part.NAME: N_("which name is used"),
    Part.SPELLING: N_("the spelling of the name"),
    Part.VALUE: N_("the value"),
    Part.TYPE: N_("the type"),
    Part.KEYWORD: N_("the keyword"),
    Part.WORD: N_("the word"),
    Part.BRACKET: N_("the bracket"),
    Part.PUNCTUATION: N_("the punctuation"),
    Part.INDENTATION: N_("the indentation"),
    Part.PIECE: N_("this piece"),
}
