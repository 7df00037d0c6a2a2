"""One frozen description per language: what its syntax tree's nodes mean to the segmenter."""

from segmenter.grammars.c import C
from segmenter.grammars.cpp import CPP
from segmenter.grammars.java import JAVA
from segmenter.grammars.model import BlockRule, Grammar
from segmenter.grammars.python import PYTHON

GRAMMARS: dict[str, Grammar] = {grammar.language: grammar for grammar in (C, CPP, PYTHON, JAVA)}

__all__ = ["GRAMMARS", "BlockRule", "Grammar"]
