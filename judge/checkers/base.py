"""What every checker answers, and the words that they share."""

from collections.abc import Iterator
from dataclasses import dataclass

from judge.remarks import Remark, RemarkCode

_SHOWN = 40


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """Whether the output is right; if not, what differed and on which line of it (0: all of it).

    `remark` may quote the expected output: only for cases that may be shown.
    """

    ok: bool
    remark: Remark | None = None
    line: int = 0

    @property
    def message(self) -> str:
        """The remark in English."""
        return self.remark.english if self.remark else ""


RIGHT = CheckResult(ok=True)


def shown(text: bytes) -> str:
    """Return text as it can stand in a message: decoded, one line, not long."""
    decoded = text.decode(errors="replace")
    visible = "".join(c if c.isprintable() else repr(c)[1:-1] for c in decoded)
    return visible if len(visible) <= _SHOWN else visible[: _SHOWN - 1] + "…"


def wrong(expected: bytes | None, found: bytes | None, line: int) -> CheckResult:
    """Return the answer "expected X, found Y on line N"; None is the end of the output."""
    if found is None:
        code = RemarkCode.ENDS_EARLY
    else:
        code = RemarkCode.GOES_ON if expected is None else RemarkCode.DIFFERENT
    return remarked(code, line, expected=expected, found=found)


def remarked(
    code: RemarkCode, line: int = 0, *, expected: bytes | None = None, found: bytes | None = None
) -> CheckResult:
    """Return the answer "wrong" with a remark about what was expected or found, or both."""
    quoted = {"expected": expected, "found": found}
    params = {name: shown(text) for name, text in quoted.items() if text is not None}
    if line:
        params["line"] = str(line)
    return CheckResult(ok=False, remark=Remark(code=code, params=params), line=line)


def words(text: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (line, word) for each run of bytes between ASCII whitespace."""
    for line, row in enumerate(text.split(b"\n"), start=1):
        for word in row.split():
            yield line, word


def last_line(text: bytes) -> int:
    """Return the number of the last line that holds something."""
    return max(1, text.rstrip().count(b"\n") + 1)
