import pytest

from judge.model import TestCase
from judge.mutants import MutantKind
from judge.weakness import NotAccepted, WeaknessRequest, find_weak, limits_for, weigh
from segmenter import segment

GUARDED = """\
#include <stdio.h>
int main(void) {
    int n;
    scanf("%d", &n);
    if (n < 0)
        n = 0;
    printf("%d\\n", n * 2);
    return 0;
}
"""
GUARD, BODY, PRINT, END = 3, 4, 5, 6


def case(given: str, right: str) -> TestCase:
    return TestCase(name=f"n{given}", input=f"{given}\n", output=f"{right}\n")


def request(*cases: TestCase, seconds: float | None = 0.01) -> WeaknessRequest:
    pieces = segment(GUARDED, language="c", level="line").pieces()
    return WeaknessRequest(language="c", pieces=pieces, cases=cases, seconds=seconds)


def test_a_unit_that_no_test_needs_is_weak() -> None:
    found = weigh(request(case("3", "6")), GUARD)
    assert found.weak
    assert MutantKind.NEVER in {row.kind for row in found.survivors}
    kept = next(row for row in found.survivors if row.kind is MutantKind.NEVER)
    assert (kept.line, kept.before, kept.after) == (1, "if (n < 0)", "if (0)")


def test_a_unit_whose_absence_a_test_notices_is_strong() -> None:
    found = weigh(request(case("3", "6"), case("-3", "0")), GUARD)
    assert not found.weak
    assert MutantKind.RELATION in {row.kind for row in found.survivors}  # n <= 0 is as good


def test_a_unit_may_be_weighed_in_parts() -> None:
    asked, parts, after = request(case("3", "6")), [], 0
    while not parts or parts[-1].left:
        parts.append(weigh(asked, BODY, after=after, seconds=0))
        after += parts[-1].tried + parts[-1].same
    assert [part.left for part in parts] == [2, 1, 0]
    whole = weigh(asked, BODY)
    assert tuple(row for part in parts for row in part.survivors) == whole.survivors


def test_a_mutant_that_compiles_to_the_same_program_is_none() -> None:
    found = weigh(request(case("3", "6")), END)  # main returns 0 by itself
    assert found.same == 1
    assert (found.weak, found.needless) == (False, True)


def test_every_unit_is_weighed_and_told_of() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    found = find_weak(request(case("3", "6"), seconds=None), on_progress=tell)
    assert [row.unit for row in found] == list(range(7))
    assert [row.unit for row in found if row.weak] == [GUARD, BODY]
    assert told == [(done, 7) for done in range(1, 8)]


def test_a_reference_that_the_tests_refuse_cannot_be_weighed() -> None:
    with pytest.raises(NotAccepted, match="do not accept the reference: WA"):
        weigh(request(case("3", "7"), seconds=None), PRINT)


def test_a_mutant_may_use_ten_times_the_reference_s_time_within_the_limits() -> None:
    limits = [limits_for(request(seconds=seconds)) for seconds in (0.001, 0.05, 1)]
    assert [row.cpu_seconds for row in limits] == [0.3, 0.5, 2]
    assert [row.wall_seconds for row in limits] == [3, 3, 10]
