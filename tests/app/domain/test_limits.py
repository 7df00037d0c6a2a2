"""The limits that an instructor may set."""

import pytest

from app.domain.errors import AppError
from app.domain.limits import RANGES, make_limits
from judge import Limits


def test_nothing_given_means_the_defaults() -> None:
    assert make_limits(None) == Limits()


def test_what_is_given_stands_over_the_base() -> None:
    limits = make_limits({"cpu_seconds": "1.5"}, {"cpu_seconds": 9.0, "memory_mib": 64})
    assert (limits.cpu_seconds, limits.memory_mib) == (1.5, 64)


@pytest.mark.parametrize("value", [-1, 0, 10**9, "fast", None, float("nan")])
@pytest.mark.parametrize("name", RANGES)
def test_a_value_out_of_range_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(AppError) as caught:
        make_limits({name: value})
    assert caught.value.params["name"] == name


def test_an_unknown_limit_is_refused() -> None:
    with pytest.raises(AppError, match="no limit"):
        make_limits({"patience": 3})
