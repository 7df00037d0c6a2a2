"""Limits of other systems as ours."""

from typing import Any

from app.domain.errors import N_
from app.domain.limits import RANGES
from app.domain.packages.findings import Findings

CLAMPED = N_("the limit %(name)s is %(given)s there; here it is %(taken)s, which is nearest to it.")
NO_TIME_LIMIT = N_(
    "the package tells no time limit: %(taken)s s are taken; look at how long the example "
    "submissions need."
)
NO_NUMBER = N_("“%(name)s” is not a number.")
DEFAULT_SECONDS = 2.0
_WALL = 10.0


def number(value: Any, file: str, name: str, findings: Findings) -> float | None:
    """Return a number that a package gives, None and an error where it is none."""
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        found = float("nan")
    if 0 < found < float("inf"):
        return found
    findings.error(file, NO_NUMBER, name=name)
    return None


def clamped(value: float, file: str, name: str, findings: Findings) -> float:
    """Return the value that is nearest among those that the limit `name` may have."""
    low, high = RANGES[name]
    taken = min(max(value, low), high)
    if taken != value:
        findings.warning(file, CLAMPED, name=name, given=f"{value:g}", taken=f"{taken:g}")
    return taken if name.endswith("seconds") else int(taken)


def times(seconds: float | None, file: str, findings: Findings) -> dict[str, float]:
    """Return the time limits where a program may use so many seconds of CPU time."""
    if seconds is None:
        findings.warning(file, NO_TIME_LIMIT, taken=DEFAULT_SECONDS)
        seconds = DEFAULT_SECONDS
    cpu = clamped(seconds, file, "cpu_seconds", findings)
    return {"cpu_seconds": cpu, "wall_seconds": max(_WALL, 2 * cpu)}
