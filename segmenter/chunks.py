"""Broken Python: each part at the left margin that does not parse is kept from spoiling others."""

import re
from collections.abc import Callable, Iterator

# A line that begins a part: not blank, no comment, no closing bracket, no further clause.
_BEGINS = re.compile(rb"^(?!elif\b|else\b|except\b|finally\b)[^\s#)\]}]", re.MULTILINE)
_ASCII = re.compile(rb"[\x00-\x09\x0b-\x7f]")  # but no line end; other characters stay whole
FURTHEST = 12  # parts that one statement, such as a long string, may seem to reach over
MOST = 400  # parts; a longer file that is broken is not worth the time


def keep_apart(data: bytes, parses: Callable[[bytes], bool]) -> bytes:
    """Return the source with each part that does not parse alone as one broken statement."""
    starts = [found.start() for found in _BEGINS.finditer(data)]
    if not 1 < len(starts) <= MOST:
        return data
    apart = bytearray(data)
    for start, stop in _broken_parts(data, [*starts, len(data)], parses):
        part = _without_comments(data[start:stop])
        if len(part) > len(b"(=)") and (part[:2] + part[-1:]).isascii() and part[1:2] != b"\n":
            apart[start : start + len(part)] = b"(=" + _ASCII.sub(b"=", part[2:-1]) + b")"
    return bytes(apart)


def _without_comments(part: bytes) -> bytes:
    """Return a part without the blank lines and full-line comments at its end."""
    lines = part.split(b"\n")
    while lines[-1].lstrip()[:1] in (b"", b"#"):
        lines.pop()
    return b"\n".join(lines).rstrip()


def _broken_parts(
    data: bytes, edges: list[int], parses: Callable[[bytes], bool]
) -> Iterator[tuple[int, int]]:
    at = 0
    while at + 1 < len(edges):
        ends = range(at + 1, min(at + 1 + FURTHEST, len(edges)))
        whole = next((end for end in ends if parses(data[edges[at] : edges[end]])), None)
        if whole is None:
            yield edges[at], edges[at + 1]
        at = whole or at + 1
