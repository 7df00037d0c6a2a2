"""Faults made on purpose: each turns a good guideline into one that a check must refuse."""

import itertools
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from guideline_model import WriteRequest
from guideline_model.declared import needed_names
from guideline_model.prompts import phrases
from guideline_model.tokens import conversions, operations, statements, strings, tokens
from guideline_model.verification.typed import WORDS
from segmenter import Unit

_OTHERS = "long|short|unsigned|StringBuilder|ArrayList|Integer|Scanner|Student|int"
LATIN_TYPES = rf"(?<![A-Za-z_])(?:{_OTHERS})(?![A-Za-z_])"


@dataclass(frozen=True)
class Good:
    """A guideline that passes, and where it belongs."""

    text: str
    request: WriteRequest
    unit: Unit
    neighbour: str = ""

    @property
    def language(self) -> str:
        return self.request.segmentation.language


def spaced(run: tuple[str, ...], rng: random.Random) -> str:
    """Return tokens with other spaces, which must hide nothing."""
    said = run[0]
    for before, after in itertools.pairwise(run):
        close = [""] if tokens(before + after) == (before, after) else []
        said += rng.choice([*close, " ", "  ", "\n", " \t "]) + after
    return said


def _with(text: str, piece: str) -> str:
    return f"{text} {piece}"


def copied(good: Good, rng: random.Random) -> str | None:
    plain = [run for run in statements(good.unit.text, good.language) if "▢" not in run]
    return _with(good.text, spaced(rng.choice(plain), rng)) if plain else None


def line(good: Good, rng: random.Random) -> str | None:
    """The unit's own line as the guideline."""
    lines = [one for one in good.unit.text.splitlines() if len(tokens(one.strip(" {};:"))) > 1]
    own = [one.strip() for one in lines if statements(one, good.language)]
    return rng.choice(own) if own else None


def expression(good: Good, rng: random.Random) -> str | None:
    plain = [run for run in operations(good.unit.text, good.language) if "▢" not in run]
    return _with(good.text, spaced(rng.choice(plain), rng)) if plain else None


def formatted(good: Good, rng: random.Random) -> str | None:
    found = [one for literal in strings(good.unit.text) for one in conversions(literal)]
    return _with(good.text, rng.choice(found)) if found else None


def unnamed(good: Good, rng: random.Random) -> str | None:
    needed = needed_names(good.request.segmentation, good.unit)
    if not needed:
        return None
    return re.sub(rf"(?<!\w){rng.choice(needed).name}(?![A-Za-z0-9_])", "", good.text, flags=re.A)


def untyped(good: Good, rng: random.Random) -> str | None:
    needed = needed_names(good.request.segmentation, good.unit)
    if not any(one.type for one in needed):
        return None
    words = sorted({word for row in WORDS.values() for word in row.split()}, key=len, reverse=True)
    said = re.sub(LATIN_TYPES, "", good.text)
    for word in words:
        latin = rf"(?<![A-Za-z_]){word}(?![A-Za-z_])"
        said = re.sub(latin, "", said) if word.isascii() else said.replace(word, "")
    return said


def repeated(good: Good, rng: random.Random) -> str | None:
    return good.neighbour or None


def mixed(good: Good, rng: random.Random) -> str | None:
    other = {"ko": "Do the same thing here. ", "en": "같은 일을 여기에서도 하세요. "}
    return other[good.request.locale] * (2 + len(good.text) // 8)


def told(good: Good, rng: random.Random) -> str | None:
    return _with(good.text, rng.choice(phrases(good.request.locale)))


def too_long(good: Good, rng: random.Random) -> str:
    return good.text * (1 + (2000 + 10 * len(good.unit.text)) // len(good.text))


MARKS = ("[self_start(1)]", "[rep_end(2)]", "```c", "<b>", "<end_of_turn>", "**bold**", "\u200b")
STRANGE = ("other_name", "tmpValue", "x9", "qq_1")
LOOSE = ('"other text"', "48271", "3.75", "“다른 글”", "0x7f")

FAULTS: dict[str, tuple[str, Callable[[Good, random.Random], str | None]]] = {
    "nothing": ("not_empty", lambda good, rng: rng.choice(["", " \n\t", "...", "—"])),
    "another language": ("language", mixed),
    "a tag or markup": ("no_markup", lambda good, rng: _with(good.text, rng.choice(MARKS))),
    "a piece of the prompt": ("no_markup", told),
    "a statement in other spaces": ("no_statement", copied),
    "an expression in other spaces": ("no_operator", expression),
    "a conversion of a format": ("no_format", formatted),
    "a name left out": ("names", unnamed),
    "the type left out": ("types", untyped),
    "a name from nowhere": ("scope", lambda good, rng: _with(good.text, rng.choice(STRANGE))),
    "a literal from nowhere": ("literals", lambda good, rng: _with(good.text, rng.choice(LOOSE))),
    "far too long": ("length", too_long),
    "what its neighbour says": ("not_repeated", repeated),
    "the reference's own line": ("", line),
}
