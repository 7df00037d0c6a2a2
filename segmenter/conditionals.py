"""`#if` around half a block: both branches open a brace that one line closes."""

import re
from dataclasses import dataclass, field

from segmenter.macros import blanked

_LINE = re.compile(rb"(?:[^\n\\]+|\\.)*+(?:\n|\Z)", re.DOTALL)
_WORD = re.compile(rb"[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b")
_TEXT = re.compile(
    rb"""//(?:[^\n\\]+|\\.)*+|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL
)

_BRACE = re.compile(rb"[{}]")


@dataclass
class _Conditional:
    """The directive lines of one `#if`, in order: a branch lies between two neighbours."""

    lines: list[tuple[int, int]] = field(default_factory=list)

    @property
    def branches(self) -> list[tuple[int, int]]:
        ends = [end for _, end in self.lines]
        starts = [start for start, _ in self.lines]
        return list(zip(ends[:-1], starts[1:], strict=True))


def open_halves(data: bytes) -> bytes:
    """Return the source without the directives around halves of blocks.

    The first branch is read as if it stood there alone; each other one becomes one statement.
    """
    whole = bytearray(data)
    for conditional in _conditionals(data):
        if all(_is_whole(data[start:end]) for start, end in conditional.branches):
            continue
        if not all(data[start:end].isascii() for start, end in conditional.lines):
            continue  # half a letter would be no text
        for start, end in conditional.lines:
            whole[start:end] = blanked(data[start:end])
        for start, end in conditional.branches[1:]:
            whole[start:end] = _one_statement(data[start:end])
    return bytes(whole)


def _conditionals(data: bytes) -> list[_Conditional]:
    """Return the closed conditionals, inner ones first."""
    found, opened = [], []
    for line in _LINE.finditer(data):
        word = _WORD.match(line[0])
        if word is None:
            continue
        if word[1].startswith(b"if"):
            opened.append(_Conditional())
        if opened:
            opened[-1].lines.append(line.span())
            if word[1] == b"endif":
                found.append(opened.pop())
    return found


def _is_whole(branch: bytes) -> bool:
    """Tell whether all braces of a branch open and close in it."""
    depth = 0
    for brace in _BRACE.findall(_TEXT.sub(b"", branch)):
        depth += 1 if brace == b"{" else -1
        if depth < 0:
            return False
    return depth == 0


def _one_statement(branch: bytes) -> bytes:
    text = branch.strip()
    if len(text) < 2 or not text.isascii():
        return branch
    start = branch.index(text)
    end = start + len(text)
    return branch[:start] + b"x" + blanked(branch[start + 1 : end - 1]) + b";" + branch[end:]
