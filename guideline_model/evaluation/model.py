"""What is measured: subjects, their answers, and the figures made of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from guideline_model.dataset.model import Example
from guideline_model.model import Check, Writer


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A writer under the name that tables give it."""

    name: str
    writer: Writer


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a subject wrote for an example, how it verified, and its share of the time."""

    example: Example
    text: str
    checks: tuple[Check, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(check.ok for check in self.checks)

    @property
    def failed(self) -> frozenset[str]:
        """The names of the checks that failed."""
        return frozenset(check.name for check in self.checks if not check.ok)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The measures of one subject over some examples; shares are from 0 to 1.

    `leaked` is the share of answers that copy code, `coverage` the share of needed names that are
    said, `rouge_l` and `chrf` how close answers are to the references, `characters` and
    `sentences` the mean length.
    """

    count: int
    passed: float
    checks: Mapping[str, float]
    leaked: float
    empty: float
    coverage: float
    rouge_l: float
    chrf: float
    characters: float
    sentences: float
    seconds: float
