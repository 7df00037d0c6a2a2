"""Every name of a sample's units, changed when all units are accepted: told, mended, taken back."""

import re
from dataclasses import replace

import pytest

from judge import precheck_unit
from judge.model import UnitReport, UnitRequest
from judge.near_miss import declared_in
from segmenter import segment
from tests.services import ROOT

SUFFIXES = {"c": "c", "cpp": "cpp", "python": "py", "java": "java"}
SAMPLES = ("largest-number", "bubble-sort")


def whole(sample: str, language: str) -> UnitRequest:
    """Return a request in which all units of a sample are accepted."""
    source = (ROOT / "samples" / sample / f"reference.{SUFFIXES[language]}").read_text()
    found = segment(source, language=language, level="line")
    texts = {unit.index: unit.text for unit in found.units}
    return UnitRequest(
        language=language, pieces=found.pieces(), unit=0, answer="", cases=(), accepted=texts
    )


def at_once(request: UnitRequest, unit: int, text: str) -> UnitReport | None:
    return precheck_unit(replace(request, unit=unit, answer=text))


def settled(request: UnitRequest, unit: int, text: str, report: UnitReport) -> UnitRequest:
    """Return the request after an acceptance, as the service keeps it."""
    texts = {**request.accepted, **request.broken, unit: text}
    broken = {row.unit for row in report.broken}
    return replace(
        request,
        accepted={index: text for index, text in texts.items() if index not in broken},
        broken={index: texts[index] for index in broken},
    )


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("language", SUFFIXES)
def test_a_new_name_is_told_mended_and_taken_back(sample: str, language: str) -> None:
    request, decided = whole(sample, language), 0
    for unit, text in request.accepted.items():
        for name in declared_in(language, request.pieces, unit):
            renamed = re.sub(rf"\b{name}\b", f"{name}Own", text)
            report = at_once(request, unit, renamed)
            if report is None:  # a function's name, say, which the judge must run
                continue
            decided += 1
            assert report.accepted
            said = {i for i, t in request.accepted.items() if re.search(rf"\b{name}\b", t)}
            assert {row.unit for row in report.broken} <= said - {unit}
            after = settled(request, unit, renamed, report)
            back = at_once(after, unit, text)
            assert back is not None
            assert (back.accepted, back.broken) == (True, ())
            for row in report.broken:
                mended = at_once(after, row.unit, row.fix)
                assert mended is not None
                assert mended.accepted
                later = {index: t for index, t in after.broken.items() if index != row.unit}
                after = replace(after, accepted={**after.accepted, row.unit: row.fix}, broken=later)
            assert after.broken == {}
    assert decided >= 4
