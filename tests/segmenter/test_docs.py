"""The page tells every tag, level, language and option."""

from pathlib import Path

import pytest

from segmenter import LANGUAGES, Level, Tag

PAGE = (Path(__file__).parents[2] / "docs/segmenter.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*Tag, *Level, *LANGUAGES, "--untag", "--format", "--language"])
def test_is_told(word: str) -> None:
    assert word in PAGE
