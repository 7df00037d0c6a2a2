"""Which language, level and locale of a draft's guidelines a page is about."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

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
        """The choice as a query string."""
        return urlencode(
            {"language": self.language, "level": self.level, "guidelines": self.locale}
        )

    def but(self, **other: str) -> "Choice":
        """Return the choice with some of it changed."""
        return replace(self, **other)  # type: ignore[arg-type]


def choose(problem: Problem, language: str = "", level: str = "", locale: str = "") -> Choice:
    """Return what was asked for, and the first that there is where it does not exist."""
    languages = [row.language for row in problem.references]
    return Choice(
        language=language if language in languages else next(iter(languages), ""),
        level=Level(level) if level in set(Level) else Level.LINE,
        locale=locale if locale in LOCALES else DEFAULT_LOCALE,
    )
