from collections.abc import Mapping

import pytest

import segmenter
from judge import check_unit, precheck_unit
from judge.model import DecidedBy, TestCase, UnitRequest
from judge.renaming import carry
from judge.verdict import Verdict

C = """\
#include <stdio.h>
#define LIMIT (limit + 1)
struct point { int x; };
int f(int a) {
    int i = a * 2;
    return i;
}
int main(void) {
    int n, s = 0;
    int x = 0, limit = 5;
    scanf("%d", &n);
    for (int i = 1; i <= n; i++) {
        s += i;
    }
    struct point p;
    p.x = x;
    printf("%d\\n", s + f(p.x));
    return 0;
}
"""
PYTHON = """\
n = int(input())
t = 0
for i in range(n):
    t += i
word = "w"
print(t, f"{word}")
"""
JAVA = """\
import java.util.Scanner;
public class Main {
    static int total = 0;
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        System.out.println(n * (n + 1) / 2 + total);
    }
}
"""
SOURCES = {"c": C, "cpp": C, "python": PYTHON, "java": JAVA}
CASES = {
    "c": TestCase(name="a", input="4\n", output="10\n"),
    "cpp": TestCase(name="a", input="4\n", output="10\n"),
    "python": TestCase(name="a", input="4\n", output="6 w\n"),
    "java": TestCase(name="a", input="4\n", output="10\n"),
}


def request(
    language: str, reference: str, answer: str, accepted: Mapping[str, str] | None = None
) -> UnitRequest:
    """Return the request for the unit whose reference text is `reference`."""
    found = segmenter.segment(SOURCES[language], language=language, level="line")
    numbers = {unit.text: unit.index for unit in found.units}
    return UnitRequest(
        language=language,
        pieces=found.pieces(),
        unit=numbers[reference],
        answer=answer,
        cases=(CASES[language],),
        accepted={numbers[old]: new for old, new in (accepted or {}).items()},
    )


CERTAIN = [
    ("c", "int n, s = 0;", "int m, sum = 0;", {"n": "m", "s": "sum"}),
    ("c", "int n, s = 0;", "int n, total = 0;  // all", {"s": "total"}),
    ("cpp", "int n, s = 0;", "int n, total = 0;", {"s": "total"}),
    ("c", "for (int i = 1; i <= n; i++)", "for (int k = 1; k <= n; k++) {", {"i": "k"}),
    ("c", "int i = a * 2;", "int s = a * 2;", {"i": "s"}),
    ("python", "t = 0", "total = 0", {"t": "total"}),
    ("python", "n = int(input())", "count = int(input())", {"n": "count"}),
    ("python", "for i in range(n):", "for _ in range(n):", {"i": "_"}),
    ("java", "int n = in.nextInt();", "int count = in.nextInt();", {"n": "count"}),
    ("c", "int f(int a)", "int g(int b)", {"f": "g", "a": "b"}),
    ("c", "struct point { int x;", "struct dot { int y;", {"point": "dot", "x": "y"}),
    ("c", "int x = 0, limit = 5;", "int y = 0, limit = 5;", {"x": "y"}),  # not the member
    ("c", "int x = 0, limit = 5;", "int x = 0, bound = 5;", {"limit": "bound"}),  # and the macro
    ("python", 'word = "w"', 'text = "w"', {"word": "text"}),  # and the f-string
    ("java", "static int total = 0;", "static int sum = 0;", {"total": "sum"}),
    (
        "java",
        "Scanner in = new Scanner(System.in);",
        "Scanner s = new Scanner(System.in);",
        {"in": "s"},
    ),
]


@pytest.mark.parametrize(("language", "reference", "answer", "names"), CERTAIN)
def test_certain_renamings_are_accepted_at_once(
    language: str, reference: str, answer: str, names: dict[str, str]
) -> None:
    asked = request(language, reference, answer)
    report = precheck_unit(asked)
    assert report is not None
    assert (report.accepted, report.decided_by) == (True, DecidedBy.RENAMING)
    assert dict(report.renames) == names


