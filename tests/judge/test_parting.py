"""Wrong answers, and where their programs part from the reference: told truly, or not at all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge import check_unit
from judge.model import FeedbackCode, TestCase, UnitRequest
from segmenter import segment
from tests.judge.told import LIMITS, of_sample, of_source

FOLDER = Path(__file__).parent / "states"
BLOCK = re.compile(r"^== (\S+) (\S+) (\d+)\n((?:(?!->).*\n)+)-> ?(.*)$", re.M)


def wrong_answers() -> Iterator[tuple[str, str, str, int, str, str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        for problem, level, unit, answer, told in BLOCK.findall(path.read_text(encoding="utf-8")):
            yield problem, path.stem, level, int(unit), answer.rstrip("\n"), told


def sample(given: str, output: str) -> tuple[TestCase, ...]:
    return (TestCase(name="s", input=given, output=output, sample=True),)


POINTERS = """\
#include <stdio.h>

int total = 0;

void sort(int a[], int n) {
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
            if (a[j] < a[i]) {
                int t = a[i];
                a[i] = a[j];
                a[j] = t;
            }
        }
    }
}

int sum(int *a, int n) {
    int s = 0;
    for (int i = 0; i < n; i++) s += a[i];
    return s;
}

void upper(char *s) {
    for (; *s; s++) if (*s >= 'a' && *s <= 'z') *s -= 32;
}

int main(void) {
    int n, a[10];
    char name[20];
    scanf("%d %s", &n, name);
    for (int i = 0; i < n; i++) {
        scanf("%d", &a[i]);
        total += a[i];
    }
    sort(a, n);
    upper(name);
    printf("%d %d %s %d\\n", a[0], sum(a, n), name, total);
    return 0;
}
"""
POINTED = [
    (
        "function", 1, "void sort(int a[], int n) {\n    a[0] = 1;",
        "s | changed | sort(…) | a: [1, 2, 3] / [1, 1, 2]",
    ),
    ("function", 2, "int sum(int *a, int n) {\n    return a[0];",
     "s | returned | sum(…, 3) | : 6 / 1"),
    ("function", 3, "void upper(char *s) {\n    *s -= 32;",
     's | changed | upper(…) | name: "BOB" / "Bob"'),
    ("line", 20, "total = a[i];", "s | values | round 2 | total: 4 / 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("problem", "language", "level", "unit", "answer", "told"), list(wrong_answers())
)
def test_a_wrong_answer(
    problem: str, language: str, level: str, unit: int, answer: str, told: str
) -> None:
    assert of_sample(problem, language, level, unit, answer) == told


def test_there_are_enough_of_them() -> None:
    assert len(list(wrong_answers())) >= 80


@pytest.mark.parametrize(("level", "unit", "answer", "told"), POINTED)
def test_what_pointers_lead_to(level: str, unit: int, answer: str, told: str) -> None:
    cases = sample("3 bob\n3 1 2\n", "1 6 BOB 6\n")
    assert of_source("c", POINTERS, level, unit, answer, cases) == told


def reports(case: TestCase, unit: int, answer: str) -> tuple[FeedbackCode, ...]:
    source = "a, b = map(int, input().split())\ntotal = a + b\nprint(total)\n"
    request = UnitRequest(
        language="python",
        pieces=segment(source, language="python", level="line").pieces(),
        unit=unit,
        answer=answer,
        cases=(case,),
        limits=LIMITS,
    )
    return tuple(row.code for row in check_unit(request).feedback)


def test_of_a_hidden_test_nothing_is_told() -> None:
    shown = TestCase(name="1", input="3 4\n", output="7\n", sample=True)
    hidden = TestCase(name="1", input="3 4\n", output="7\n")
    assert FeedbackCode.STATE in reports(shown, 1, "total = a * b")
    assert FeedbackCode.STATE not in reports(hidden, 1, "total = a * b")


def test_an_accepted_answer_is_told_nothing() -> None:
    shown = TestCase(name="1", input="3 4\n", output="7\n", sample=True)
    assert reports(shown, 1, "total = b\ntotal += a") == (FeedbackCode.ACCEPTED,)


def test_nothing_is_told_of_what_the_unit_keeps_for_itself() -> None:
    source = "n = int(input())\nt = n * 2\ns = t + 1\nprint(s)\n"
    told = of_source("python", source, "paragraph", 0, "n = int(input())\nt = 5\ns = 9\nprint(s)",
                     sample("1\n", "3\n"))  # fmt: skip
    assert told == "s | printed | : 3\\n / 9\\n"


def test_a_loop_that_never_ends() -> None:
    source = "n = int(input())\ni = 0\nwhile i < n:\n    i = i + 1\nprint(i)\n"
    told = of_source("python", source, "line", 3, "i = i * 1", sample("3\n", "3\n"))
    assert told == "s | values | round 1 | i: 1 / 0"


def test_a_snapshot_that_the_program_makes_up_harms_nobody() -> None:
    source = "n = int(input())\nt = n + 1\nprint(t)\n"
    forged = r"""t = n + 2; print("\x01" + "0" * 16 + ":A:i9 i9\x02\x01xx:A:i1\x02")"""
    told = of_source("python", source, "line", 1, forged, sample("3\n", "4\n"))
    assert told == "s | values | t: 4 / 5"


def test_a_program_that_cannot_be_looked_at_is_told_nothing() -> None:
    source = "#include <stdio.h>\nint main(void) {\n    int n = 1;\n    n = n + 1;\n" \
        '    printf("%d\\n", n);\n    return 0;\n}\n'  # fmt: skip
    blocked = "int hanjul_begin = 0;\n    n = hanjul_begin;"
    assert of_source("c", source, "line", 2, blocked, sample("", "2\n")) == ""
