"""The same lines in any order; spaces within a line count as one."""

from collections import Counter

from judge.checkers.base import RIGHT, CheckResult, remarked
from judge.remarks import RemarkCode


def _rows(text: bytes) -> list[tuple[int, bytes]]:
    split = (row.split() for row in text.split(b"\n"))
    return [(line, b" ".join(row)) for line, row in enumerate(split, start=1) if row]


def check(output: bytes, expected: bytes) -> CheckResult:
    """Compare the lines as a multiset."""
    missing = Counter(row for _, row in _rows(expected))
    for line, row in _rows(output):
        if not missing[row]:
            return remarked(RemarkCode.NOT_EXPECTED, line, found=row)
        missing[row] -= 1
    left = next((row for row, count in missing.items() if count), None)
    if left is None:
        return RIGHT
    return remarked(RemarkCode.MISSING, expected=left)
