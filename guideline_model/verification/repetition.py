"""Whether a guideline only repeats that of the unit before or after it."""

import re
from difflib import SequenceMatcher

from guideline_model.describe import outline as reading
from guideline_model.describe.actions import Action, Outline
from guideline_model.model import Check
from guideline_model.tokens import tokens
from guideline_model.verification.text import QUOTED, Text, failed, passed, quote
from segmenter import Unit

ALIKE = 0.9  # share of equal characters from which on a text repeats another
SHORT = 10  # characters: what is shorter may well stand within another
MOST = 600  # characters that are compared


def not_repeated(text: Text) -> Check:
    """Fail a guideline that says what a neighbour's says, where their units do not do the same."""
    highest = 0.0
    for near in _neighbours(text):
        other = text.request.standing.get(near.index, "")
        alike = _alike(text.whole[:MOST], other[:MOST])
        if alike >= ALIKE and not _same(text, near):
            said = f"say what this unit does, not what its neighbour does: unit {near.index}"
            return failed("not_repeated", said, 1 - alike, (0, len(text.whole)))
        highest = max(highest, alike if alike < ALIKE else 0.0)
    return passed("not_repeated", 1 - highest)


def _neighbours(text: Text) -> list[Unit]:
    wanted = {text.unit.index - 1, text.unit.index + 1}
    return [unit for unit in text.segmentation.units if unit.index in wanted]


def _alike(one: str, other: str) -> float:
    """Return how alike two texts are; those with other names or numbers are not."""
    one, other = " ".join(one.split()), " ".join(other.split())
    if not one or not other or _code(one) != _code(other):
        return 0.0
    shorter, longer = sorted((_sentences(one), _sentences(other)), key=len)
    if min(len(one), len(other)) > SHORT and shorter <= longer:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _sentences(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in re.split(r"(?<=[.!?]) ", text))


def _code(text: str) -> tuple[str, ...]:
    words = (word for word in tokens(text) if re.match(r"\w", word) and word.isascii())
    return (*words, *(quote(found) for found in QUOTED.finditer(text)))


def _same(text: Text, near: Unit) -> bool:
    """Tell whether two units do the same, by their tokens or by what they mean."""
    if tokens(text.unit.text) == tokens(near.text):
        return True
    source, language = text.segmentation.source, text.segmentation.language
    program = reading.read(source, language)
    both = [
        tuple(_meaning(one) for one in reading.within(program, unit.start, unit.end))
        for unit in (text.unit, near)
    ]
    return both[0] == both[1] != ()


def _meaning(outline: Outline) -> tuple[Action, tuple[object, ...]]:
    return outline.action, tuple(_meaning(one) for one in outline.body)
