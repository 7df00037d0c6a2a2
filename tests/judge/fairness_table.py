"""Answers of which it is known whether they are right, over the samples' units.

`fairness/LANGUAGE.toml` has them: by unit, the right ones, the wrong ones, and those that are wrong
since they do not end in time. There `\\n` outside
of an answer's own strings is the end of a line.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import segmenter
from judge.cases import load_cases
from judge.model import TestCase, UnitRequest
from segmenter import Piece

ROOT = Path(__file__).parents[2]
SUFFIXES = {"c": "c", "cpp": "cpp", "java": "java", "python": "py"}


_STRING_OR_END = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\\n""")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer to one unit of a sample, and whether it is right."""

    language: str
    sample: str
    level: str
    unit: int
    text: str
    right: bool
    slow: bool = False

    def request(self, *, weak: bool = False) -> UnitRequest:
        """Return what the judge is asked."""
        return UnitRequest(
            language=self.language,
            pieces=_pieces(self.language, self.sample, self.level),
            unit=self.unit,
            answer=self.text,
            cases=_cases(self.sample),
            weak=weak,
        )


@cache
def _pieces(language: str, sample: str, level: str) -> tuple[Piece, ...]:
    source = (ROOT / "samples" / sample / f"reference.{SUFFIXES[language]}").read_text()
    return segmenter.segment(source, language=language, level=level).pieces()


@cache
def _cases(sample: str) -> tuple[TestCase, ...]:
    return tuple(load_cases(ROOT / "samples" / sample / "tests"))


def answers(language: str) -> Iterator[Answer]:
    """Yield the answers in a language, each unit's right ones first."""
    path = Path(__file__).parent / "fairness" / f"{language}.toml"
    for row in tomllib.loads(path.read_text())["unit"]:
        pieces = _pieces(language, row["sample"], row["level"])
        unit = next((piece.unit for piece in pieces if piece.text == row["text"]), None)
        assert unit is not None, f"{language}: no unit {row['text']!r} in {row['sample']}"
        for kind in ("right", "wrong", "slow"):
            for text in row.get(kind, ()):
                yield Answer(
                    language=language,
                    sample=row["sample"],
                    level=row["level"],
                    unit=unit,
                    text=_lines(text),
                    right=kind == "right",
                    slow=kind == "slow",
                )


def _lines(text: str) -> str:
    return _STRING_OR_END.sub(lambda found: found[1] or "\n", text)
