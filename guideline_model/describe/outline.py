"""From a segmentation to what its units do."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import segmenter
from guideline_model.describe.actions import Outline
from guideline_model.describe.c import C
from guideline_model.describe.cpp import Cpp
from guideline_model.describe.java import Java
from guideline_model.describe.python import Python
from guideline_model.describe.reader import Reader

READERS: dict[str, type[Reader]] = {"c": C, "cpp": Cpp, "python": Python, "java": Java}


@lru_cache(maxsize=16)
def read(source: str, language: str) -> tuple[Outline, ...]:
    """Return what a whole program does, as nested actions with their places.

    A program nested deeper than the reader can follow gives nothing; its units fall back.
    """
    try:
        return READERS[language](source, segmenter.parse(source, language)).outlines()
    except RecursionError:
        return ()


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
