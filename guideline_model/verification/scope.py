"""Which names a unit sees."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from guideline_model.describe import outline as reading
from guideline_model.describe.actions import Define, Outline
from guideline_model.describe.reader import IDENTIFIER
from segmenter import Segmentation, Unit


@lru_cache(maxsize=64)
def program_names(source: str) -> frozenset[str]:
    """Return every identifier and word of a program, those in its strings too."""
    return frozenset(IDENTIFIER.findall(source))


def names_in_scope(segmentation: Segmentation, unit: Unit) -> frozenset[str]:
    """Return the names of the program less those that stand in other functions alone."""
    return _in_scope(segmentation.source, segmentation.language, unit.start, unit.end)


@lru_cache(maxsize=256)
def _in_scope(source: str, language: str, first: int, last: int) -> frozenset[str]:
    program = reading.read(source, language)
    at = 0
    seen: list[str] = []
    for start, end in sorted(_functions(program)):
        if start < last and end > first:
            continue  # the unit is part of it, or holds it
        seen.append(source[at:start])
        at = max(at, end)
    seen.append(source[at:])
    return program_names("\n".join(seen)) | _defined(program)


def _functions(outlines: Sequence[Outline]) -> Iterator[tuple[int, int]]:
    """Yield the range of each function, from its header to the end of its last statement."""
    for outline in outlines:
        if isinstance(outline.action, Define) and outline.body:
            yield outline.head[0], _end(outline)
        else:
            yield from _functions(outline.body)


def _end(outline: Outline) -> int:
    return max([outline.head[1], *(_end(inside) for inside in outline.body)])


def _defined(outlines: Sequence[Outline]) -> frozenset[str]:
    own = (one.action.name for one in outlines if isinstance(one.action, Define))
    return frozenset(own).union(*(_defined(one.body) for one in outlines))
