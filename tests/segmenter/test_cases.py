"""Golden cases: a folder each, with a source and what it gives at every level."""

import codecs
import re
from pathlib import Path

import pytest

from segmenter import Level, language_of, segment, untag

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/source.*"))
DO_NOT_PARSE = {"broken", "broken_python", "macros", "other_language"}


def source_of(folder: Path) -> tuple[bytes, str]:
    path = next(folder.glob("source.*"))
    language = language_of(path.name)
    assert language is not None
    return path.read_bytes(), language


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_tagged_form(folder: Path, level: Level) -> None:
    source, language = source_of(folder)
    expected = (folder / f"{level}.tagged").read_text(encoding="utf-8")
    segmentation = segment(source, language=language, level=level)
    assert segmentation.tagged() == expected
    assert untag(expected) == segmentation.source
    assert bool(segmentation.warnings) == (folder.name in DO_NOT_PARSE)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_encoding_and_line_ends_change_nothing(folder: Path) -> None:
    source, language = source_of(folder)
    text = source.decode()
    plain = segment(source, language=language, level="line")
    for data in (
        text.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF8 + source,
        text.encode("utf-16"),
        text.replace("\n", "\r\n").encode("cp949"),
    ):
        assert segment(data, language=language, level="line") == plain


def test_the_table_names_every_case() -> None:
    table = (Path(__file__).parent / "cases/README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [path.name for path in FOLDERS]


def test_there_are_cases_for_every_language() -> None:
    suffixes = {next(folder.glob("source.*")).suffix for folder in FOLDERS}
    assert suffixes == {".c", ".cpp", ".py", ".java"}
