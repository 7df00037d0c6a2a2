"""What compiles but is seldom meant, what a run ends with, what other code tells."""

from collections.abc import Mapping

from app.domain.errors import N_
from judge.explanations import Kind

WORDS: Mapping[Kind, str] = {
    Kind.MISSING_ADDRESS: N_(
        "Input needs to know where to store the value: is the address sign before the "
        "variable missing?"
    ),
    Kind.FORMAT_TYPE: N_(
        "`%(format)s` does not fit the value that stands for it, which is `%(have)s`."
    ),
    Kind.FORMAT_NEEDS_MORE: N_(
        "The format holds `%(format)s`, but there is no value for it: count the values behind"
        " the text."
    ),
    Kind.FORMAT_HAS_TOO_MANY: N_(
        "There are more values than the format has places for: count both."
    ),
    Kind.FORMAT_UNKNOWN: N_(
        "The format holds a percent sign with a letter that means nothing there: check it."
    ),
    Kind.ASSIGNMENT_AS_CONDITION: N_("A single `=` stores a value: is this meant to compare?"),
    Kind.UNINITIALISED: N_("`%(name)s` is used before it has a value: give it one first."),
    Kind.NO_EFFECT: N_(
        "This line computes something and does nothing with it: is it meant to store or to call?"
    ),
    Kind.EMPTY_BODY: N_(
        "A semicolon ends this `%(token)s` right away, so nothing belongs to it: take it away."
    ),
    Kind.MISLEADING_INDENTATION: N_(
        "Only the first statement belongs to this `%(token)s`, though the next one is "
        "indented as well: put braces around them, or indent less."
    ),
    Kind.DIVISION_BY_ZERO: N_("Something is divided by 0 here: look at what the divisor can be."),
    Kind.NUMBER_TOO_LARGE: N_("This number is too large for its type: take a wider type."),
    Kind.OUT_OF_BOUNDS: N_(
        "An index is outside: the first place has the number 0, the last one the length minus 1."
    ),
    Kind.LOCAL_ADDRESS: N_(
        "The address of something is given back that is gone when the function ends."
    ),
    Kind.CHAINED_COMPARISON: N_(
        "Two comparisons in a row do not mean what they mean in mathematics: write both and "
        "join them."
    ),
    Kind.TRUTH_COMPARED: N_("The result of a comparison is compared with a number: is this meant?"),
    Kind.NOT_BEFORE_COMPARISON: N_(
        "`!` turns only what stands right behind it: put the comparison in parentheses."
    ),
    Kind.UNCLEAR_PRECEDENCE: N_(
        "It is easy to misread what is done first here: put in parentheses what belongs together."
    ),
    Kind.SAME_ON_BOTH_SIDES: N_("The same stands on both sides of this comparison."),
    Kind.ORDER_UNCLEAR: N_(
        "`%(name)s` is changed twice in one expression: make two statements of it."
    ),
    Kind.MISSING_AT_END: N_(
        "Something is missing at the end of this unit: a semicolon, a value, an operator or a"
        " bracket."
    ),
    Kind.NEEDED_LATER: N_("This unit must declare `%(name)s`: the code behind it uses it."),
    Kind.NEEDED_ELSEWHERE: N_("This unit must declare `%(name)s`: other code uses it."),
    Kind.VALUE_NEEDED_LATER: N_(
        "This unit must give `%(name)s` a value on every way: the code behind it uses it."
    ),
    Kind.DECLARED_ELSEWHERE: N_("This unit may not declare `%(name)s`: other code declares it."),
    Kind.MISFIT_ELSEWHERE: N_(
        "The code around this unit does not fit with it: does it end properly, and are the "
        "types and names those that other code uses?"
    ),
}
