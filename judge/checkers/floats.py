"""Numbers within a tolerance, absolute or relative; other words the same."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_UP, Context, Decimal

from judge.checkers.base import CheckResult
from judge.checkers.tokens import compare_words

# what a program prints for a number: not 1_000 or 0x10, which float() would take
_NUMBER = re.compile(rb"[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d{1,17})?")
_SPECIAL = re.compile(rb"([+-]?)(nan|inf)(?:inity|\([\w-]*\))?", re.IGNORECASE)
_ROUNDING = 4e-16  # more than a float's own error, relative
_MOST = 1e300


@dataclass(frozen=True, kw_only=True)
class Tolerance:
    """How far a number may be off: it is near where either of the two allows it."""

    absolute: float = 1e-6
    relative: float = 1e-6

    @classmethod
    def parse(cls, text: str) -> "Tolerance":
        """Read `1e-6` (both) or `absolute=1e-6,relative=1e-9` (one not named is 0).

        Raises ValueError with one line that says what to write.
        """
        if not text:
            return cls()
        if "=" not in text:
            return cls(absolute=_size(text), relative=_size(text))
        given = dict(part.strip().partition("=")[::2] for part in text.split(","))
        if not given.keys() <= {"absolute", "relative"} or len(given) != text.count("="):
            raise ValueError(_USAGE)
        return cls(**{"absolute": 0.0, "relative": 0.0, **{k: _size(v) for k, v in given.items()}})

    def near(self, found: bytes, wanted: bytes) -> bool:
        """Tell whether two numbers, as they are printed, are near each other."""
        value, target = float(found), float(wanted)
        off, allowed = abs(value - target), max(self.absolute, self.relative * abs(target))
        doubt = _ROUNDING * max(abs(value), abs(target))
        if max(abs(value), abs(target)) < _MOST and abs(off - allowed) > doubt:
            return off < allowed
        return self._near_exactly(found, wanted)

    def _near_exactly(self, found: bytes, wanted: bytes) -> bool:
        # no traps: what is too large for it is an infinity, and no infinity is near anything
        digits = len(found) + len(wanted) + 40
        # what does not fit is rounded away from 0, so a difference above a bound stays above it
        exact = Context(prec=digits, rounding=ROUND_UP, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
        value, target = (exact.create_decimal(text.decode()) for text in (found, wanted))
        off = exact.abs(exact.subtract(value, target))
        if not off.is_finite():
            return False
        relative = exact.multiply(Decimal(repr(self.relative)), exact.abs(target))
        return off <= max(Decimal(repr(self.absolute)), relative)


_USAGE = (
    "write the tolerance of floats as one number, such as floats:1e-6, "
    "or as floats:absolute=1e-6,relative=1e-9"
)


def _size(text: str) -> float:
    if not _NUMBER.fullmatch(text.strip().encode()) or not 0 <= float(text) < 1e9:
        raise ValueError(_USAGE)
    return float(text)


def make(tolerance: Tolerance) -> Callable[[bytes, bytes], CheckResult]:
    """Return the checker of this tolerance."""

    def same(found: bytes, wanted: bytes) -> bool:
        if found == wanted:
            return True
        if _NUMBER.fullmatch(found) and _NUMBER.fullmatch(wanted):
            return tolerance.near(found, wanted)
        special = _special(wanted)
        return bool(special) and _special(found) == special

    def check(output: bytes, expected: bytes) -> CheckResult:
        """Compare word by word, numbers by value."""
        return compare_words(output, expected, same)

    return check


def _special(word: bytes) -> bytes:
    """Return `nan`, `inf` or `-inf` for the ways to print them, b"" for other words."""
    found = _SPECIAL.fullmatch(word)
    if found is None:
        return b""
    kind = found[2].lower()
    return b"-inf" if kind == b"inf" and found[1] == b"-" else kind


check = make(Tolerance())
