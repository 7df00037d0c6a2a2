"""The predecessor's own references: what it refused or accepted wrongly, we do not."""

import json
import os
import random
import re
from pathlib import Path

import pytest

import segmenter
from judge import precheck_unit
from judge.model import UnitRequest
from tests.judge.renamer import renamed_alone

DATA = Path(__file__).parents[3] / "shared" / "data" / "predecessor" / "problems.jsonl"
HEADER = re.compile(r"(for|while|if|else if|switch|int|void|struct|double|char|long)\b[^;{]*\)?")


def units() -> list[tuple[UnitRequest, segmenter.Unit]]:
    found = []
    for line in DATA.read_text().splitlines():
        source = json.loads(line)["reference"]
        for level in segmenter.Level:
            segmentation = segmenter.segment(source, language="c", level=level)
            pieces = segmentation.pieces()
            for unit in segmentation.units:
                request = UnitRequest(
                    language="c", pieces=pieces, unit=unit.index, answer="", cases=()
                )
                found.append((request, unit))
    return found


def replaced(request: UnitRequest, answer: str) -> UnitRequest:
    return UnitRequest(
        language="c", pieces=request.pieces, unit=request.unit, answer=answer, cases=()
    )


@pytest.fixture(scope="module")
def known() -> list[tuple[UnitRequest, segmenter.Unit]]:
    if not DATA.exists():
        message = f"the predecessor's data is not at {DATA}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return units()


def accepted(request: UnitRequest, answer: str) -> bool:
    report = precheck_unit(replaced(request, answer))
    return report is not None and report.accepted


def test_every_units_own_text_is_accepted(
    known: list[tuple[UnitRequest, segmenter.Unit]],
) -> None:
    assert len(known) > 900
    refused = [unit.text for request, unit in known if not accepted(request, unit.text)]
    assert not refused


def test_other_spacing_and_comments_are_accepted(
    known: list[tuple[UnitRequest, segmenter.Unit]],
) -> None:
    changed = [
        (request, "/* a */\n" + unit.text.replace("\n", "  \n\t") + "  // } {\n")
        for request, unit in known
    ]
    assert not [answer for request, answer in changed if not accepted(request, answer)]


def test_nothing_is_never_accepted(known: list[tuple[UnitRequest, segmenter.Unit]]) -> None:
    for request, unit in known:
        for answer in ("", " \n", ";", "{}", "{", "}", "// x", "/* */ ;"):
            report = precheck_unit(replaced(request, answer))
            assert report is not None, (unit.text, answer)
            assert not report.accepted, (unit.text, answer)


def test_headers_are_taken_with_and_without_braces(
    known: list[tuple[UnitRequest, segmenter.Unit]],
) -> None:
    headers = [(r, u.text) for r, u in known if HEADER.fullmatch(u.text) and u.text[-1] == ")"]
    assert len(headers) > 100
    for request, text in headers:
        for end in ("", " {", "{", " { }", "\n{\n}"):
            assert accepted(request, text + end), text + end


def test_declarations_in_other_names_are_accepted(
    known: list[tuple[UnitRequest, segmenter.Unit]],
) -> None:
    assert known
    tried = 0
    for line in DATA.read_text().splitlines():
        row = json.loads(line)
        for level in segmenter.Level:
            found = segmenter.segment(row["reference"], language="c", level=level)
            rng = random.Random(row["id"])
            for unit, text in renamed_alone(found.pieces(), "c", rng):
                request = UnitRequest(
                    language="c", pieces=found.pieces(), unit=unit, answer=text, cases=()
                )
                assert accepted(request, text), (row["id"], level, text)
                tried += 1
    assert tried > 300
