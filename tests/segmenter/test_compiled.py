"""The compiled modules are those of exactly these sources, and say the same as Python does."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import segmenter
from segmenter.compiled import MODULES, checksum, compiled_folder

SOURCES = Path(segmenter.__file__).parent
ROOT = SOURCES.parent
PRINT = """
import sys
from pathlib import Path
from segmenter import language_of, segment_all
for name in sys.stdin.read().split():
    found = segment_all(Path(name).read_bytes(), language=language_of(name))
    for level, split in found.items():
        print(level, split.keys, split.warnings, split.tagged())
"""
PROGRAMS = "\n".join(
    str(path)
    for folder in ("samples", "tests/segmenter/cases")
    for path in sorted((ROOT / folder).rglob("*.*"))
    if path.suffix in {".c", ".cpp", ".java", ".py"}
)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The package with one more line in one of its modules."""
    copy = shutil.copytree(SOURCES, tmp_path / "segmenter")
    with (copy / f"{MODULES[-1]}.py").open("a") as module:
        module.write("# one line more\n")
    return copy


def test_sources_that_have_changed_are_python(changed: Path) -> None:
    assert checksum(changed) != checksum(SOURCES)
    assert compiled_folder(changed) == []


def test_both_split_all_our_programs_alike(changed: Path) -> None:
    plain, compiled = (
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=folder,
            input=PROGRAMS,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for folder in (changed.parent, ROOT)
    )
    assert plain.count("line (") > 100
    assert plain == compiled
