"""Every fault made on purpose is found, in every language, level and locale."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from guideline_model import verify
from tests.guideline_model.faults import FAULTS, Good
from tests.guideline_model.programs import LEVELS, LOCALES, written

EVERY = 8  # one unit in so many, others for each fault


def goods(level: str, locale: str, rng: random.Random) -> Iterator[Good]:
    for request, guidelines in written(level, locale):
        texts = {one.index: one.text for one in guidelines}
        beside = replace(request, standing=texts)
        for one in guidelines:
            unit = request.segmentation.units[one.index]
            if rng.randrange(EVERY) == 0 and all(check.ok for check in one.checks):
                yield Good(one.text, beside, unit, texts.get(one.index + 1, ""))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_always_found(fault: str) -> None:
    wanted, make = FAULTS[fault]
    rng = random.Random(fault)
    tried, missed = 0, []
    for level in LEVELS:
        for locale in LOCALES:
            for good in goods(level, locale, rng):
                bad = make(good, rng)
                if bad is None:
                    continue
                tried += 1
                failed = {one.name for one in verify(bad, good.request, good.unit) if not one.ok}
                if not failed or (wanted and wanted not in failed):
                    missed.append((level, locale, good.unit.text, bad, failed))
    assert missed == []
    assert tried > 10
