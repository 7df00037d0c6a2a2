"""What the absence of a unit is in Python, and which statements and conditions it has."""

from collections.abc import Iterator, Sequence

from judge.lexing import LogicalLine
from judge.mutants import Change, MutantKind

_CONDITIONS = ("if", "elif")
# a body that its header cannot do without
_BODIES = frozenset(("def", "except", "else", "finally", "case"))


def absences(lines: Sequence[LogicalLine]) -> Iterator[Change]:
    """Yield the changes that leave nothing of what the unit is for."""
    head = lines[0]
    first = head.texts[0]
    if head.opens and first in _CONDITIONS and (len(lines) == 1 or first == "elif"):
        yield _replaced(head, 1, "False", MutantKind.NEVER)
        yield _replaced(head, 1, "True", MutantKind.ALWAYS)
    elif head.opens and len(lines) == 1:
        yield from _never_run(head)
    elif head.opens and first in _BODIES:
        yield _body(lines)
    elif not (head.opens and first in ("class", "async", "@")):
        end = lines[-1].tokens[-1].end
        yield Change(kind=MutantKind.REMOVED, start=head.tokens[0].start, end=end, text="pass")


def statements(lines: Sequence[LogicalLine]) -> Iterator[Change]:
    """Yield the removal of each simple statement, where there are several."""
    simple = [line for line in lines if ":" not in (line.texts[-1], line.texts[0])]
    for line in simple if len(simple) > 1 else ():
        start, end = line.tokens[0].start, line.tokens[-1].end
        yield Change(kind=MutantKind.STATEMENT, start=start, end=end, text="pass")


def negations(lines: Sequence[LogicalLine], text: str) -> Iterator[Change]:
    """Yield each condition of an `if` turned round."""
    for line in lines:
        if line.opens and line.texts[0] in _CONDITIONS and len(line.tokens) > 2:
            condition = text[line.tokens[1].start : line.tokens[-1].start]
            yield _replaced(line, 1, f"not ({condition})", MutantKind.NEGATED)


def _replaced(line: LogicalLine, after: int, text: str, kind: MutantKind) -> Change:
    """Return the line with another text from a token up to its colon."""
    return Change(kind=kind, start=line.tokens[after].start, end=line.tokens[-1].start, text=text)


def _never_run(head: LogicalLine) -> Iterator[Change]:
    if head.texts[0] == "while":
        yield _replaced(head, 1, "False", MutantKind.NEVER)
    elif head.texts[0] == "for" and "in" in head.texts:
        yield _replaced(head, head.texts.index("in") + 1, "()", MutantKind.NEVER)


def _body(lines: Sequence[LogicalLine]) -> Change:
    start, end = lines[1].tokens[0].start, lines[-1].tokens[-1].end
    return Change(kind=MutantKind.REMOVED, start=start, end=end, text="pass")
