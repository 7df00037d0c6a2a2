"""The same words in the same order; spaces and line breaks aside. The default."""

from collections.abc import Callable
from itertools import zip_longest

from judge.checkers.base import RIGHT, CheckResult, last_line, words, wrong


def compare_words(
    output: bytes, expected: bytes, same: Callable[[bytes, bytes], bool]
) -> CheckResult:
    """Compare word by word with `same(found, wanted)`."""
    for found, wanted in zip_longest(words(output), words(expected)):
        if found is None:
            return wrong(wanted[1], None, last_line(output))
        if wanted is None:
            return wrong(None, found[1], found[0])
        if not same(found[1], wanted[1]):
            return wrong(wanted[1], found[1], found[0])
    return RIGHT


def check(output: bytes, expected: bytes) -> CheckResult:
    """Compare the words."""
    return compare_words(output, expected, bytes.__eq__)
