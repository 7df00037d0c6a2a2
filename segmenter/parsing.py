"""Source text to a tree-sitter tree, one parser per language and thread."""

import threading
from collections.abc import Iterator
from itertools import chain
from pathlib import PurePath

from tree_sitter import Language, Parser, Tree

from segmenter.grammars import GRAMMARS, Grammar
from segmenter.model import LANGUAGES, SegmentError
from segmenter.rewording import further_words, plain_words
from segmenter.syntax_errors import brokenness

_local = threading.local()
_languages: dict[str, Language] = {}


def grammar_of(language: str) -> Grammar:
    """Return the description of a language; raises `SegmentError` for an unknown one."""
    if language not in GRAMMARS:
        raise SegmentError(f"unknown language {language!r}: choose one of {', '.join(LANGUAGES)}")
    return GRAMMARS[language]


def language_of(filename: str) -> str | None:
    """Return the language that a file's suffix tells, or None."""
    suffix = PurePath(filename).suffix.lower()
    for grammar in GRAMMARS.values():
        if suffix in grammar.suffixes:
            return grammar.language
    return None


def parse(source: str, language: str) -> Tree:
    """Return the syntax tree of decoded text; its offsets count UTF-8 bytes.

    The tree may be that of other words of the same length (`rewording`): take text from the
    source, not from a node.
    """
    parser = _parser(language)
    data = source.encode()
    reworded = plain_words(data, language)
    best = parser.parse(reworded)
    if best.root_node.has_error:

        def parses(part: bytes) -> bool:
            return not parser.parse(part).root_node.has_error

        others = chain(
            [data] if reworded != data else [], further_words(reworded, language, parses)
        )
        best = _least_broken(best, map(parser.parse, others))
    return best


def _least_broken(first: Tree, others: Iterator[Tree]) -> Tree:
    best, least = first, brokenness(first)
    for tree in others:
        broken = brokenness(tree)
        if broken < least:
            best, least = tree, broken
        if least == (0, 0):
            break
    return best


def _parser(language: str) -> Parser:
    parsers: dict[str, Parser] = _local.__dict__.setdefault("parsers", {})
    if language not in parsers:
        if language not in _languages:
            _languages[language] = Language(grammar_of(language).load())
        parsers[language] = Parser(_languages[language])
    return parsers[language]
