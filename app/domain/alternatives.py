"""Which unit of a reference another program writes otherwise."""

from collections.abc import Mapping

from segmenter import Segmentation

MAX_LABEL = 60
MAX_ALTERNATIVES = 8
"""For each language: publishing judges every one of them, and its units."""


def other_texts(reference: Segmentation, other: Segmentation) -> Mapping[int, str]:
    """Return by unit of the reference what another program has there, where that differs.

    Units correspond where both programs have the same ones, by tag and depth; else where all but
    one unit's place is the same text. Nothing corresponds otherwise.
    """
    if _shape(reference) == _shape(other):
        pairs = zip(reference.units, other.units, strict=True)
        return {a.index: b.text for a, b in pairs if a.text.split() != b.text.split()}
    return _only_one(reference, other.source)


def _shape(segmentation: Segmentation) -> list[tuple[str, int]]:
    return [(unit.tag, unit.depth) for unit in segmentation.units]


def _only_one(reference: Segmentation, source: str) -> Mapping[int, str]:
    """Return the one unit in whose place something else stands, if that is all that differs."""
    for unit in reference.units:
        before, after = reference.source[: unit.start], reference.source[unit.end :]
        room = len(source) - len(before) - len(after)
        if room > 0 and source.startswith(before) and source.endswith(after):
            text = source[len(before) : len(source) - len(after)]
            if text.strip() and text.split() != unit.text.split():
                return {unit.index: text}
    return {}
