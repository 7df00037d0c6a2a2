"""Programs in bulk: made by grammar, damaged byte by byte, and those that every machine has."""

import os
import sysconfig
import time
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import (
    LANGUAGES,
    Level,
    Segmentation,
    SegmentError,
    language_of,
    segment_all,
    untag,
)
from tests.segmenter.generators import program

ROOT = Path(__file__).parents[2]
REAL = [
    path.read_bytes()
    for pattern in ("samples/*/reference.*", "tests/segmenter/cases/*/source.*")
    for path in sorted(ROOT.glob(pattern))
]
LIBRARY = Path(sysconfig.get_path("stdlib"))
HEADERS = Path("/usr/include")
LARGEST = 60_000  # bytes; larger ones only take longer


def assert_lossless(source: str, language: str) -> dict[Level, Segmentation]:
    levels = segment_all(source, language=language)
    for segmentation in levels.values():
        assert "".join(piece.text for piece in segmentation.pieces()) == segmentation.source
        assert untag(segmentation.tagged()) == segmentation.source
    return levels


@pytest.mark.parametrize("language", LANGUAGES)
@given(seed=st.integers(0, 10**9))
@settings(max_examples=120, deadline=None)
def test_generated_programs(language: str, seed: int) -> None:
    source = program(language, seed)
    levels = assert_lossless(source, language)
    lines = levels[Level.LINE].units
    assert levels[Level.LINE].warnings == ()
    for level in (Level.PARAGRAPH, Level.FUNCTION):
        units = levels[level].units
        for unit in lines:
            holders = [u for u in units if u.start <= unit.start and unit.end <= u.end]
            assert len(holders) == 1, (level, unit)
        for unit in units:
            assert any(u.start == unit.start for u in lines) or unit.text.startswith(
                ("else", "do", "try", "{", "finally")
            ), (level, unit)


@given(
    st.sampled_from(REAL),
    st.lists(st.tuples(st.integers(0, 10**4), st.binary(max_size=3)), min_size=1, max_size=8),
    st.sampled_from(LANGUAGES),
)
@settings(max_examples=250, deadline=None)
def test_damaged_bytes(data: bytes, blows: list[tuple[int, bytes]], language: str) -> None:
    for place, blow in blows:
        at = place % (len(data) + 1)
        data = data[:at] + blow + data[at + 1 :]
    try:
        segmentations = segment_all(data, language=language)
    except SegmentError as error:
        assert "\n" not in str(error)
        return
    assert_lossless(segmentations[Level.LINE].source, language)


def _corpus(folder: Path, pattern: str, every: int, language: str) -> list[tuple[str, Path]]:
    files = (p for p in sorted(folder.glob(pattern)) if p.stat().st_size < LARGEST)
    return [(language, path) for path in islice(files, 0, None, every)]


CORPUS = (
    _corpus(LIBRARY, "*.py", 6, "python")
    + _corpus(LIBRARY, "asyncio/*.py", 4, "python")
    + _corpus(HEADERS, "*.h", 12, "c")
    + _corpus(HEADERS, "c++/*/bits/*.h", 12, "cpp")
)


def test_the_corpus_is_there() -> None:
    languages = [language for language, _ in CORPUS]
    if not HEADERS.is_dir() and not os.environ.get("CI"):
        pytest.skip(f"NO C HEADERS in {HEADERS}: they are not tested")
    assert languages.count("python") > 20 and languages.count("c") > 5


@pytest.mark.parametrize(
    ("language", "path"), CORPUS, ids=lambda value: value.name if isinstance(value, Path) else None
)
def test_real_files(language: str, path: Path) -> None:
    levels = assert_lossless(path.read_text(encoding="utf-8", errors="replace"), language)
    if language == "python":
        assert levels[Level.LINE].warnings == ()
        assert language_of(path.name) == "python"


def test_time_grows_with_size_up_to_a_megabyte() -> None:
    part = "\n".join(program("c", seed) for seed in range(300))
    whole = part * (1_000_000 // len(part) + 1)
    assert _seconds(whole) < 3 * _seconds(part) * len(whole) / len(part)


def _seconds(source: str) -> float:
    began = time.process_time()
    assert_lossless(source, "c")
    return time.process_time() - began
