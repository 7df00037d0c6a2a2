"""Tag lines: printing them into a source, and taking them out again.

A tag stands on a line of its own: `[rep_start(1)]`. A line of the source that looks like one is
printed with a backslash before its bracket, and a line that already has backslashes there gets
one more; `untag` takes one away.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from segmenter.model import SegmentError, Tag

_OLDER = {"func_def": Tag.FUNC, "main_def": Tag.FUNC, "struct_def": Tag.CLASS}
_NAMES = {**{str(tag): tag for tag in Tag}, **_OLDER}
_TAG = rf"\[({'|'.join(sorted(_NAMES, key=len, reverse=True))})_(start|end)\((\d+)\)\]"
_TAG_LINE = re.compile(rf"[ \t]*{_TAG}[ \t]*")
_LIKE_TAG_LINE = re.compile(rf"([ \t]*)(\\*)({_TAG}[ \t]*)")


@dataclass(frozen=True)
class TagLine:
    """One printed tag: it opens or closes, at a depth."""

    tag: Tag
    opens: bool
    depth: int

    def __str__(self) -> str:
        return f"[{self.tag}_{'start' if self.opens else 'end'}({self.depth})]"


def insert_tags(source: str, tags: Iterable[tuple[int, TagLine]]) -> str:
    """Return the source with tag lines before the given rows (from 0), which never decrease."""
    lines = [_escape(line) for line in source.split("\n")]
    printed: list[str] = []
    at = 0
    for row, tag in tags:
        printed += lines[at:row]
        at = max(at, row)
        printed.append(str(tag))
    return "\n".join(printed + lines[at:])


def untag(text: str) -> str:
    """Return the source of a tagged text, byte for byte; reads the older dialect as well."""
    return "\n".join(_unescape(line) for line in text.split("\n") if read_tag(line) is None)


def read_tag(line: str) -> TagLine | None:
    """Return the tag that a line is, in today's words, or None if it is source."""
    if "[" not in line:
        return None
    match = _TAG_LINE.fullmatch(line)
    return match and TagLine(_NAMES[match[1]], match[2] == "start", int(match[3]))


def check_balance(tagged: str) -> None:
    """Raise `SegmentError` at the first tag line that does not nest."""
    stack: list[TagLine] = []
    for number, line in enumerate(tagged.split("\n"), 1):
        tag = read_tag(line)
        if tag is None:
            continue
        if tag.opens:
            stack.append(tag)
        elif not stack or (stack[-1].tag, stack[-1].depth) != (tag.tag, tag.depth):
            raise SegmentError(f"line {number}: {tag} closes nothing that is open")
        else:
            stack.pop()
    if stack:
        raise SegmentError(f"{stack[-1]} is never closed")


def _escape(line: str) -> str:
    if "[" not in line or not (match := _LIKE_TAG_LINE.fullmatch(line)):
        return line
    return f"{match[1]}\\{match[2]}{match[3]}"


def _unescape(line: str) -> str:
    if "\\[" not in line or not (match := _LIKE_TAG_LINE.fullmatch(line)):
        return line
    return f"{match[1]}{match[2][1:]}{match[3]}"
