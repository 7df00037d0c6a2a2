"""Text put into a program at places of its tree."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """What stands from `start` to `stop` (bytes) is replaced; at one place in the edits' order."""

    start: int
    stop: int
    text: str


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Return the source with the edits made."""
    data = source.encode()
    parts: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.stop)):
        parts += [data[at : edit.start], edit.text.encode()]
        at = edit.stop
    return b"".join([*parts, data[at:]]).decode()
