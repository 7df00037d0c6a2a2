"""Python: logical lines with their indentation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from judge.lexing.base import Token, scan

_PREFIX = r"(?i:rb|br|fr|rf|[rbuf])?"
_STRINGS = "|".join(
    (
        r'"""(?:\\[\s\S]|[^\\])*?"""',
        r"'''(?:\\[\s\S]|[^\\])*?'''",
        r"""(?!\""")"(?:\\[\s\S]|[^"\\\n])*\"""",
        r"""(?!''')'(?:\\[\s\S]|[^'\\\n])*'""",
    )
)
_OPERATORS = (
    "**=", "//=", ">>=", "<<=", "...", "->", ":=", "**", "//", "<<", ">>", "<=", ">=", "==", "!=",
    "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
)  # fmt: skip
_PYTHON = re.compile(
    rf"""
    (?P<skip>[ \t\f\r]+|\\[ ]*\n|\\\s*\Z|\#[^\n]*)
    |(?P<newline>\n)
    |(?P<string>{_PREFIX}(?:{_STRINGS}))
    |(?P<string_error>{_PREFIX}["'])
    |(?P<number>\.?\d(?:[eE][+-]|[\w.])*)
    |(?P<name>[^\W\d]\w*)
    |(?P<punctuation>{"|".join(map(re.escape, _OPERATORS))}|[^\w\s])
    |(?P<stray>[\s\S])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, kw_only=True)
class LogicalLine:
    """One logical line: its tokens and the width of its indentation (a tab counts as to 8)."""

    indent: int
    tokens: tuple[Token, ...]

    @property
    def opens(self) -> bool:
        """Tell whether a block must follow."""
        return self.tokens[-1].text == ":"

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return the tokens' texts."""
        return tuple(token.text for token in self.tokens)


def scan_python(text: str) -> Iterator[Token]:
    """Yield the tokens of Python, line breaks being some of them."""
    return scan(text, _PYTHON)


def lex_python(text: str) -> list[LogicalLine]:
    """Return the logical lines; an open bracket joins the lines it spans."""
    lines: list[LogicalLine] = []
    row: list[Token] = []
    depth = 0
    for token in scan_python(text):
        if token.kind == "newline":
            if depth <= 0 and row:
                lines.append(_line(text, row))
                row = []
            continue
        if token.kind == "punctuation":
            depth += (token.text in "([{") - (token.text in ")]}")
        row.append(token)
    if row:
        lines.append(_line(text, row))
    return lines


def _line(text: str, row: list[Token]) -> LogicalLine:
    start = text.rfind("\n", 0, row[0].start) + 1
    before = text[start : row[0].start]
    blank = before[: len(before) - len(before.lstrip())]
    return LogicalLine(indent=len(blank.expandtabs(8)), tokens=tuple(row))
