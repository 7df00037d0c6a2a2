"""Byte for byte the same."""

from judge.checkers.base import RIGHT, CheckResult, wrong


def check(output: bytes, expected: bytes) -> CheckResult:
    """Compare the bytes; a missing last line break is a difference too."""
    if output == expected:
        return RIGHT
    found, wanted = output.split(b"\n"), expected.split(b"\n")
    for line, (left, right) in enumerate(zip(found, wanted, strict=False), start=1):
        if left != right:
            return wrong(right, left, line)
    line = min(len(found), len(wanted))
    return wrong(
        wanted[line] if line < len(wanted) else None,
        found[line] if line < len(found) else None,
        line + 1,
    )
