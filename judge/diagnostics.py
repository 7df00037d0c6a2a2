"""What compilers and runtimes say about an assembly, told of the student's own unit and line."""

import re
from collections.abc import Iterable

from judge.assembly import Assembly
from judge.model import Message

_LINE = re.compile(r" ?\(?(?:main\.py, )?(?:on|at|in)? ?\bline (\d+)\)?")
_PATH = re.compile(
    r"(?:/[\w.+-]+)*/?\b(?:main\.(?:c|cpp|py)|[A-Z]\w*\.java)\b(?::\d+)*:? ?|/[\w.+-]+/\S+"
)


def own_line(line: int, assembly: Assembly, unit: int) -> int:
    """Return the unit's own line for a line of the source; 0 where it lies outside of the unit."""
    spot = assembly.locate(line) if line else None
    if spot is not None and spot.unit == unit:
        return spot.line
    # another unit may share the line
    for placed in assembly.placed:
        if placed.unit == unit and placed.line <= line <= placed.end_line:
            return line - placed.line + 1
    return 0


def own_text(text: str, assembly: Assembly, unit: int) -> str:
    """Rewrite "on line 12" for the unit; a line elsewhere, a file or a path is left out."""

    def rewrite(match: re.Match[str]) -> str:
        line = own_line(int(match[1]), assembly, unit)
        return match[0].replace(match[1], str(line)) if line else ""

    return _LINE.sub(rewrite, _PATH.sub("", text)).strip()


def own_messages(messages: Iterable[Message], assembly: Assembly, unit: int) -> tuple[Message, ...]:
    """Return the messages in the unit's own lines.

    An error elsewhere has line 0: the unit is its cause, for the reference alone compiles. A
    warning elsewhere is none of the student's business.
    """
    own = []
    for message in messages:
        spot = assembly.locate(message.line, message.column) if message.line else None
        inside = spot is not None and spot.unit == unit
        if not inside and message.severity != "error":
            continue
        own.append(
            Message(
                line=spot.line if spot is not None and inside else 0,
                column=spot.column if spot is not None and inside else 0,
                severity=message.severity,
                text=own_text(message.text, assembly, unit),
            )
        )
    return tuple(dict.fromkeys(own))
