"""A problem as every package format is read into it and written from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from judge.model import Program, SpecialJudge, TestCase

EXTENSIONS = {"c": "c", "cpp": "cpp", "python": "py", "java": "java"}
"""What files of a language end with, in packages that we write."""
SUFFIXES = {
    ".c": "c",
    ".cc": "cpp",
    ".cpp": "cpp",
    ".cxx": "cpp",
    ".c++": "cpp",
    ".py": "python",
    ".py3": "python",
    ".java": "java",
}
"""The language of a file, by what its name ends with."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """An example submission; `expected` is the folder that promises what becomes of it."""

    expected: str
    name: str
    language: str
    source: str

    @property
    def path(self) -> str:
        """What it is called among the examples of a problem."""
        return f"{self.expected}/{self.name}"


@dataclass(frozen=True, kw_only=True)
class PackagedGuideline:
    """A guideline with its unit's place (`app.domain.unit_names`), who wrote it, and why it stands
    where it failed a check (`app.domain.checks.overriding`)."""

    language: str
    level: str
    locale: str
    key: str
    text: str
    writer: str
    checks: tuple[Any, ...] = ()
    overridden: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PackagedAlternative:
    """A further reference of a language, by its label."""

    language: str
    label: str
    source: str


@dataclass(frozen=True, kw_only=True)
class PublishedState:
    """The newest revision. `cases` and `special_judge` are None where they are the draft's own."""

    number: int
    created_at: str
    document: Mapping[str, Any]
    cases: tuple[TestCase, ...] | None = None
    special_judge: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class PackagedProblem:
    """Everything of a problem. `slug` is "" where the format has no short name, `answering` None
    where it knows of no such settings, nor of generators."""

    slug: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, Any] = field(default_factory=dict)
    checker: str = "tokens"
    difficulty: int | None = None
    cases: tuple[TestCase, ...] = ()
    special: SpecialJudge | None = None
    generator: Program | None = None
    answering: Mapping[str, Any] | None = None
    references: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, Any] = field(default_factory=dict)
    alternatives: tuple[PackagedAlternative, ...] = ()
    guidelines: tuple[PackagedGuideline, ...] = ()
    examples: tuple[Example, ...] = ()
    published: PublishedState | None = None
