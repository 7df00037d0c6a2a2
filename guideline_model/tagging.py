"""Prints guidelines in the tagged text, each in the place of its unit's code."""

from collections.abc import Iterator, Sequence

from guideline_model.model import Guideline
from segmenter import Segmentation
from segmenter.tags import read_tag


def tagged(segmentation: Segmentation, guidelines: Sequence[Guideline]) -> str:
    """Return the tagged text with each unit's code replaced by its guideline.

    Units without a guideline keep their code.
    """
    texts = {guideline.index: guideline.text for guideline in guidelines}
    lines: list[str] = []
    at = 0
    for line in segmentation.tagged().split("\n"):
        if read_tag(line) is not None:
            lines.append(line)
            continue
        end = segmentation.source.find("\n", at)
        end = len(segmentation.source) if end < 0 else end
        lines += _replaced(segmentation, texts, at, end)
        at = end + 1
    return "\n".join(lines)


def _replaced(
    segmentation: Segmentation, texts: dict[int, str], start: int, end: int
) -> Iterator[str]:
    """Yield one source line with its units replaced; none where it lies within a unit."""
    said, at = "", start
    touched = False
    for unit in segmentation.units:
        if unit.end < start or unit.start > end or unit.index not in texts:
            continue
        touched = True
        if unit.start >= start:
            said += segmentation.source[at : unit.start]
            indent = " " * (len(said) - len(said.lstrip()))
            said += texts[unit.index].replace("\n", f"\n{indent}")
        at = min(unit.end, end)
    said += segmentation.source[at:end]
    if said.strip() or not touched:
        yield said
