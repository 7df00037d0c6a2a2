"""What an accepted answer does to the units behind it that were accepted before."""

from dataclasses import replace

from judge import check_unit, precheck_unit
from judge.model import Broken, DecidedBy, UnitReport
from judge.verdict import Verdict
from tests.judge.test_unit_check import request

DECLARES, READS, LOOP, PRINTS = 1, 2, 3, 4
OWN = "int n, total = 0;"
WHILE = "int i = 0;\nwhile (i < n) {\ni++;\ns += i;"


def answer(unit: int, text: str, **others: dict[int, str]) -> UnitReport:
    return check_unit(request("c", unit, text, **others))


def at_once(unit: int, text: str, **others: dict[int, str]) -> UnitReport | None:
    return precheck_unit(request("c", unit, text, **others))


def test_a_first_answer_breaks_nothing_when_it_comes_in_order() -> None:
    report = at_once(READS, 'scanf("%d", &n);', accepted={0: "int main(void)", DECLARES: OWN})
    assert report is not None
    assert (report.accepted, report.broken) == (True, ())


def test_a_name_that_is_declared_after_its_use_is_told_with_the_text_to_take() -> None:
    accepted = {
        LOOP: "for (int k = 1; k <= n; k++) {\n  s += k; // s",
        PRINTS: 'printf("%d\\n", s);',
    }
    report = at_once(DECLARES, OWN, accepted=accepted)
    assert report is not None
    assert (report.accepted, report.decided_by) == (True, DecidedBy.RENAMING)
    assert report.broken == (
        Broken(
            unit=LOOP,
            names={"s": "total"},
            fix="for (int k = 1; k <= n; k++) {\n  total += k; // s",
        ),
        Broken(unit=PRINTS, names={"s": "total"}, fix='printf("%d\\n", total);'),
    )


def test_the_text_in_the_new_names_is_accepted_at_once() -> None:
    report = at_once(PRINTS, 'printf("%d\\n", total);', accepted={DECLARES: OWN})
    assert report is not None
    assert (report.accepted, report.decided_by) == (True, DecidedBy.TOKENS)


def test_other_names_once_more_and_back_again() -> None:
    accepted = {DECLARES: OWN, PRINTS: 'printf("%d\\n", total);'}
    other = at_once(DECLARES, "int n, sum = 0;", accepted=accepted)
    assert other is not None
    assert [(row.unit, row.names) for row in other.broken] == [(PRINTS, {"total": "sum"})]
    back = at_once(
        DECLARES,
        OWN,
        accepted={DECLARES: "int n, sum = 0;"},
        broken={PRINTS: 'printf("%d\\n", total);'},
    )
    assert back is not None
    assert (back.accepted, back.broken) == (True, ())


def test_what_speaks_of_no_new_name_needs_no_run() -> None:
    report = at_once(DECLARES, OWN, accepted={READS: 'if (scanf("%d", &n) != 1) return 1;'})
    assert report is not None
    assert (report.accepted, report.broken) == (True, ())


def test_what_is_written_otherwise_is_run_in_the_new_names() -> None:
    accepted = {LOOP: WHILE}
    assert at_once(DECLARES, OWN, accepted=accepted) is None
    report = answer(DECLARES, OWN, accepted=accepted)
    assert (report.accepted, report.decided_by) == (True, DecidedBy.RENAMING)
    assert report.broken == (
        Broken(unit=LOOP, names={"s": "total"}, fix=WHILE.replace("s += i", "total += i")),
    )


def test_an_edit_that_needs_another_later_unit_is_accepted_and_says_which() -> None:
    """The loop was written for a sum that begins at 1 less; now it begins at 0 again."""
    loop = "for (int i = 1; i <= n; i++) {\n        s += i + (i == 1);"
    accepted = {DECLARES: "int n, s = 0 - 1;", LOOP: loop}
    assert answer(DECLARES, "int n, s = 0 - 1;", accepted=accepted).accepted
    for text in ("int n, s = 0;", "int s = 0;\nint n;"):
        report = answer(DECLARES, text, accepted=accepted)
        assert report.accepted
        assert report.broken == (Broken(unit=LOOP, verdict=Verdict.WA, case="n1"),)


def test_an_earlier_unit_is_never_told_to_be_broken() -> None:
    accepted = {DECLARES: "int n, s = 0 - 1;"}
    report = answer(LOOP, "for (int i = n; i > 0; i--) {\n s += i;", accepted=accepted)
    assert (report.accepted, report.verdict) == (False, Verdict.WA)


def test_a_wrong_edit_is_refused_with_what_is_wrong_in_its_own_program() -> None:
    report = answer(DECLARES, "int n, s = 5;", accepted={LOOP: WHILE})
    assert (report.accepted, report.verdict, report.broken) == (False, Verdict.WA, ())


def test_a_unit_that_fits_again_is_not_broken_any_more() -> None:
    loop = "for (int i = 1; i <= n; i++) {\n        s += i + (i == 1);"
    given = request("c", DECLARES, "int n, s = 0 - 1;", broken={LOOP: loop})
    assert not check_unit(given).accepted  # with the reference's loop it is wrong
    report = check_unit(replace(given, answer="int s = 0, n;", broken={LOOP: WHILE}))
    assert (report.accepted, report.broken) == (True, ())


def test_a_later_unit_with_the_new_name_for_its_own_is_left_to_the_tests() -> None:
    loop = "for (int total = 1; total <= n; total++) {\n s += total;"
    accepted = {LOOP: loop}
    assert at_once(DECLARES, OWN, accepted=accepted) is None
    report = answer(DECLARES, OWN, accepted=accepted)
    assert not report.accepted or [row.unit for row in report.broken] == [LOOP]


def test_python_follows_names_too() -> None:
    given = request("python", 1, "for total in range(n):", accepted={2: "x = i\nif x > 1: x += 1"})
    report = precheck_unit(given)
    assert report is None or report.accepted
    ran = check_unit(given)
    assert ran.accepted
    assert ran.broken[0].fix == "x = total\nif x > 1: x += 1"
