"""Keys: names of units that outlive changes elsewhere in the program, and changes of layout.

A key is a checksum of the unit's text and of the tags that it stands in, so it depends on no other
unit. Equal units in equal places are numbered in source order.
"""

from collections.abc import Iterable
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from zlib import crc32

# What formatters add, take away or write in another way: blanks and line ends, quotes, the
# punctuation of broken lines, the case of `0XFF` and of `F"x"`.
_LAYOUT = b" \t\n\r\f\v'\",();\\"
_ONE_CASE = bytes.maketrans(ascii_uppercase.encode(), ascii_lowercase.encode())


def keys_of(units: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Return the keys of a segmentation's units: each one's text, and the place it stands in."""
    seen: dict[str, int] = {}
    keys = []
    for text, place in units:
        key = f"{crc32(text.encode().translate(_ONE_CASE, _LAYOUT), place):08x}"
        count = seen[key] = seen.get(key, 0) + 1
        keys.append(key if count == 1 else f"{key}.{count}")
    return tuple(keys)


@lru_cache(maxsize=1024)
def place_in(place: int, tag: str) -> int:
    """Return the checksum of a place inside another one (0 is the top level)."""
    return crc32(f"/{tag}".encode(), place)


def base(key: str) -> str:
    """Return a key without its number among equal units."""
    return key.partition(".")[0]


def weight(text: str) -> int:
    """Return how many bytes of a text count for its key."""
    return len(text.encode().translate(None, _LAYOUT))
