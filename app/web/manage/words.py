"""What the libraries say to an instructor, as msgids: they themselves speak only English."""

from collections.abc import Iterable, Mapping

from app.domain.checks import Check, failed
from app.domain.errors import N_, AppError
from judge import MutantKind
from segmenter import SegmentWarning

# Names of `guideline_model.verify`; what a failed one found stands after ": " in its detail.
FAILED_CHECKS: Mapping[str, str] = {
    "not_empty": N_("The guideline is empty."),
    "language": N_("The guideline is in another language."),
    "no_markup": N_("It holds markup: %(found)s"),
    "no_statement": N_("It gives the code away: %(found)s"),
    "no_operator": N_("It gives an expression away: %(found)s"),
    "no_format": N_("It gives a format away: %(found)s"),
    "names": N_("It leaves out a name that the unit declares: %(found)s"),
    "types": N_("It leaves out the type of what the unit declares: %(found)s"),
    "scope": N_("It names what does not exist there: %(found)s"),
    "literals": N_("It tells what the unit does not have: %(found)s"),
    "length": N_("It is too short or too long."),
    "not_repeated": N_("It says the same as the guideline of a neighbour."),
}
# What was done to a unit without a test noticing.
MUTANTS: Mapping[str, str] = {
    MutantKind.REMOVED: N_("It is left out."),
    MutantKind.NEVER: N_("Its condition never holds, or its body never runs."),
    MutantKind.ALWAYS: N_("Its condition always holds."),
    MutantKind.NO_VALUE: N_("Its variable begins with 0."),
    MutantKind.STATEMENT: N_("One of its statements is left out."),
    MutantKind.NEGATED: N_("Its branches are swapped."),
    MutantKind.RELATION: N_("It compares otherwise."),
    MutantKind.ARITHMETIC: N_("It calculates otherwise."),
    MutantKind.LOGIC: N_("It joins its conditions otherwise."),
    MutantKind.STEP: N_("It counts the other way."),
    MutantKind.CONSTANT: N_("A number is one more or one less."),
}
# Folders of example submissions, as what they promise.
PROMISES: Mapping[str, str] = {
    "accepted": N_("accepted"),
    "wrong_answer": N_("wrong answer"),
    "time_limit_exceeded": N_("too slow"),
    "run_time_error": N_("run-time error"),
    "rejected": N_("not accepted"),
    "brute_force": N_("too slow or run-time error"),
}
# Levels as they stand in messages, in small letters.
LEVELS = (N_("line"), N_("paragraph"), N_("function"))


def failed_checks(checks: Iterable[Check]) -> list[AppError]:
    """Return what is wrong with a guideline, by its checks that failed."""
    return [_failed(check) for check in failed(checks)]


def _failed(check: Check) -> AppError:
    detail = str(check.get("detail", ""))
    found = detail.partition(": ")[2] or detail
    # A check that has no words here yet tells of itself in English.
    return AppError(FAILED_CHECKS.get(check["name"], "%(found)s"), found=found)


def warning_words(warning: SegmentWarning) -> AppError:
    """Return what the segmenter could not understand, and where."""
    place = {"line": warning.line, "column": warning.column}
    missing = warning.message.removeprefix("missing ")
    if missing != warning.message:
        return AppError(
            N_("Line %(line)s, column %(column)s: %(token)s is missing."), token=missing, **place
        )
    return AppError(N_("Line %(line)s, column %(column)s: this cannot be read."), **place)
