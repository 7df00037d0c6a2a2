"""An error that shows outside of a unit, told as what the unit itself should do.

The reference alone compiles, so whatever fails in the text around a unit is the unit's doing.
"""

from judge.explanations.base import Explanation
from judge.explanations.kinds import Kind

_UNKNOWN_NAME = frozenset((
    Kind.UNDECLARED, Kind.UNDECLARED_SIMILAR, Kind.UNDECLARED_FUNCTION, Kind.UNKNOWN_TYPE,
    Kind.UNDEFINED, Kind.NOT_IN_NAMESPACE,
))  # fmt: skip
_KNOWN_NAME = frozenset((Kind.REDECLARED, Kind.OTHER_TYPE_BEFORE))
# true of the unit wherever the compiler stumbles
_OF_THE_UNIT = frozenset((
    Kind.MISSING_SEMICOLON, Kind.MISSING_RETURN, Kind.NO_MAIN, Kind.UNFINISHED,
    Kind.ELSE_WITHOUT_IF, Kind.UNDECLARED_FUNCTION,
))  # fmt: skip
# the compiler sees at the next token that these lack something
_AT_THE_END = frozenset((
    Kind.MISSING_SEMICOLON, Kind.MISSING_CLOSING, Kind.MISSING_COLON, Kind.MISSING_BEFORE,
    Kind.MISSING_VALUE, Kind.MISSING_NAME, Kind.UNEXPECTED, Kind.MISSING_RETURN,
))  # fmt: skip
_NAMES_NOTHING = (Kind.MISSING_SEMICOLON, Kind.MISSING_CLOSING, Kind.MISSING_RETURN)


def seen_behind(explanation: Explanation | None) -> bool:
    """Tell whether an error at the very next token is about what ends before it."""
    return explanation is not None and explanation.kind in _AT_THE_END


def at_the_end(explanation: Explanation | None) -> Explanation | None:
    """Return the same without the token that comes next: it may be another unit's answer."""
    if explanation is None or explanation.kind in _NAMES_NOTHING:
        return explanation
    return Explanation(kind=Kind.MISSING_AT_END)


def elsewhere(explanation: Explanation | None, *, later: bool, own_text: str) -> Explanation:
    """Return what a unit with `own_text` causes in the text around it (`later`: behind it)."""
    kind = explanation.kind if explanation else None
    name = explanation.params.get("name", "") if explanation else ""
    if kind is Kind.UNDEFINED and name in own_text:  # the linker knows no place
        return Explanation(kind=Kind.UNDECLARED_FUNCTION, params={"name": name})
    if explanation is not None and kind in _OF_THE_UNIT and name in own_text:
        return explanation
    if name and kind in _UNKNOWN_NAME:
        found = Kind.NEEDED_LATER if later else Kind.NEEDED_ELSEWHERE
    elif name and kind is Kind.UNINITIALISED:
        found = Kind.VALUE_NEEDED_LATER
    elif name and kind in _KNOWN_NAME:
        found = Kind.DECLARED_ELSEWHERE
    else:
        return Explanation(kind=Kind.MISFIT_ELSEWHERE)
    return Explanation(kind=found, params={"name": name})
