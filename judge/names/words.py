"""Tokens cut finer: the names inside of f-strings and directives are words of their own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tree_sitter import Node

from judge.lexing import Token, directive_name
from judge.names.base import WORD
from judge.names.macros import HIDDEN
from segmenter import parse

_DEFINING = frozenset(("define", "undef", "ifdef", "ifndef", "if", "elif"))
_F_STRING = re.compile(r"(?i)(?:f|rf|fr)[\"']")


class Word(NamedTuple):
    """A name, or what stands between names; `start` counts as the tokens' does."""

    is_name: bool
    text: str
    start: int


def words(language: str, tokens: Sequence[Token]) -> list[Word]:
    """Return the words that tokens are made of."""
    found: list[Word] = []
    for token in tokens:
        if token.kind == "directive" and directive_name(token) in _DEFINING:
            found += _cut(token, _in_directive(token.text), blanks=False)
        elif token.kind == "string" and language == "python" and _F_STRING.match(token.text):
            found += _cut(token, _in_f_string(token.text), blanks=True)
        else:
            found.append(Word(token.kind == "name", token.text, token.start))
    return found


def _cut(token: Token, spans: Iterator[tuple[int, int]], *, blanks: bool) -> Iterator[Word]:
    at = 0
    for start, end in spans:
        yield Word(False, _plain(token.text[at:start], blanks=blanks), token.start + at)
        yield Word(True, token.text[start:end], token.start + start)
        at = end
    yield Word(False, _plain(token.text[at:], blanks=blanks), token.start + at)


def _plain(text: str, *, blanks: bool) -> str:
    return text if blanks else re.sub(r"\s+", " ", text).strip()


def _in_directive(text: str) -> Iterator[tuple[int, int]]:
    bare = HIDDEN.sub(lambda found: " " * len(found[0]), text)
    return (found.span() for found in WORD.finditer(bare))


def _in_f_string(text: str) -> Iterator[tuple[int, int]]:
    data = text.encode()
    names: list[Node] = []
    queue = [parse(text, "python").root_node]
    while queue:
        node = queue.pop()
        if node.type == "identifier":
            names.append(node)
        queue += node.children
    for node in sorted(names, key=lambda one: one.start_byte):
        yield len(data[: node.start_byte].decode()), len(data[: node.end_byte].decode())
