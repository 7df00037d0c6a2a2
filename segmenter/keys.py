"""Keys: names of units that outlive changes elsewhere in the program.

A key is a checksum of the unit's text and of the tags that it stands in, so it depends on no other
unit. Equal units in equal places are numbered in source order.
"""

from zlib import crc32


class Keys:
    """Gives the keys of one segmentation, unit by unit."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def next(self, place: int, text: str) -> str:
        """Return the key of the next unit; `place` is the checksum of the tags around it."""
        key = f"{crc32(text.encode(), place):08x}"
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return key if count == 1 else f"{key}.{count}"


def place_in(place: int, tag: str) -> int:
    """Return the checksum of a place inside another one (0 is the top level)."""
    return crc32(f"/{tag}".encode(), place)
