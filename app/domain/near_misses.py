"""The words for hints: where to look, what kind of thing is wrong, and, last, the very piece.

All are msgids to translate; `part` is filled with one of `PARTS`, translated too.
"""

from collections.abc import Mapping

from app.domain.errors import N_
from judge.slips import SlipKind
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

KINDS: Mapping[SlipKind, str] = {
    SlipKind.INCLUSIVE: N_("The bound itself should count, too."),
    SlipKind.EXCLUSIVE: N_("The bound itself should not count."),
    SlipKind.DIRECTION: N_("The comparison stands the wrong way round: which side is larger?"),
    SlipKind.OPPOSITE: N_("It asks for the opposite of what it should."),
    SlipKind.ORDER: N_("It should ask which side is larger, not whether both are equal."),
    SlipKind.EQUALITY: N_("It should ask whether both sides are equal, or different."),
    SlipKind.COMPARED: N_("Here two values should be compared; yours stores one."),
    SlipKind.STORED: N_("Here a value should be stored; yours compares two."),
    SlipKind.LARGER: N_("The number should be larger."),
    SlipKind.SMALLER: N_("The number should be smaller."),
    SlipKind.LETTERS: N_("Compare capital and small letters with the statement."),
    SlipKind.BLANKS: N_("The words are right: look at the blanks and ends of lines in it."),
    SlipKind.FORMAT: N_("How a value is printed or read does not fit: look at its format."),
    SlipKind.TEXT: N_("Compare what stands between the quotation marks with the statement."),
    SlipKind.SPELLING: N_("No name is spelt like this: compare it letter by letter."),
    SlipKind.NAME: N_("Another name of the program belongs here."),
    SlipKind.SUM: N_("Another calculation belongs here: something is added or taken away."),
    SlipKind.PRODUCT: N_("Another calculation belongs here: a product, a quotient or a remainder."),
    SlipKind.STEP: N_("The variable should change in another way."),
    SlipKind.BOTH: N_("Both conditions must hold at once."),
    SlipKind.EITHER: N_("It is enough that one of the conditions holds."),
    SlipKind.NEGATION: N_("It should hold where the condition does not."),
    SlipKind.FRACTION: N_("The type must hold numbers with a fraction."),
    SlipKind.WIDE: N_("The type must hold larger numbers."),
    SlipKind.TYPE: N_("Another type belongs here: what will be kept in it?"),
    SlipKind.ADDRESS: N_("What is read needs a place to be stored: its address."),
    SlipKind.END: N_("This needs an end: what do statements and headers end with?"),
    SlipKind.BRACKET: N_("Count what opens and what closes."),
    SlipKind.MISSING_NAME: N_("A name of the program is missing."),
    SlipKind.DEEPER: N_("This line belongs deeper inside."),
    SlipKind.SHALLOWER: N_("This line belongs further out."),
    SlipKind.MISSING: N_("One piece is missing: %(part)s."),
    SlipKind.EXTRA: N_("One piece has to go."),
    SlipKind.SWAPPED: N_("Two pieces stand in each other's place."),
    SlipKind.OTHER: N_("Something else belongs here: %(part)s."),
}
PIECES: Mapping[Edit, str] = {
    Edit.OTHER: N_("Write `%(wanted)s` instead of `%(given)s`."),
    Edit.MISSING: N_("`%(wanted)s` is missing here."),
    Edit.EXTRA: N_("Take `%(given)s` away."),
    Edit.SWAPPED: N_("Write `%(wanted)s` instead of `%(given)s`."),
}
INDENT = N_("Begin this line at level %(wanted)s of the unit instead of %(given)s.")
PARTED_KIND = N_("The solution goes on with something else here: %(part)s.")
PARTED_PIECE = N_("The solution goes on with `%(wanted)s` here.")
PARTED_END = N_("The solution is at its end here.")
_THINGS: Mapping[Part, str] = {
    Part.NAME: N_("a name"),
    Part.SPELLING: N_("a name"),
    Part.PIECE: N_("a piece of code"),
}


def part_words(edit: Edit, part: Part) -> str:
    """Return the msgid for a kind of thing: one that is missing, or one too many, is a thing."""
    told = PARTS[part]
    return _THINGS.get(part, told) if edit in (Edit.MISSING, Edit.EXTRA) else told
