"""Which language, level and locale of a draft's guidelines a page is about."""

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends

from app.i18n import DEFAULT_LOCALE, LOCALES
from app.models import Problem
from segmenter import Level


@dataclass(frozen=True)
class Choice:
    """A choice that is valid for a problem; `language` is "" where it has no reference."""

    language: str = ""
    level: Level = Level.LINE
    locale: str = DEFAULT_LOCALE

    @property
    def query(self) -> str:
        """The choice as a query string; `Asked` reads it again."""
        return urlencode(
            {"language": self.language, "level": self.level, "guidelines": self.locale}
        )

    @property
    def path(self) -> str:
        """The choice as a part of an address."""
        return f"{self.language}/{self.level}/{self.locale}"

    def key(self, index: int) -> str:
        """Return the id that unit number `index` has on the page."""
        return f"unit-{self.language}-{self.level}-{self.locale}-{index}"

    def but(self, *, language: str = "", level: str = "", locale: str = "") -> "Choice":
        """Return the choice with some of it changed."""
        return replace(
            self,
            language=language or self.language,
            level=Level(level or self.level),
            locale=locale or self.locale,
        )


@dataclass(frozen=True)
class Asked:
    """What an address asks for, valid or not."""

    language: str = ""
    level: str = ""
    guidelines: str = ""

    def of(self, problem: Problem) -> Choice:
        """Return what is asked for, and the first that there is where it does not exist."""
        languages = [row.language for row in problem.references]
        return Choice(
            language=self.language if self.language in languages else next(iter(languages), ""),
            level=Level(self.level) if self.level in set(Level) else Level.LINE,
            locale=self.guidelines if self.guidelines in LOCALES else DEFAULT_LOCALE,
        )


AskedFor = Annotated[Asked, Depends()]
