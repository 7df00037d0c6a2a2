"""From a segmentation to what its units do."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import segmenter
from guideline_model.describe.actions import Outline, Plain
from guideline_model.describe.c import C
from guideline_model.describe.cpp import Cpp
from guideline_model.describe.java import Java
from guideline_model.describe.python import Python
from guideline_model.describe.reader import Reader

_USE = re.compile(r"([A-Za-z_]\w*)[ \t]*\(([^()]*)\)", re.ASCII)
READERS: dict[str, type[Reader]] = {"c": C, "cpp": Cpp, "python": Python, "java": Java}


@lru_cache(maxsize=16)
def read(source: str, language: str) -> tuple[Outline, ...]:
    """Return what a whole program does, as nested actions with their places.

    A program nested deeper than the reader can follow gives nothing; its units fall back.
    """
    try:
        tree = segmenter.parse(source, language)
        found = READERS[language](source, tree).outlines()
        parsed = (tree.root_node.text or b"").decode(errors="replace")
        own = source[len(source.encode()[: tree.root_node.start_byte].decode()) :]
        return _macros(found, source) if parsed != own[: len(parsed)] else found
    except RecursionError:
        return ()


def _macros(outlines: Sequence[Outline], source: str) -> tuple[Outline, ...]:
    """Return outlines with each header that is the use of a macro told as such.

    The parser reads other words in its place.
    """
    found = []
    for outline in outlines:
        use = _USE.fullmatch(source[slice(*outline.head)].strip())
        macro = use and re.search(rf"#[ \t]*define[ \t]+{use[1]}\b", source)
        inner = _macros(outline.body, source)
        if use and macro and outline.body:
            given = [word.strip() for word in use[2].split(",")]
            action = Plain("macro", (use[1], *(word for word in given if word.isalnum())))
            found.append(replace(outline, action=action, body=inner))
        else:
            found.append(replace(outline, body=inner))
    return tuple(found)


def within(outlines: Sequence[Outline], start: int, end: int) -> tuple[Outline, ...]:
    """Return the actions whose heads lie in a range of code points, with those in them."""
    found: list[Outline] = []
    for outline in outlines:
        inner = within(outline.body, start, end)
        first, last = outline.head
        if first < end and last > start and (start <= first or start < last <= end):
            found.append(replace(outline, body=inner))
        else:
            found.extend(inner)
    return tuple(found)
