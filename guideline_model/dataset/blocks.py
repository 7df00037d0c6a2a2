"""Takes tagged text apart: the tags in order, and what stands in each block before the next tag.

Reads today's tags, the predecessor's (`func_def`, `main_def`) and its other form, `[block0]`.
"""

import re
from dataclasses import dataclass

from segmenter import untag
from segmenter.tags import read_tag

_BLOCK = re.compile(r"^[ \t]*\[block(\d+)\][ \t]*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """A tagged text: `tags` in order, `texts` in the order of the tags that open."""

    tags: tuple[str, ...]
    texts: tuple[str, ...]


def has_tags(text: str) -> bool:
    """Tell whether a text is tagged."""
    return bool(_BLOCK.search(text)) or any(map(read_tag, text.splitlines()))


def without_tags(text: str) -> str:
    """Return the source of a tagged text."""
    return _BLOCK.sub("", untag(text))


def read_blocks(text: str) -> Blocks:
    """Return the blocks of a tagged text."""
    tags: list[str] = []
    texts: list[list[str]] = []
    inside = False
    for line in text.splitlines():
        tag = read_tag(line)
        block = _BLOCK.match(line)
        if block or tag:
            tags.append(_name(line))
            inside = bool(block) or (tag is not None and tag.opens)
            texts += [[]] if inside else []
        elif inside:
            texts[-1].append(line)
    return Blocks(tags=tuple(tags), texts=tuple("\n".join(lines) for lines in texts))


def _name(line: str) -> str:
    """Return a tag without its depth, in today's words."""
    tag = read_tag(line)
    return f"{tag.tag}_{'start' if tag.opens else 'end'}" if tag else line.strip()
