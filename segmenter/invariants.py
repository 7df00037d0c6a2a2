"""What holds for every segmentation, checked on each call."""

import re
from collections.abc import Iterable

from segmenter.model import Unit
from segmenter.outline import Outline
from segmenter.tags import TagLine, untag

_FIXED = re.compile(
    r"(?:\s+|//(?:[^\n\\]|\\.)*|/\*.*?(?:\*/|\Z)|#(?:[^\n\\]|\\.)*|[{};,:\\]|\b(?:else|do|try|finally)\b)*+",
    re.DOTALL,
)


class InvariantError(AssertionError):
    """The segmenter broke its own rules: a bug of ours, not of the input."""


def check(source: str, units: Iterable[Unit], printed: Iterable[TagLine], tagged_text: str) -> None:
    """Raise `InvariantError` unless a segmentation is lossless, ordered and nested.

    `printed` are the tags in order, `tagged_text` the source with them.
    """
    _check_units(source, units)
    _check_nesting(printed)
    if untag(tagged_text) != source:
        raise InvariantError("the tagged text without its tags is not the source")


def first_uncovered(outline: Outline) -> int | None:
    """Return the offset of the first code that is in no atom and is not fixed text, or None.

    Fixed text is only what the design's section 3 lists.
    """
    spans = sorted([(atom.start, atom.end) for atom in outline.atoms] + outline.fixed)
    at = 0
    for start, end in [*spans, (len(outline.source), len(outline.source))]:
        if start > at:
            match = _FIXED.match(outline.source, at, start)
            if match is None or match.end() < start:
                return match.end() if match else at
        at = max(at, end)
    return None


def _check_units(source: str, units: Iterable[Unit]) -> None:
    """Units have text, lie in order on lines of their own, and with the gaps are the source."""
    at, line_end = 0, -1
    parts: list[str] = []
    for unit in units:
        if unit.start <= line_end or not unit.text or unit.text.strip() != unit.text:
            raise InvariantError(f"unit {unit.index} is blank or shares a line with another")
        parts += source[at : unit.start], unit.text
        at = unit.end
        line_end = source.find("\n", at)
        line_end = len(source) if line_end < 0 else line_end
    parts.append(source[at:])
    if "".join(parts) != source:
        raise InvariantError("the units and the text between them are not the source")


def _check_nesting(printed: Iterable[TagLine]) -> None:
    stack: list[TagLine] = []
    for tag in printed:
        if tag.opens:
            if tag.depth != len(stack):
                raise InvariantError(f"{tag} does not stand at its depth")
            stack.append(tag)
        elif not stack or (tag.tag, tag.depth) != (stack[-1].tag, stack[-1].depth):
            raise InvariantError(f"{tag} closes nothing that is open")
        else:
            stack.pop()
    if stack:
        raise InvariantError(f"{stack[-1]} is never closed")
