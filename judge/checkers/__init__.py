"""Output comparison: one pure checker per file, `check(output, expected) -> CheckResult`."""

from collections.abc import Callable

from judge.checkers import exact, floats, lines, tokens, unordered, yesno
from judge.checkers.base import CheckResult

Checker = Callable[[bytes, bytes], CheckResult]

CHECKERS: dict[str, Checker] = {
    "tokens": tokens.check,
    "exact": exact.check,
    "lines": lines.check,
    "floats": floats.check,
    "unordered": unordered.check,
    "yesno": yesno.check,
}
SPECIAL = "special"
INTERACTIVE = "interactive"
# what is decided by a program that the instructor wrote, `judge.model.SpecialJudge`
BY_PROGRAM = (SPECIAL, INTERACTIVE)
NAMES = (*CHECKERS, *BY_PROGRAM)


def check_name(spec: str) -> str:
    """Return the name in a checker's spec, `NAME` or `floats:TOLERANCE`.

    Raises ValueError with one line for a checker or a parameter that does not exist.
    """
    name, colon, parameter = spec.partition(":")
    if name not in NAMES:
        raise ValueError(f"unknown checker {name!r}: use one of {', '.join(NAMES)}")
    if name == "floats":
        floats.Tolerance.parse(parameter)
    elif colon:
        raise ValueError(f"the checker {name} takes no parameter: write {name} only")
    return name


def checker_of(spec: str) -> Checker:
    """Return the checker of a spec that needs no program; raises ValueError as `check_name`."""
    name = check_name(spec)
    if name in BY_PROGRAM:
        raise ValueError(f"the checker {name} is a program: give it as the special judge")
    parameter = spec.partition(":")[2]
    return floats.make(floats.Tolerance.parse(parameter)) if parameter else CHECKERS[name]


__all__ = [
    "BY_PROGRAM",
    "CHECKERS",
    "INTERACTIVE",
    "NAMES",
    "SPECIAL",
    "CheckResult",
    "Checker",
    "check_name",
    "checker_of",
]
