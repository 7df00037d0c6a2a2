"""The page tells every tag, level, language and option."""

from importlib.metadata import version
from pathlib import Path

import pytest

from segmenter import LANGUAGES, Level, Tag

PAGE = (Path(__file__).parents[2] / "docs/segmenter.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*Tag, *Level, *LANGUAGES, "--untag", "--format", "--language"])
def test_is_told(word: str) -> None:
    assert word in PAGE


def test_the_count_of_golden_cases_is_told() -> None:
    folders = list((Path(__file__).parent / "cases").glob("*/source.*"))
    assert f"| {len(folders)} folders," in PAGE


def test_the_known_limits_name_the_grammars_they_were_seen_with() -> None:
    c, cpp, python, java = (version(f"tree-sitter-{name}") for name in LANGUAGES)
    told = f"tree-sitter-c {c}, -cpp {cpp}, -python {python} and -java {java}"
    assert told in PAGE
