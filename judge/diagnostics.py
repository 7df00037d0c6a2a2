"""What compilers and runtimes say about an assembly, told of the student's own unit and line."""

import re
from collections.abc import Iterable
from dataclasses import replace

from judge.assembly import Assembly
from judge.explanations import Explanation, Kind
from judge.explanations.elsewhere import at_the_end, elsewhere, seen_behind
from judge.model import Message

_LINE = re.compile(r" ?\(?(?:main\.py, )?(?:on|at|in)? ?\bline (\d+)\)?")
_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r" before .*")
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
    own, unended = [], False
    for message in messages:
        spot = assembly.locate(message.line, message.column) if message.line else None
        told = replace(message, text=own_text(message.text, assembly, unit))
        if at_end := _at_the_end(told, assembly, unit):
            own.append(at_end)
            unended |= message.severity == "error"
        elif spot is not None and spot.unit == unit:
            own.append(replace(told, line=spot.line, column=spot.column))
        elif message.severity == "error":
            about = own_explanation(message, assembly, unit)
            own.append(replace(told, line=0, column=0, explanation=about))
    if unended:  # what the compiler says of other code behind it is a guess
        own = [message for message in own if message.line]
    return _causes(tuple(dict.fromkeys(own)), assembly, unit)


def _causes(messages: tuple[Message, ...], assembly: Assembly, unit: int) -> tuple[Message, ...]:
    """Drop what only follows: later code misses a name whose declaration does not compile."""
    if not any(one.line and one.severity == "error" for one in messages):
        return messages
    words = set(_WORD.findall(_text_of(assembly, unit)))
    return tuple(one for one in messages if not (words & _needed(one)))


def _needed(message: Message) -> set[str]:
    about = message.explanation
    if about is None or about.kind not in (Kind.NEEDED_LATER, Kind.VALUE_NEEDED_LATER):
        return set()
    return {about.params["name"]}


def _text_of(assembly: Assembly, unit: int) -> str:
    placed = assembly.place(unit)
    start, end = (placed.line, placed.column), (placed.end_line, placed.end_column)
    return assembly.between(start, end) or ""


def _at_the_end(message: Message, assembly: Assembly, unit: int) -> Message | None:
    """Return a message about what comes right behind the unit, told of the unit's end.

    What comes there is not named: it may be the answer of the next unit.
    """
    placed = assembly.place(unit)
    end = (placed.end_line, placed.end_column)
    between = assembly.between(end, (message.line, message.column)) if message.line else None
    if between is None or between.strip() or not seen_behind(message.explanation):
        return None
    spot = placed.spot(*end)
    about = at_the_end(message.explanation)
    text = _BEFORE.sub("", message.text)
    return replace(message, line=spot.line, column=spot.column, text=text, explanation=about)


def own_explanation(message: Message, assembly: Assembly, unit: int) -> Explanation | None:
    """Return what a message outside of a unit says of the unit."""
    if not message.line and message.explanation is None:
        return None  # a limit of the compiler, say
    placed = assembly.place(unit)
    later = message.line == 0 or message.line >= placed.end_line
    return elsewhere(message.explanation, later=later, own_text=_text_of(assembly, unit))
