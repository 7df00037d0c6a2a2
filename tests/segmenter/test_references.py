"""The predecessor's references: lossless at every level, and still compile from their pieces."""

import subprocess

from segmenter import segment_all, untag
from tests.segmenter.predecessor import rows


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
