"""Tokens, and what can be wrong with a text that should be made of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from judge.model import FeedbackCode

_CLOSER = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, kw_only=True)
class Token:
    """A token: its kind (a group name of the lexer), text, offsets and line (from 1)."""

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


def scan(text: str, pattern: re.Pattern[str]) -> list[Token]:
    """Cut text into tokens by a pattern whose named groups are the kinds; `skip` is dropped.

    The groups `comment_error` and `string_error` match what does not end.
    """
    tokens: list[Token] = []
    at, line = 0, 1
    while at < len(text):
        match = pattern.match(text, at)
        if match is None or match.lastgroup is None:  # a stray character: the compiler will say
            kind, piece = "stray", text[at]
        else:
            kind, piece = match.lastgroup, match[0]
        if kind == "comment_error":
            raise Misfit(FeedbackCode.UNCLOSED_COMMENT, line)
        if kind == "string_error":
            raise Misfit(FeedbackCode.UNCLOSED_STRING, line)
        if kind != "skip":
            end = at + len(piece)
            tokens.append(Token(kind=kind, text=piece, start=at, end=end, line=line))
        at += len(piece)
        line += piece.count("\n")
    return tokens
