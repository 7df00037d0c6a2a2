"""Types, calls and values."""

from collections.abc import Mapping

from app.domain.errors import N_
from judge.explanations import Kind

WORDS: Mapping[Kind, str] = {
    Kind.TOO_FEW_ARGUMENTS: N_(
        "`%(name)s` is given too few values: count what stands between its parentheses."
    ),
    Kind.TOO_MANY_ARGUMENTS: N_(
        "`%(name)s` is given too many values: count what stands between its parentheses."
    ),
    Kind.WRONG_ARGUMENTS: N_(
        "`%(name)s` does not take these values: check how many there are and their types."
    ),
    Kind.DEFAULT_ORDER: N_("Parameters with a default value come after those without."),
    Kind.KEYWORD_ORDER: N_("Values with a name (`name=value`) come after those without."),
    Kind.NO_CONSTRUCTOR: N_(
        "`%(name)s` cannot be made from these values: check how many there are and their types."
    ),
    Kind.NOT_A_FUNCTION: N_(
        "`%(name)s` is no function, so parentheses may not follow it: is an operator missing?"
    ),
    Kind.NOT_AN_ARRAY: N_(
        "Only what holds several values, such as an array, can be followed by `[ ]`."
    ),
    Kind.NOT_A_POINTER: N_("Only a pointer can have a `*` before it: this is no pointer."),
    Kind.NOT_ITERABLE: N_(
        "A loop can only go through what holds several values: this is a single value."
    ),
    Kind.NOT_ASSIGNABLE: N_(
        "The left side of `=` must be a variable: nothing can be stored here. To compare, use"
        " the sign for comparing."
    ),
    Kind.ARRAY_ASSIGNED: N_(
        "A whole array cannot be assigned at once: copy its elements one by one."
    ),
    Kind.CONSTANT: N_("`%(name)s` is constant: its value cannot be changed."),
    Kind.NO_MEMBER: N_(
        "What stands before the dot has no `%(name)s`: check the spelling, and whether "
        "parentheses belong there."
    ),
    Kind.NO_MEMBERS: N_("This is a simple value: a dot with a name cannot follow it."),
    Kind.DOT_OF_POINTER: N_(
        "This is a pointer: its members are reached with `->`, not with a dot."
    ),
    Kind.ARROW_OF_VALUE: N_(
        "This is no pointer: its members are reached with a dot, not with `->`."
    ),
    Kind.BAD_OPERANDS: N_(
        "`%(operator)s` does not work between `%(left)s` and `%(right)s`: check the types on "
        "both sides."
    ),
    Kind.BAD_OPERAND: N_("`%(operator)s` does not work on `%(have)s`."),
    Kind.INCOMPARABLE: N_(
        "`%(left)s` and `%(right)s` cannot be compared: check the types on both sides."
    ),
    Kind.TEXT_AND_NUMBER: N_(
        "A text and a number cannot be joined with `+`: make both the same kind with `str()` "
        "or `int()`."
    ),
    Kind.WRONG_SHIFT: N_(
        "The arrows point the wrong way: they point from the input to the variable, and from "
        "the value to the output."
    ),
    Kind.INCOMPATIBLE: N_(
        "A value of type `%(have)s` stands where `%(want)s` is needed: check the types."
    ),
    Kind.NARROWING: N_(
        "A value of type `%(have)s` may lose something as `%(want)s`: take a wider type, or "
        "convert it expressly."
    ),
    Kind.NEEDS_A_CONDITION: N_(
        "A condition must be true or false, but this is `%(have)s`: is a comparison missing, "
        "or is it an assignment?"
    ),
    Kind.POINTER_OR_NUMBER: N_(
        "An address or a text stands where a number is needed, or the other way round: check "
        "for `*`, `&`, `[ ]` and quotation marks."
    ),
    Kind.POINTER_COMPARED: N_(
        "A text or an array is compared with a single value: compare one element, or check "
        "the quotation marks."
    ),
    Kind.TEXT_COMPARED: N_(
        "This compares where two texts are, not what they say: use a function that compares texts."
    ),
    Kind.VOID_VALUE: N_("This function gives no value back, so there is nothing to use here."),
    Kind.VALUE_RETURNED: N_(
        "This function is declared to give nothing back, but its `return` has a value."
    ),
    Kind.NOTHING_RETURNED: N_("This function must give a value back: say which behind `return`."),
    Kind.MISSING_RETURN: N_(
        "This function must give a value back on every way through it: a `return` is missing."
    ),
    Kind.MISSING_TEMPLATE_ARGUMENTS: N_("Say in `< >` what kind of values it holds."),
    Kind.STRAY_MODIFIER: N_("`%(token)s` may not stand here: take it away."),
    Kind.ARRAY_SIZE: N_("The size of an array must be a number that is not negative."),
    Kind.TOO_MANY_VALUES: N_("There are more values here than places for them."),
    Kind.UNCAUGHT_EXCEPTION: N_(
        "`%(name)s` may be thrown here: catch it, or declare it with `throws`."
    ),
    Kind.ABSTRACT_METHODS: N_("`%(name)s` promises methods that it does not have: write them all."),
}
