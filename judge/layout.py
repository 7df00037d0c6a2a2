"""What only readers see of an answer: its last comment, and in the languages of curly braces its
indentation. Lines stay lines, so that a message can be traced back."""

from collections.abc import Sequence

from judge.lexing import Token
from judge.place import Place


def comment_end(answer: str, end: int, place: Place, marks: tuple[str, ...]) -> int:
    """Return where an answer ends that ends in a token: behind a comment on the token's line.

    Only where nothing else stands on that line, for the comment would swallow it.
    """
    line_end = answer.find("\n", end)
    line_end = len(answer) if line_end < 0 else line_end
    rest = answer[end:line_end].rstrip()
    alone = not place.follows.partition("\n")[0].strip()
    whole = "/*" not in rest or (rest.endswith("*/") and rest.count("/*") == 1)
    kept = rest.lstrip().startswith(marks) and alone and whole and not rest.endswith("\\")
    return end + len(rest) if kept else end


def indented(
    rows: Sequence[str], tokens: Sequence[Token], indent: str
) -> tuple[list[str], list[int]]:
    """Return the lines of an answer as far to the right as their place, and by how much each moved.

    The first line often comes without the indentation that the others kept: these stay then. So do
    lines that a string or a spliced line goes on in.
    """
    fixed = {line for t in tokens for line in range(t.line + 1, t.line + 1 + t.text.count("\n"))}
    fixed |= {at + 2 for at, row in enumerate(rows) if row.rstrip().endswith("\\")}
    first = next((at for at, row in enumerate(rows) if row.strip()), 0)
    base = _blank(rows[first])
    others = [row for at, row in enumerate(rows) if at > first and row.strip()]
    kept = not base and indent and all(row.startswith(indent) for row in others)
    moved = []
    for at, row in enumerate(rows):
        if at + 1 in fixed or not row.strip() or (at > first and kept):
            moved.append(row)
        else:  # the fixed text before the unit holds the very first line's indentation
            bare = row[len(base if row.startswith(base) else _blank(row)) :]
            moved.append((indent if at else "") + bare)
    return moved, [len(new) - len(old) for new, old in zip(moved, rows, strict=True)]


def _blank(row: str) -> str:
    return row[: len(row) - len(row.lstrip())]
