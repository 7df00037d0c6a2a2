"""The limits that an instructor may set, each with a default and a range."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.domain.errors import N_, AppError
from judge.model import Limits

RANGES: dict[str, tuple[float, float]] = {
    "cpu_seconds": (0.1, 60),
    "wall_seconds": (0.5, 180),
    "memory_mib": (16, 2048),
    "output_kib": (1, 65536),
    "processes": (1, 256),
}


def make_limits(given: Mapping[str, Any] | None, base: Mapping[str, Any] | None = None) -> Limits:
    """Return limits from `given` over `base` over the defaults, or raise naming what is wrong."""
    values = asdict(Limits()) | dict(base or {})
    for name, value in (given or {}).items():
        values[name] = _within(name, value)
    return Limits(**values)


def _within(name: str, value: Any) -> float | int:
    if name not in RANGES:
        raise AppError(N_("There is no limit called %(name)s."), name=name)
    low, high = RANGES[name]
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if not low <= number <= high:
        raise AppError(
            N_("The limit %(name)s must be a number from %(low)s to %(high)s."),
            name=name,
            low=low,
            high=high,
        )
    return number if name.endswith("seconds") else int(number)
