"""What every checker answers, and the words that they share."""

from collections.abc import Iterator
from dataclasses import dataclass

_SHOWN = 40
END = "the end of the output"


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """Whether the output is right; if not, what differed and on which line of it (0: all of it).

    `message` may quote the expected output: only for cases that may be shown.
    """

    ok: bool
    message: str = ""
    line: int = 0


RIGHT = CheckResult(ok=True)


def shown(text: bytes) -> str:
    """Return text as it can stand in a message: decoded, one line, not long."""
    decoded = text.decode(errors="replace")
    visible = "".join(c if c.isprintable() else repr(c)[1:-1] for c in decoded)
    return visible if len(visible) <= _SHOWN else visible[: _SHOWN - 1] + "…"


def wrong(expected: bytes | None, found: bytes | None, line: int) -> CheckResult:
    """Return the answer "expected X, found Y on line N"; None is the end of the output."""
    wanted = END if expected is None else shown(expected) or "an empty line"
    got = END if found is None else shown(found) or "an empty line"
    return CheckResult(
        ok=False, message=f"expected {wanted}, found {got} on line {line}", line=line
    )


def words(text: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (line, word) for each run of bytes between ASCII whitespace."""
    for line, row in enumerate(text.split(b"\n"), start=1):
        for word in row.split():
            yield line, word


def last_line(text: bytes) -> int:
    """Return the number of the last line that holds something."""
    return max(1, text.rstrip().count(b"\n") + 1)
