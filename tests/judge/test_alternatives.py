"""Other texts of a unit: accepted at once where that was judged, carried on, left to tests else."""

import pytest

from judge import DecidedBy, TestCase, UnitRequest, Verdict, check_unit, precheck_unit
from judge.alternatives import settle
from judge.renaming import carry
from segmenter import segment

SUM = """#include <stdio.h>
int main(void) {
    int n, s = 0;
    scanf("%d", &n);
    for (int i = 1; i <= n; i++)
        s += i;
    printf("%d\\n", s);
    return 0;
}
"""
PIECES = segment(SUM, language="c", level="line").pieces()
CASES = (TestCase(name="sample1", input="3\n", output="6\n", sample=True),)
DECLARE, READ, LOOP, ADD, PRINT = range(1, 6)
OTHERS = {DECLARE: ("int n; int s = 0;",), LOOP: ("for (int k = n; k > 0; k--)",)}


def asked(unit: int, answer: str, **more: object) -> UnitRequest:
    given = {"alternatives": OTHERS, "cases": CASES} | more
    return UnitRequest(language="c", pieces=PIECES, unit=unit, answer=answer, **given)  # type: ignore[arg-type]


def test_an_alternatives_tokens_are_accepted_at_once() -> None:
    report = precheck_unit(asked(DECLARE, "int n;\nint s=0;"))
    assert report is not None
    assert (report.accepted, report.decided_by) == (True, DecidedBy.TOKENS)
    assert precheck_unit(asked(DECLARE, "int n;\nint s=0;", alternatives={})) is None


def test_an_alternative_may_be_renamed() -> None:
    report = precheck_unit(asked(DECLARE, "int n; int total = 0;"))
    assert report is not None
    assert (report.decided_by, report.renames) == (DecidedBy.RENAMING, {"s": "total"})


def test_an_alternatives_new_names_are_carried_on() -> None:
    accepted = {DECLARE: "int n; int total = 0;"}
    report = precheck_unit(asked(ADD, "total += i;", accepted=accepted))
    assert report is not None
    assert report.decided_by is DecidedBy.TOKENS
    settled = settle("c", PIECES, accepted, OTHERS)
    assert carry("c", settled, accepted)[1] == {"s": "total"}


def test_beside_an_answer_that_was_never_judged_with_it_the_tests_decide() -> None:
    own = {READ: 'if (scanf("%d", &n) != 1) return 1;'}
    request = asked(DECLARE, "int n; int s = 0;", accepted=own)
    assert precheck_unit(request) is None
    report = check_unit(request)
    assert (report.accepted, report.decided_by) == (True, DecidedBy.TESTS)
    same = asked(DECLARE, "int n; int s = 0;", accepted={READ: 'scanf("%d",&n);'})
    assert precheck_unit(same) is not None


@pytest.mark.parametrize("answer", ["int n; int s;", "int n, s; s = 1;", ""])
def test_what_is_nobodys_text_is_judged_as_ever(answer: str) -> None:
    report = check_unit(asked(DECLARE, answer))
    assert not report.accepted


GUARDED = SUM.replace("    printf", "    if (s > 999)\n        s = 999;\n    printf")
CUT = 6


@pytest.mark.parametrize(
    ("others", "accepted"), [({}, False), ({CUT: ("s = 999 + 0 * n;",)}, True)]
)
def test_a_weak_unit_may_be_built_as_an_alternative_is(
    others: dict[int, tuple[str, ...]], accepted: bool
) -> None:
    request = UnitRequest(
        language="c",
        pieces=segment(GUARDED, language="c", level="line").pieces(),
        unit=CUT,
        answer="s = 0 * n + 999;",
        cases=CASES,
        weak=True,
        alternatives=others,
    )
    report = check_unit(request)
    assert report.accepted is accepted
    assert report.verdict is (Verdict.AC if accepted else Verdict.STRUCT)
