"""Tokens, and what can be wrong with a text that should be made of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from judge.model import FeedbackCode

_CLOSER = {"(": ")", "[": "]", "{": "}"}


class Token(NamedTuple):
    """A token: its kind (a group name of the lexer), text, offsets and line (from 1).

    A tuple, since a long answer has many thousands of them: a frozen dataclass takes five times as
    long to make.
    """

    kind: str
    text: str
    start: int
    end: int
    line: int


class Misfit(Exception):
    """The text is not made of whole tokens, or reaches out of its place; says why and where."""

    def __init__(self, code: FeedbackCode, line: int, token: str = "") -> None:
        super().__init__(f"{code} on line {line}")
        self.code = code
        self.line = line
        self.token = token


@dataclass(frozen=True, kw_only=True)
class Balance:
    """The brackets that a text closes without opening, and opens without closing."""

    closers: tuple[Token, ...]
    openers: tuple[Token, ...]

    @property
    def shape(self) -> tuple[str, str]:
        """Return the same as text, to compare two."""
        return "".join(t.text for t in self.closers), "".join(t.text for t in self.openers)


def balance(tokens: Iterable[Token]) -> Balance:
    """Match the brackets; raise Misfit where one is closed by another kind."""
    closers: list[Token] = []
    openers: list[Token] = []
    for token in tokens:
        if token.kind != "punctuation":
            continue
        if token.text in _CLOSER:
            openers.append(token)
        elif token.text in _CLOSER.values():
            if not openers:
                closers.append(token)
            elif _CLOSER[openers[-1].text] == token.text:
                openers.pop()
            elif token.text == "}":
                unclosed = openers[-1]
                raise Misfit(FeedbackCode.UNCLOSED_BRACE, unclosed.line, unclosed.text)
            else:
                raise Misfit(FeedbackCode.EARLY_BRACE, token.line, token.text)
    return Balance(closers=tuple(closers), openers=tuple(openers))


def scan(text: str, pattern: re.Pattern[str]) -> Iterator[Token]:
    """Cut text into tokens by a pattern whose named groups are the kinds; `skip` is dropped.

    The pattern matches any one character in the end, as `stray`: the compiler will say. The groups
    `comment_error` and `string_error` match what does not end.
    """
    line = 1
    for match in pattern.finditer(text):
        kind = match.lastgroup
        assert kind is not None
        if kind == "comment_error":
            raise Misfit(FeedbackCode.UNCLOSED_COMMENT, line)
        if kind == "string_error":
            raise Misfit(FeedbackCode.UNCLOSED_STRING, line)
        piece = match[0]
        if kind != "skip":
            yield Token(kind, piece, match.start(), match.end(), line)
        if "\n" in piece:
            line += piece.count("\n")
