"""Finds texts that are nearly the same, without comparing each with each.

MinHash (Broder 1997) with bands: texts whose signatures agree in one band are compared exactly, by
the share of token runs that they have in common (Jaccard). One call of SHAKE-128 gives the values
of a run for all permutations, so that nothing but the standard library is needed.
"""

import hashlib
import struct
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

# With 32 bands of 4, two texts that share 0.6 of their runs meet with a probability of 0.99.
BANDS, ROWS = 32, 4
_VALUES = struct.Struct(f"<{BANDS * ROWS}I")
Runs = frozenset[tuple[str, ...]]


def runs(words: Sequence[str], length: int) -> Runs:
    """Return all runs of that many words; of a shorter text, itself."""
    if len(words) <= length:
        return frozenset([tuple(words)])
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def jaccard(one: Runs, other: Runs) -> float:
    """Return the share of runs that two texts have in common."""
    return len(one & other) / len(one | other)


def near_pairs(texts: Sequence[Runs], least: float) -> Iterator[tuple[int, int]]:
    """Yield the numbers of texts that have at least that share in common, the earlier first."""
    buckets: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        signature = _signature(text)
        met: set[int] = set()
        for band in range(BANDS):
            bucket = buckets[band, signature[band * ROWS : (band + 1) * ROWS]]
            met.update(bucket)
            bucket.append(number)
        for other in sorted(met):
            if jaccard(texts[other], text) >= least:
                yield other, number


def _signature(text: Runs) -> tuple[int, ...]:
    return tuple(map(min, zip(*map(_hashes, text), strict=True)))


@lru_cache(maxsize=200_000)
def _hashes(run: tuple[str, ...]) -> tuple[int, ...]:
    return _VALUES.unpack(hashlib.shake_128("\0".join(run).encode()).digest(_VALUES.size))