@pytest.mark.parametrize(("language", "reference", "answer", "names"), CERTAIN)
def test_the_renamed_program_is_right(
    language: str, reference: str, answer: str, names: dict[str, str]
) -> None:
    """What was accepted without a run does run: here with another unit that must be run."""
    others = {"c": "return 0;", "cpp": "return 0;", "python": 'word = "w"'}
    other = others.get(language, "Scanner in = new Scanner(System.in);")
    spelled = {"return 0;": "return 0 * 1;", 'word = "w"': 'word = "w" + ""'}
    text = spelled.get(other, "Scanner in = new java.util.Scanner(System.in);")
    report = check_unit(request(language, other, text, {reference: answer}))
    assert report.verdict is Verdict.AC, report
    assert names


UNCERTAIN = [
    ("c", "int n, s = 0;", "int n, n = 0;"),  # two names become one
    ("c", "int n, s = 0;", "int p, s = 0;"),  # used by another
    ("c", "int n, s = 0;", "int printf, s = 0;"),  # captures a call
    ("c", "int n, s = 0;", "int n, while = 0;"),
    ("c", "int n, s = 0;", "int n, EOF = 0;"),
    ("c", "int n, s = 0;", "int n, linux = 0;"),
    ("c", "int n, s = 0;", "long n, sum = 0;"),
    ("c", 'scanf("%d", &n);', 'scanf("%d", &m);'),  # not declared here
    ("c", 'scanf("%d", &n);', 'printf("%d", &n);'),
    ("c", "for (int i = 1; i <= n; i++)", "for (int s = 1; s <= n; s++)"),
    ("c", "struct point p;", "struct q q;"),
    ("c", "int x = 0, limit = 5;", "int f = 0, limit = 5;"),  # it hides a function in use
    ("c", "int f(int a)", "int printf(int a)"),
    ("c", "int f(int a)", "int malloc(int a)"),  # of the library
    ("c", "int n, s = 0;", "int s, n = 0;"),  # the same names, in another order
    ("java", "public class Main", "public class Sum"),  # it names the file
    ("java", "Scanner in = new Scanner(System.in);", "Scanner n = new Scanner(System.in);"),
    ("c", "int main(void)", "int start(void)"),
    ("python", "for i in range(n):", "for t in range(n):"),
    ("python", "t = 0", "print = 0"),
    ("python", "t = 0", "class = 0"),
    ("python", "t += i", "u += i"),  # first seen in another unit
]


@pytest.mark.parametrize(("language", "reference", "answer"), UNCERTAIN)
def test_what_is_not_certain_must_be_run(language: str, reference: str, answer: str) -> None:
    assert precheck_unit(request(language, reference, answer)) is None


class TestCarry:
    RENAMED: Mapping[str, str] = {
        "int n, s = 0;": "int m, sum = 0;",
        "for (int i = 1; i <= n; i++)": "for (int k = 1; k <= m; k++)",
    }

    def test_later_units_are_compared_in_the_students_names(self) -> None:
        report = precheck_unit(request("c", "s += i;", "sum += k;", self.RENAMED))
        assert report is not None
        assert report.decided_by is DecidedBy.TOKENS

    def test_the_references_names_are_then_wrong(self) -> None:
        report = check_unit(request("c", "s += i;", "s += i;", self.RENAMED))
        assert report.verdict is Verdict.CE

    def test_other_code_is_run_in_the_students_names(self) -> None:
        report = check_unit(request("c", "s += i;", "sum = k + sum;", self.RENAMED))
        assert (report.verdict, report.decided_by) == (Verdict.AC, DecidedBy.TESTS)

    def test_only_the_scope_changes(self) -> None:
        asked = request("c", "s += i;", "", self.RENAMED)
        pieces, names = carry("c", asked.pieces, asked.accepted)
        source = "".join(piece.text for piece in pieces)
        assert names == {"n": "m", "s": "sum", "i": "k"}
        assert "int i = a * 2;\n    return i;" in source
        assert "for (int k = 1; k <= m; k++) {\n        sum += k;" in source

    def test_a_name_that_an_accepted_unit_uses_cannot_change(self) -> None:
        accepted = {"s += i;": "s = s + i;"}
        asked = request("c", "int n, s = 0;", "int n, sum = 0;", accepted)
        assert precheck_unit(asked) is None

    def test_nothing_accepted_changes_nothing(self) -> None:
        asked = request("c", "s += i;", "")
        assert carry("c", asked.pieces, {}) == (asked.pieces, {})
