"""What every name of a program means: where it is declared, and where it is seen."""

from functools import lru_cache

from judge.lexing import Misfit
from judge.names.base import Binding, Names, Occurrence, Reader, Scope
from judge.names.c_family import CReader
from judge.names.cpp import CppReader
from judge.names.java import JavaReader
from judge.names.python import PythonReader
from judge.names.reserved import KEYWORDS, is_reserved
from segmenter import parse
from segmenter.syntax_errors import brokenness

_READERS: dict[str, type[Reader]] = {
    "c": CReader,
    "cpp": CppReader,
    "java": JavaReader,
    "python": PythonReader,
}


@lru_cache(maxsize=128)
def resolve(source: str, language: str) -> Names | None:
    """Return the names of a program; None where it does not parse."""
    tree = parse(source, language)
    # a blank after an `#include` is an error to the parser, of no length
    if any(brokenness(tree)):
        return None
    reader = _READERS[language](source)
    try:
        reader.visit(tree.root_node, Scope(kind="file", ordered=language != "java"))
        return reader.names(language)
    except (RecursionError, Misfit):
        return None


__all__ = ["KEYWORDS", "Binding", "Names", "Occurrence", "is_reserved", "resolve"]
