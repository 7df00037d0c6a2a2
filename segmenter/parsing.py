"""Source text to a tree-sitter tree, one parser per language and thread."""

import threading
from pathlib import PurePath

from tree_sitter import Language, Parser, Tree

from segmenter.grammars import GRAMMARS, Grammar
from segmenter.model import LANGUAGES, SegmentError

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
    """Return the syntax tree of decoded text; its offsets count UTF-8 bytes."""
    return _parser(language).parse(source.encode())


def _parser(language: str) -> Parser:
    parsers: dict[str, Parser] = _local.__dict__.setdefault("parsers", {})
    if language not in parsers:
        if language not in _languages:
            _languages[language] = Language(grammar_of(language).load())
        parsers[language] = Parser(_languages[language])
    return parsers[language]
