"""How an answer in Python fits its place: the same, with indentation for braces."""

from collections.abc import Sequence
from itertools import pairwise

from judge.layout import comment_end
from judge.lexing import LogicalLine, Misfit, balance, lex_python
from judge.model import FeedbackCode
from judge.place import FittedFields, Place

_OPENING = "if elif else for while def class try except finally with async match case"
_OPENERS = frozenset(_OPENING.split())
_NOTHING = (("pass",), ("...",))


def fit_python(place: Place, answer: str) -> FittedFields:
    """Return the answer re-indented to its place, its (level, token) words and its shifts."""
    lines = lex_python(answer)
    reference, reference_levels = _reference(place)
    same = [line.texts for line in lines] == [line.texts for line in reference]
    hollow = all(set(line.texts) <= {"pass", "...", ";"} for line in lines)
    if not lines or (hollow and not same):
        raise Misfit(FeedbackCode.EMPTY, 0)
    _check_brackets(lines)
    header = bool(reference) and reference[-1].opens
    if header:
        lines = _without_body(lines)
    elif lines[-1].opens:
        raise Misfit(FeedbackCode.INDENTATION, lines[-1].tokens[0].line)
    levels = _answer_levels(lines, _width(place.indent))
    lowest = min(reference_levels, default=0)
    for line, level in zip(lines, levels, strict=True):
        if level < lowest:
            raise Misfit(FeedbackCode.INDENTATION, line.tokens[0].line)
    end = comment_end(answer, lines[-1].tokens[-1].end, place, ("#",))
    columns = _columns(place, reference, reference_levels)
    text, shifts = _reindent(answer[:end], lines, levels, columns)
    words = tuple(zip(levels, (line.texts for line in lines), strict=True))
    return {"text": text, "words": words, "shifts": shifts}


def _width(indent: str) -> int:
    return len(indent.expandtabs(8))


def _reference(place: Place) -> tuple[list[LogicalLine], list[int]]:
    """Return the reference's lines and levels; none where it does not lex."""
    try:
        lines = lex_python(place.reference)
        return lines, _levels(lines, _width(place.indent))
    except Misfit:
        return [], []


def _check_brackets(lines: Sequence[LogicalLine]) -> None:
    found = balance(token for line in lines for token in line.tokens)
    if found.closers:
        raise Misfit(FeedbackCode.EARLY_BRACE, found.closers[0].line, found.closers[0].text)
    if found.openers:
        raise Misfit(FeedbackCode.UNCLOSED_BRACE, found.openers[0].line, found.openers[0].text)


def _without_body(lines: list[LogicalLine]) -> list[LogicalLine]:
    """Drop the `pass` that a student wrote so that a header is a whole statement."""
    last = lines[-1]
    if len(lines) > 1 and last.texts in _NOTHING and lines[-2].opens:
        return lines[:-1]
    if last.texts[-1:] in _NOTHING and last.texts[-2:-1] == (":",):
        return [*lines[:-1], LogicalLine(indent=last.indent, tokens=last.tokens[:-1])]
    return lines


def _answer_levels(lines: Sequence[LogicalLine], column: int) -> list[int]:
    """Return the levels of an answer, which may be dedented or keep its place's indentation.

    The first line often comes without its indentation while the others keep theirs: so it is
    read as it stands first, then as if it stood at its place's column.
    """
    try:
        return _levels(lines, lines[0].indent)
    except Misfit as misfit:
        if lines[0].indent:
            raise
        try:
            return _levels(lines, column)
        except Misfit:
            raise misfit from None


def _levels(lines: Sequence[LogicalLine], first: int) -> list[int]:
    """Return each line's level relative to the first; raise Misfit where they do not nest."""
    levels = [0] if lines else []
    stack, bottom = [first], 0
    for before, line in pairwise(lines):
        if before.opens:
            if line.indent <= stack[-1]:
                raise Misfit(FeedbackCode.INDENTATION, line.tokens[0].line)
            stack.append(line.indent)
        elif line.indent > stack[-1]:
            raise _indented(before, line)
        while len(stack) > 1 and stack[-1] > line.indent:
            stack.pop()
        if stack[-1] > line.indent:  # out of the first line's block
            stack, bottom = [line.indent], bottom - 1
        elif stack[-1] < line.indent:
            raise Misfit(FeedbackCode.INDENTATION, line.tokens[0].line)
        levels.append(bottom + len(stack) - 1)
    return levels


def _indented(before: LogicalLine, line: LogicalLine) -> Misfit:
    """Return why a line is not indented in its right: the one before may lack its colon."""
    if before.texts[0] in _OPENERS and before.texts[-1] != ":":
        return Misfit(FeedbackCode.MISSING_BRACE, before.tokens[-1].line, ":")
    return Misfit(FeedbackCode.INDENTATION, line.tokens[0].line)


def _columns(place: Place, lines: Sequence[LogicalLine], levels: Sequence[int]) -> dict[int, str]:
    """Return the indentation that the reference has at each level."""
    columns = {0: place.indent}
    rows = place.reference.split("\n")
    for line, level in zip(lines, levels, strict=True):
        row = rows[line.tokens[0].line - 1]
        columns.setdefault(level, row[: len(row) - len(row.lstrip())])
    step = "\t" if "\t" in place.indent else "    "
    for level in range(1, 101):
        columns.setdefault(level, columns[level - 1] + step)
    return columns


def _reindent(
    answer: str, lines: Sequence[LogicalLine], levels: Sequence[int], columns: dict[int, str]
) -> tuple[str, tuple[int, ...]]:
    """Move each logical line to its level's column; strings and continuations stay as they are."""
    rows = answer.split("\n")
    shifts = [0] * len(rows)
    for line, level in zip(lines, levels, strict=True):
        at = line.tokens[0].line - 1
        bare = rows[at].lstrip()
        # the fixed text before the unit holds the first row's indentation already
        moved = bare if at == 0 else columns[level] + bare
        shifts[at] = len(moved) - len(rows[at])
        rows[at] = moved
    return "\n".join(rows), tuple(shifts)
