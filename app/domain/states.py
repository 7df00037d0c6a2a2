"""The words for where a program and the reference part; all are msgids to translate.

A sentence is a lead (when, for which input) and a clause (what differs). Code stands between
backticks; `%(on)s` is filled with `INPUT` or `CASE`, translated too.
"""

from collections.abc import Mapping

from app.domain.errors import N_
from judge.state_difference import Parting, StateDifference

INPUT = N_("input `%(input)s`")
CASE = N_("test %(case)s")
NOTHING = N_("nothing")
UNSET = N_("no value yet")
OTHER_STATE = N_("After this unit something differs from what should be.")
OUTPUT = N_("output")
_SHORT = 40  # of an input that stands in the sentence

_AFTER = N_("After this unit, for %(on)s, %(clause)s")
_FOR = N_("For %(on)s, %(clause)s")
_ROUND = N_("In round %(round)s of the loop, for %(on)s, %(clause)s")
_TIME = N_("The %(time)s time that this unit runs, for %(on)s, %(clause)s")
_ROUND_OF_TIME = N_(
    "In round %(round)s of the loop, the %(time)s time that it runs, for %(on)s, %(clause)s"
)
_UNSET = N_("`%(name)s` should be `%(expected)s`; yours has no value yet.")
_NEVER = {
    Parting.MORE_ROUNDS: N_("the loop should not run at all; yours does."),
    Parting.FEWER_ROUNDS: N_("the loop should run; yours does not run at all."),
}
CLAUSES: Mapping[Parting, str] = {
    Parting.VALUES: N_("`%(name)s` should be `%(expected)s`; yours is `%(actual)s`."),
    Parting.MORE_ROUNDS: N_("the loop should end after round %(round)s; yours goes on."),
    Parting.FEWER_ROUNDS: N_("the loop should go on after round %(round)s; yours ends."),
    Parting.TAKEN: N_("the condition should be false; yours is true."),
    Parting.NOT_TAKEN: N_("the condition should be true; yours is false."),
    Parting.RETURNED: N_("`%(call)s` should return `%(expected)s`; yours returns `%(actual)s`."),
    Parting.CHANGED: N_(
        "after `%(call)s` the variable `%(name)s` should be `%(expected)s`; yours is `%(actual)s`."
    ),
    Parting.PRINTED: N_("the output should be `%(expected)s`; yours is `%(actual)s`."),
}
_NO_OUTPUT = N_("the output should be `%(expected)s`; yours prints nothing.")
_SOME_OUTPUT = N_("nothing should be printed; yours prints `%(actual)s`.")
_LOOSE: Mapping[Parting, str] = {
    Parting.VALUES: N_("the solution has `%(expected)s` in `%(name)s`; yours has `%(actual)s`."),
    Parting.RETURNED: N_(
        "`%(call)s` returns `%(expected)s` in the solution; yours returns `%(actual)s`."
    ),
    Parting.CHANGED: N_(
        "after `%(call)s` the solution has `%(expected)s` in `%(name)s`; yours has `%(actual)s`."
    ),
}
_LOOSE_UNSET = N_("the solution has `%(expected)s` in `%(name)s`; yours has no value yet.")
LOOSE = N_("More than one answer is right here, so this need not be the mistake.")
_LOOPS = frozenset((Parting.MORE_ROUNDS, Parting.FEWER_ROUNDS))
_WHOLE = _LOOPS | {Parting.RETURNED, Parting.CHANGED, Parting.TAKEN, Parting.NOT_TAKEN}


def lead(state: StateDifference) -> str:
    """Return the msgid of the sentence: when it is."""
    in_round = state.round > 0 and state.parting not in _LOOPS
    if state.time:
        return _ROUND_OF_TIME if in_round else _TIME
    if in_round:
        return _ROUND
    return _FOR if state.parting in _WHOLE else _AFTER


def clause(state: StateDifference) -> str:
    """Return the msgid of what differs."""
    if state.parting in _NEVER and not state.round:
        return _NEVER[state.parting]
    row = state.rows[0] if state.rows else None
    if state.loose and row is not None:
        is_set = row.actual or state.parting is not Parting.VALUES
        return _LOOSE[state.parting] if is_set else _LOOSE_UNSET
    if row is None or (row.expected and row.actual):
        return CLAUSES[state.parting]
    if state.parting is Parting.PRINTED:
        return _SOME_OUTPUT if row.actual else _NO_OUTPUT
    return _UNSET if state.parting is Parting.VALUES else CLAUSES[state.parting]


def short_input(state: StateDifference) -> str:
    """Return the input on one line, "" where it is too long to stand in a sentence."""
    words = " ".join(state.input.split())
    return words if len(words) <= _SHORT else ""


def ordinal(locale: str, number: int) -> str:
    """Return how a number in a row is written: 3rd, or 3 where words around it say so."""
    if locale != "en":
        return str(number)
    teens = 10 < number % 100 < 14
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
