"""The exact words for one unit of each kind; `data/sentences.jsonl` was read by a person."""

import json
from pathlib import Path
from typing import Any

import pytest

from guideline_model import WriteRequest, make_writer, write
from segmenter import segment

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "sentences.jsonl").read_text().splitlines()
]


def sentence(row: dict[str, Any], locale: str) -> str:
    segmentation = segment(row["source"], language=row["language"], level="line")
    only = frozenset({row["unit"]})
    assert segmentation.units[row["unit"]].text == row["text"]
    request = WriteRequest(segmentation=segmentation, locale=locale, only=only)
    [guideline] = write(request, make_writer("template"))
    return guideline.text


def test_the_table_covers_all_languages() -> None:
    assert len(ROWS) >= 60
    assert {row["language"] for row in ROWS} == {"c", "cpp", "java", "python"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}: {row['text'][:40]}")
def test_korean(row: dict[str, Any]) -> None:
    assert sentence(row, "ko") == row["ko"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}: {row['text'][:40]}")
def test_english(row: dict[str, Any]) -> None:
    assert sentence(row, "en") == row["en"]
