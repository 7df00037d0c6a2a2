"""The words that a student reads, made from the judge's codes; all are msgids to translate."""

from collections.abc import Mapping

from app.domain.errors import N_
from app.domain.failures import LANGUAGE_OFF, OURS
from app.domain.faults import ELSEWHERE, OTHER, fault_words
from app.domain.states import OTHER_STATE
from judge.model import Feedback, FeedbackCode
from judge.verdict import Verdict

WORDS: Mapping[FeedbackCode, str] = {
    FeedbackCode.ACCEPTED: N_("Correct! On to the next unit."),
    FeedbackCode.EMPTY: N_("There is no code here yet: write what the guideline asks for."),
    FeedbackCode.TOO_LONG: N_("This is far longer than one unit can be: write only this unit."),
    FeedbackCode.CONTROL_CHARACTER: N_(
        "There is an invisible character here that does not belong in code: delete it and type "
        "the line again."
    ),
    FeedbackCode.EARLY_BRACE: N_(
        "Here “%(token)s” closes something that this unit did not open: remove it, or open it "
        "first."
    ),
    FeedbackCode.UNCLOSED_BRACE: N_("The “%(token)s” that opens here is never closed."),
    FeedbackCode.MISSING_BRACE: N_("This unit needs a “%(token)s”: add it."),
    FeedbackCode.UNCLOSED_STRING: N_("The quotation mark that opens here is never closed."),
    FeedbackCode.UNCLOSED_COMMENT: N_("The comment that starts here never ends: add “*/”."),
    FeedbackCode.DIRECTIVE: N_(
        "“%(token)s” is not allowed here: a unit may not change the code around it."
    ),
    FeedbackCode.INDENTATION: N_(
        "The indentation does not fit: begin this unit at its first column and indent only what "
        "belongs inside."
    ),
    FeedbackCode.UNTESTED: N_(
        "The tests cannot check this unit, so it must be written as its guideline says: the same "
        "steps in the same order."
    ),
    FeedbackCode.COMPILE_ERROR: N_("The program does not compile with this unit."),
    FeedbackCode.WRONG_ANSWER: N_("The program runs, but its output for test %(case)s is wrong."),
    FeedbackCode.TIME_LIMIT: N_(
        "The program does not stop in time on test %(case)s: does a loop never end?"
    ),
    FeedbackCode.IDLE_LIMIT: N_(
        "The program waits for something that never comes on test %(case)s: does it read more "
        "input than there is?"
    ),
    FeedbackCode.MEMORY_LIMIT: N_("The program uses too much memory on test %(case)s."),
    FeedbackCode.OUTPUT_LIMIT: N_(
        "The program prints far too much on test %(case)s: does a loop never end?"
    ),
    FeedbackCode.RUNTIME_ERROR: N_("The program stops with an error on test %(case)s: %(reason)s"),
    FeedbackCode.FAULT: OTHER,  # in more words: `fault_words`
    FeedbackCode.FAULT_ELSEWHERE: ELSEWHERE,
    FeedbackCode.STATE: OTHER_STATE,  # in more words: `app.domain.states`
    FeedbackCode.PARTING: N_(
        "Look at your text from here on: there the solution goes on in another way. Yours may be "
        "right, too, once what is said above is mended."
    ),
    FeedbackCode.INTERNAL_ERROR: OURS,
    FeedbackCode.LANGUAGE_OFF: LANGUAGE_OFF,
}

BREAKS: Mapping[str, str] = {
    "names": N_("Unit %(number)s needs another look: names have changed (%(names)s)."),
    "compile": N_("Unit %(number)s needs another look: with it the program compiles no more."),
    "test": N_("Unit %(number)s needs another look: with it the program fails test %(case)s now."),
}
"""What an accepted answer does to later units, by the row's `kind`."""
VERDICTS: Mapping[Verdict, str] = {
    Verdict.AC: N_("Accepted"),
    Verdict.WA: N_("Wrong answer"),
    Verdict.TLE: N_("Time limit exceeded"),
    Verdict.ILE: N_("Idleness limit exceeded"),
    Verdict.MLE: N_("Memory limit exceeded"),
    Verdict.OLE: N_("Output limit exceeded"),
    Verdict.RTE: N_("Run-time error"),
    Verdict.CE: N_("Compile error"),
    Verdict.IE: N_("Internal error"),
    Verdict.STRUCT: N_("Does not fit its place"),
}


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def words(feedback: Feedback) -> tuple[str, Mapping[str, str]]:
    """Return the msgid for a feedback and the parameters that fill it (missing ones are blank).

    Hints that name parts have words of their own (`app.domain.near_misses`).
    """
    if feedback.code is FeedbackCode.BREAKS:
        return BREAKS[feedback.params["kind"]], _Blank(feedback.params)
    if feedback.code is FeedbackCode.FAULT:
        return fault_words(feedback.params), _Blank(feedback.params)
    return WORDS[feedback.code], _Blank(feedback.params)
