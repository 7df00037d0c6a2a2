"""The predecessor's references: lossless at every level, and still compile from their pieces."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from segmenter import segment, segment_all, untag
from segmenter.tags import read_tag

DATA = Path(__file__).parents[3] / "shared/data/predecessor"


def rows(name: str) -> list[dict[str, str]]:
    path = DATA / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"the predecessor's data is needed: {path}")
        pytest.skip(f"NO PREDECESSOR DATA at {path}: its references are not tested")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_reference_is_lossless_and_compiles() -> None:
    references = [row["reference"] for row in rows("problems.jsonl")]
    assert len(references) == 36
    for reference in references:
        pieces = set()
        for segmentation in segment_all(reference, language="c").values():
            assert segmentation.warnings == ()
            assert untag(segmentation.tagged()) == segmentation.source
            pieces.add("".join(piece.text for piece in segmentation.pieces()))
        assert pieces == {reference.replace("\r\n", "\n")}
        command = ["gcc", "-fsyntax-only", "-w", "-x", "c", "-"]
        result = subprocess.run(
            command, input=pieces.pop(), capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stderr


def test_line_tags_are_those_of_the_predecessor() -> None:
    """One file that no longer parses aside, the older line tags and ours say the same."""
    same = other = 0
    for row in rows("pairs.jsonl"):
        if str(row["step"]) != "1":
            continue
        ours = segment(untag(row["tagged_code"]), language="c", level="line")
        tags = [read_tag(line) for line in row["tagged_code"].split("\n")]
        found = [read_tag(line) for line in ours.tagged().split("\n")]
        if ours.warnings:
            other += 1
            continue
        assert [tag for tag in found if tag] == [tag for tag in tags if tag], row["id"]
        same += 1
    assert (same, other) == (36, 1)
