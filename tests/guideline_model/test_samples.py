"""The template writer's guidelines of all samples pass every check."""

import pytest

from tests.guideline_model.programs import LEVELS, LOCALES, written


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_unit_of_the_samples_passes(level: str, locale: str) -> None:
    found = written(level, locale)
    assert {request.segmentation.language for request, _ in found} == {"c", "cpp", "java", "python"}
    for request, guidelines in found:
        assert [one.index for one in guidelines] == [
            unit.index for unit in request.segmentation.units
        ]
        for one in guidelines:
            assert [check for check in one.checks if not check.ok] == [], one.text
