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

__all__ = ["CHECKERS", "CheckResult", "Checker"]
