"""The programs that guidelines are tried on: the samples, in four languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guideline_model import Guideline, WriteRequest, make_writer, write
from segmenter import segment

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
LANGUAGES = {".c": "c", ".cpp": "cpp", ".py": "python", ".java": "java"}
LEVELS = ("line", "paragraph", "function")
LOCALES = ("ko", "en")


@dataclass(frozen=True)
class Program:
    """A reference with its problem's statements."""

    name: str
    language: str
    source: str
    statements: dict[str, str]

    def request(self, level: str, locale: str) -> WriteRequest:
        segmentation = segment(self.source, language=self.language, level=level)
        statement = self.statements.get(locale, "")
        return WriteRequest(segmentation=segmentation, locale=locale, statement=statement)


def samples() -> Iterator[Program]:
    for path in sorted(SAMPLES.glob("*/reference.*")):
        statements = {
            locale: (path.parent / f"statement.{locale}.md").read_text() for locale in LOCALES
        }
        yield Program(path.parent.name, LANGUAGES[path.suffix], path.read_text(), statements)


@cache
def written(level: str, locale: str) -> tuple[tuple[WriteRequest, tuple[Guideline, ...]], ...]:
    """Return the template writer's guidelines of all samples."""
    requests = (program.request(level, locale) for program in samples())
    return tuple((one, tuple(write(one, make_writer("template")))) for one in requests)
