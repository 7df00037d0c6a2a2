"""Which words two texts have otherwise."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, kw_only=True)
class Words:
    """A part of a text; `own` is what the other text does not have."""

    text: str
    own: bool


def compare(before: str, after: str) -> tuple[list[Words], list[Words]]:
    """Return the two texts, each cut into what both have and what only it has."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    left = [_words(old[one:two], kind) for kind, one, two, _, _ in codes if two > one]
    right = [_words(new[one:two], kind) for kind, _, _, one, two in codes if two > one]
    return left, right


def _words(found: list[str], kind: str) -> Words:
    return Words(text="".join(found), own=kind != "equal")
