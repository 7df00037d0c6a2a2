"""Numbers within 1e-6, absolute or relative; other words the same."""

import re

from judge.checkers.base import CheckResult
from judge.checkers.tokens import compare_words

TOLERANCE = 1e-6
# what a program prints for a number: not nan, inf, 1_000 or 0x10, which float() would take
_NUMBER = re.compile(rb"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def _same(found: bytes, wanted: bytes) -> bool:
    if found == wanted:
        return True
    if not (_NUMBER.fullmatch(found) and _NUMBER.fullmatch(wanted)):
        return False
    value, target = float(found), float(wanted)
    difference = abs(value - target)  # nan or inf where a number overflows: never near
    return difference <= TOLERANCE or difference <= TOLERANCE * abs(target) < float("inf")


def check(output: bytes, expected: bytes) -> CheckResult:
    """Compare word by word, numbers by value."""
    return compare_words(output, expected, _same)
