"""Golden cases: a folder each, with a source and what it gives at every level."""

from pathlib import Path

import pytest

from segmenter import Level, language_of, segment, untag

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/source.*"))


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_tagged_form(folder: Path, level: Level) -> None:
    source = next(folder.glob("source.*"))
    language = language_of(source.name)
    assert language is not None
    expected = (folder / f"{level}.tagged").read_text(encoding="utf-8")
    segmentation = segment(source.read_bytes(), language=language, level=level)
    assert segmentation.tagged() == expected
    assert untag(expected) == segmentation.source
    assert bool(segmentation.warnings) == (folder.name == "broken")


def test_there_are_cases_for_every_language() -> None:
    suffixes = {next(folder.glob("source.*")).suffix for folder in FOLDERS}
    assert suffixes == {".c", ".cpp", ".py", ".java"}
