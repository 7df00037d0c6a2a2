"""Which units of a changed reference are the old ones, so that what hangs on them is kept."""

from collections.abc import Sequence
from difflib import SequenceMatcher


def match_units(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return, for each new index whose text is an old unit's in the same order, that old index.

    Longest matching runs (difflib's Ratcliff/Obershelp), so an inserted unit moves the others.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {
        block.b + offset: block.a + offset
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }
