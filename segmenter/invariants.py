"""What holds for every segmentation, checked on each call."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from segmenter.model import Level, Unit
from segmenter.outline import Outline
from segmenter.tags import TagLine, untag

_COMMENT = r"/\*.*?(?:\*/|\Z)"
_FIXED = re.compile(
    rf"(?:\s+|//(?:[^\n\\]|\\.)*|{_COMMENT}"
    # a directive ends with its line, but for a comment that begins there
    rf'|#(?:"(?:[^"\\\n]|\\.)*"|{_COMMENT}|[^\n\\]|\\.)*'
    r"|[{};,:\\]|\b(?:else|do|try|finally)\b)*+",
    re.DOTALL,
)


class InvariantError(Exception):
    """The segmenter broke its own rules: a bug of ours, not of the input."""


def check_units(source: str, units: Sequence[Unit]) -> None:
    """Raise unless the units lie in order, each on lines of its own, and are the source there.

    Then they and the text between them, joined, are exactly the source.
    """
    at = 0
    for index, _, _, start, end, text, _ in units:
        if not text or text.strip() != text:
            raise InvariantError(f"unit {index} is blank at one end")
        if start < at or (at and source.find("\n", at, start) < 0):
            raise InvariantError(f"unit {index} shares a line with the one before it")
        if source[start:end] != text:
            raise InvariantError(f"unit {index} is not the source's text")
        at = end


def check_closed(open_blocks: int) -> None:
    """Raise unless the walk has left every block that it entered: then its tags balance."""
    if open_blocks:
        raise InvariantError(f"{open_blocks} blocks are never closed")


def check_tags(source: str, printed: Iterable[TagLine], tagged_text: str) -> None:
    """Raise unless the printed tags nest and the tagged text gives the source back."""
    _check_nesting(printed)
    if untag(tagged_text) != source:
        raise InvariantError("the tagged text without its tags is not the source")


def check_repeats(language: str, source: str, levels: Mapping[Level, Sequence[Unit]]) -> None:
    """Raise if the same source was segmented differently before (of the latest few hundred)."""
    answer = hash(tuple([unit.end for units in levels.values() for unit in units]))
    if _answers(hash((language, source, *levels))).setdefault("answer", answer) != answer:
        raise InvariantError("the same source was segmented differently before")


@lru_cache(maxsize=512)
def _answers(_question: int) -> dict[str, int]:
    """Return where the answer to a question is kept; the cache forgets old questions."""
    return {}


def first_uncovered(outline: Outline) -> int | None:
    """Return the offset of the first code that is in no atom and is not fixed text, or None.

    Fixed text is only what the design's section 3 lists.
    """
    spans = sorted([(atom.start, atom.end) for atom in outline.atoms] + outline.fixed)
    at = 0
    for start, end in [*spans, (len(outline.source), len(outline.source))]:
        if start > at and outline.source[at:start].strip(" \t\n{};"):
            match = _FIXED.match(outline.source, at, start)
            if match is None or match.end() < start:
                return match.end() if match else at
        at = max(at, end)
    return None


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
