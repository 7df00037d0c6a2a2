"""YES and NO in any case; other words the same."""

from judge.checkers.base import CheckResult
from judge.checkers.tokens import compare_words

_ANSWERS = (b"yes", b"no")


def _same(found: bytes, wanted: bytes) -> bool:
    if wanted.lower() in _ANSWERS:
        return found.lower() == wanted.lower()
    return found == wanted


def check(output: bytes, expected: bytes) -> CheckResult:
    """Compare word by word, yes and no without regard to case."""
    return compare_words(output, expected, _same)
