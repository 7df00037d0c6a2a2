"""What compilers and runtimes say about an assembly, told of the student's own unit and line."""

import re
from collections.abc import Iterable
from dataclasses import replace

from judge.assembly import Assembly, Spot
from judge.explanations import Explanation
from judge.explanations.elsewhere import elsewhere, seen_behind
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
        spot = _spot(message, assembly, unit)
        if spot is None and message.severity != "error":
            continue
        text = own_text(message.text, assembly, unit)
        told = message.explanation if spot else own_explanation(message, assembly, unit)
        line, column = (spot.line, spot.column) if spot else (0, 0)
        own.append(replace(message, line=line, column=column, text=text, explanation=told))
    return tuple(dict.fromkeys(own))


def _spot(message: Message, assembly: Assembly, unit: int) -> Spot | None:
    """Return a message's place in the unit; its end, where something lacks before what follows."""
    spot = assembly.locate(message.line, message.column) if message.line else None
    if spot is not None and spot.unit == unit:
        return spot
    placed = assembly.place(unit)
    if message.line and seen_behind(message.explanation):
        between = assembly.between(
            (placed.end_line, placed.end_column), (message.line, message.column)
        )
        if between is not None and not between.strip():
            return placed.spot(placed.end_line, placed.end_column)
    return None


def own_explanation(message: Message, assembly: Assembly, unit: int) -> Explanation | None:
    """Return what a message outside of a unit says of the unit."""
    if not message.line and message.explanation is None:
        return None  # a limit of the compiler, say
    placed = assembly.place(unit)
    text = assembly.between((placed.line, placed.column), (placed.end_line, placed.end_column))
    later = message.line == 0 or message.line >= placed.end_line
    return elsewhere(message.explanation, later=later, own_text=text or "")
