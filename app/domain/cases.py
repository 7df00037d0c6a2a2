"""What test cases a problem may have."""

from collections import Counter
from collections.abc import Sequence

from app.domain.bundle import MAX_FILES, MAX_TOTAL_BYTES
from app.domain.errors import N_, AppError, Refused, TooLarge
from app.domain.text import storable
from judge.model import TestCase


def check_cases(cases: Sequence[TestCase]) -> None:
    """Refuse cases that cannot be kept, with every reason."""
    if len(cases) > MAX_FILES:
        raise TooLarge(N_("There are more than %(count)s tests."), count=MAX_FILES)
    if sum(len(case.input) + len(case.output) for case in cases) > MAX_TOTAL_BYTES:
        raise TooLarge(
            N_("The tests are too large: at most %(total)s MiB are taken."),
            total=MAX_TOTAL_BYTES // 1024 // 1024,
        )
    for case in cases:
        storable(case.name, case.input, case.output)
    names = [case.name for case in cases]
    twice = [name for name, count in Counter(names).items() if count > 1]
    reasons: list[AppError] = [
        AppError(N_("Two tests are called %(name)s."), name=name) for name in sorted(twice)
    ]
    reasons += [
        AppError(N_("Test %(number)s has no name."), number=number)
        for number, name in enumerate(names, 1)
        if not name.strip()
    ]
    if reasons:
        raise Refused(N_("The tests cannot be read."), reasons)
