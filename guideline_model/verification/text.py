"""A guideline made ready for its checks, and how a check answers."""

import re
from dataclasses import dataclass
from functools import cached_property

from guideline_model.model import Check, WriteRequest
from guideline_model.tokens import HOLE, Token, located, strings
from segmenter import Segmentation, Unit

Span = tuple[int, int]
NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
# An apostrophe within a word opens nothing.
QUOTED = re.compile(r"\"([^\"\n]*)\"|“([^”\n]*)”|‘([^’\n]*)’|(?<!\w)'([^'\n]*)'(?![A-Za-z])")
_NUMBERING = re.compile(r"^[ \t]*\d+(?:-\d+)*[.)][ \t]", re.MULTILINE)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"  # noqa: E501
_WIDE = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {ord(one): " " for one in _SPACES}
_ESCAPES = {"\\n": "", "\\t": " ", '\\"': '"', "\\'": "'", "\\\\": "\\", "%%": "%"}
_LEAST, _BY_CODE = 2_000, 10


@dataclass(frozen=True)
class Text:
    """A guideline with the unit it is for; every part keeps the offsets of the whole."""

    raw: str
    request: WriteRequest
    unit: Unit

    @property
    def segmentation(self) -> Segmentation:
        """The program that the unit is part of."""
        return self.request.segmentation

    @cached_property
    def most(self) -> int:
        """The most characters that are read; what is longer fails by its length."""
        return _LEAST + _BY_CODE * len(self.unit.text)

    @cached_property
    def whole(self) -> str:
        """What is read, its full-width letters made plain."""
        return self.raw[: self.most].translate(_WIDE)

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The insides of the unit's own literals, as written and as they are shown."""
        written = strings(self.unit.text)
        shown = [_shown(one) for one in written]
        found = (*written, *shown, "".join(shown))  # adjacent ones may be one text
        return tuple(dict.fromkeys(" ".join(one.split()) for one in found))

    @cached_property
    def unnumbered(self) -> str:
        """The text with the numbers of its steps blanked out."""
        return _NUMBERING.sub(lambda found: " " * len(found[0]), self.whole)

    @cached_property
    def plain(self) -> str:
        """The text with a hole for what it may quote."""
        return QUOTED.sub(self._hidden, self.whole)

    def _hidden(self, found: re.Match[str]) -> str:
        return HOLE.ljust(len(found[0])) if self.may_quote(quote(found)) else found[0]

    def may_quote(self, inside: str) -> bool:
        """Tell whether a quoted text is (part of) one of the unit's own literals."""
        inside = " ".join(inside.replace("⏎", " ").split())
        written = bool(strings(self.unit.text))
        return written and any(inside in literal for literal in self.literals)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the plain text with their places."""
        return located(self.plain)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens of the plain text."""
        return tuple(token.text for token in self.tokens)

    def span(self, first: int, count: int) -> Span:
        """Return where `count` tokens from `first` stand."""
        return self.tokens[first].start, self.tokens[first + count - 1].end


def quote(found: re.Match[str]) -> str:
    """Return what stands inside the quotes that were found."""
    return next((one for one in found.groups() if one is not None), "")


def _shown(literal: str) -> str:
    for written, shown in _ESCAPES.items():
        literal = literal.replace(written, shown)
    return literal


def passed(name: str, score: float = 1.0) -> Check:
    """Return a check that passed."""
    return Check(name=name, ok=True, score=_score(score))


def failed(name: str, detail: str, score: float = 0.0, span: Span | None = None) -> Check:
    """Return a check that failed; `detail` says what to do, and after ": " what was found."""
    return Check(name=name, ok=False, detail=_one_line(detail), score=_score(score), span=span)


def _score(score: float) -> float:
    return round(min(1.0, max(0.0, score)), 3)


def _one_line(detail: str) -> str:
    said = " ".join(detail.split())
    return said if len(said) <= 200 else f"{said[:197]}..."
