"""Line by line the same, without blanks at line ends and blank lines at the end."""

from itertools import zip_longest

from judge.checkers.base import RIGHT, CheckResult, wrong


def rows(text: bytes) -> list[bytes]:
    """Return the lines without trailing blanks, without blank lines at the end."""
    trimmed = [row.rstrip() for row in text.split(b"\n")]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return trimmed


def check(output: bytes, expected: bytes) -> CheckResult:
    """Compare the lines."""
    for line, (found, wanted) in enumerate(zip_longest(rows(output), rows(expected)), start=1):
        if found != wanted:
            return wrong(wanted, found, line)
    return RIGHT
