"""Keys, merges and splits outlive the real formatters of all four languages."""

import re
from functools import lru_cache
from pathlib import Path

import pytest

from judge import Program, tidy
from segmenter import (
    Level,
    Merge,
    Segmentation,
    Split,
    apply_edits,
    diff,
    follow_edits,
    language_of,
    segment_all,
)

SAMPLES = Path(__file__).parents[2] / "samples"
PATHS = sorted(
    path
    for name in ("gcd-and-lcm", "student-ranking")
    for path in (SAMPLES / name).glob("reference.*")
)


@lru_cache
def formatted(path: Path) -> tuple[dict[Level, Segmentation], dict[Level, Segmentation]]:
    """Return a program that somebody has typed carelessly, before and after tidying."""
    language = language_of(path.name) or ""
    careless = re.sub(r"^ +", lambda found: found[0] * 2, path.read_text(), flags=re.MULTILINE)
    careless = careless.replace(" = ", "=").replace(", ", " ,").replace("(", "( ")
    report = tidy(Program(language=language, source=careless))
    assert report.ok
    assert report.source != careless
    return segment_all(careless, language=language), segment_all(report.source, language=language)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}{path.suffix}")
class TestTidying:
    def test_keeps_every_key(self, path: Path, level: Level) -> None:
        before, after = (found[level] for found in formatted(path))
        assert before.keys == after.keys
        assert len(diff(before, after)) == len(before.units)

    def test_keeps_every_merge_and_split(self, path: Path, level: Level) -> None:
        before, after = (found[level] for found in formatted(path))
        tried = 0
        for unit in before.units:
            lines = range(2, unit.text.count("\n") + 2)
            key = before.keys[unit.index]
            for edit in (Merge(key), *(Split(key, line) for line in lines)):
                edited = apply_edits(before, [edit])
                if edited.skipped:
                    continue
                again = apply_edits(after, follow_edits(before, after, [edit]))
                assert not again.skipped
                assert again.keys == edited.keys
                tried += 1
        assert tried >= len(before.units) - 1
