"""Tag lines: printing them into a source, and taking them out again.

A tag stands on a line of its own: `[rep_start(1)]`. A line of the source that looks like one is
printed with a backslash before its bracket, and a line that already has backslashes there gets
one more; `untag` takes one away.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from segmenter.model import Tag

_OLDER = {"func_def": Tag.FUNC, "main_def": Tag.FUNC, "struct_def": Tag.CLASS}
_NAMES = {**{str(tag): tag for tag in Tag}, **_OLDER}
_TAG = rf"\[(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})_(?:start|end)\(\d+\)\]"
_TAG_LINE = re.compile(rf"^[ \t]*{_TAG}[ \t]*\n", re.MULTILINE)
_LIKE_TAG_LINE = re.compile(rf"^([ \t]*\\*)({_TAG}[ \t]*)$", re.MULTILINE)
_ESCAPED = re.compile(rf"^([ \t]*\\*)\\({_TAG}[ \t]*)$", re.MULTILINE)
_PARTS = re.compile(r"\[(\w+)_(start|end)\((\d+)\)\]")


class TagLine(NamedTuple):
    """One printed tag: it opens or closes, at a depth."""

    tag: Tag
    opens: bool
    depth: int

    def __str__(self) -> str:
        return f"[{self.tag}_{'start' if self.opens else 'end'}({self.depth})]"


def insert_tags(source: str, tags: Iterable[tuple[int, TagLine]]) -> str:
    """Return the source with tag lines before the given rows (from 0), which never decrease."""
    lines = _escape(source).split("\n")
    printed: list[str] = []
    at = 0
    for row, tag in tags:
        if row > at:
            printed += lines[at:row]
            at = row
        printed.append(str(tag))
    return "\n".join(printed + lines[at:])


def untag(text: str) -> str:
    """Return the source of a tagged text, byte for byte; reads the older dialect as well."""
    source = _TAG_LINE.sub("", text + "\n")[:-1]
    return _ESCAPED.sub(r"\1\2", source) if "\\[" in source else source


def holds_tags(source: str) -> bool:
    """Tell whether a line of the source may look like a tag; without one, tag lines cannot
    be confused with it."""
    return "_start(" in source or "_end(" in source


def read_tag(line: str) -> TagLine | None:
    """Return the tag that a line is, in today's words, or None if it is source."""
    if not _TAG_LINE.fullmatch(line + "\n") or not (parts := _PARTS.search(line)):
        return None
    return TagLine(_NAMES[parts[1]], parts[2] == "start", int(parts[3]))


def _escape(source: str) -> str:
    if not holds_tags(source):
        return source
    return _LIKE_TAG_LINE.sub(r"\1\\\2", source)
