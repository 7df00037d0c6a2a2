from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge import check_unit, precheck_unit
from judge.explanations import Explanation, Kind
from judge.model import DecidedBy, FeedbackCode, Limits, TestCase, UnitReport, UnitRequest
from judge.verdict import Verdict
from segmenter import Piece


def pieces(*parts: str | tuple[int, str]) -> tuple[Piece, ...]:
    return tuple(
        Piece(text=part) if isinstance(part, str) else Piece(text=part[1], unit=part[0])
        for part in parts
    )


C = pieces(
    "#include <stdio.h>\n",
    (0, "int main(void)"),
    " {\n    ",
    (1, "int n, s = 0;"),
    "\n    ",
    (2, 'scanf("%d", &n);'),
    "\n    ",
    (3, "for (int i = 1; i <= n; i++) {\n        s += i;"),
    "\n    }\n    ",
    (4, 'printf("%d\\n", s);'),
    "\n}\n",
)
STRUCT = pieces((0, "struct point {\n    int x, y;"), "\n};\n", (1, "int main(void)"), " {\n}\n")
PYTHON = pieces(
    (0, "n = int(input())"), "\n", (1, "for i in range(n):"), "\n    ",
    (2, "x = i\n    if x > 1:\n        x += 1"), "\n    ", (3, "print(x)"), "\n",
)  # fmt: skip
JAVA = pieces(
    (0, "public class Main"), " {\n    ", (1, "public static void main(String[] args)"),
    " {\n        ", (2, "String s = \"a}\";"), "\n        ", (3, "System.out.println(s);"),
    "\n    }\n}\n",
)  # fmt: skip
SUMS = tuple(
    TestCase(name=f"n{n}", input=f"{n}\n", output=f"{n * (n + 1) // 2}\n", sample=n == 1)
    for n in range(1, 6)
)
COUNTS = (
    TestCase(name="s", input="3\n", output="0\n1\n3\n", sample=True),
    TestCase(name="h", input="1\n", output="0\n"),
)
REFERENCES: Mapping[str, tuple[str, tuple[Piece, ...], tuple[TestCase, ...]]] = {
    "c": ("c", C, SUMS),
    "struct": ("cpp", STRUCT, ()),
    "python": ("python", PYTHON, COUNTS),
    "java": ("java", JAVA, (TestCase(name="j", input="", output="a}"),)),
}


def request(reference: str, unit: int, answer: str, **changes: object) -> UnitRequest:
    language, parts, cases = REFERENCES[reference]
    given = {"limits": Limits(cpu_seconds=0.5, wall_seconds=3), "cases": cases} | changes
    return UnitRequest(
        language=language,
        pieces=parts,
        unit=unit,
        answer=answer,
        **given,  # type: ignore[arg-type]
    )


SAME = [
    ("c", 0, "int main(void)"),
    ("c", 0, "int main(void) {"),
    ("c", 0, "int  main ( void )\n{ }"),
    ("c", 0, "int main(void) // start\n"),
    ("c", 1, "int n,s=0;/* sum */"),
    ("c", 1, "int n, \\\n s = 0;"),
    ("c", 3, "for (int i = 1; i <= n; i++) {\ns += i;"),
    ("c", 3, "for (int i = 1; i <= n; i++) { s += i; }"),
    ("c", 3, "for (int i = 1; i <= n; i++) <% s += i;"),
    ("struct", 0, "struct point { int x, y;"),
    ("struct", 0, "struct point { int x, y; }"),
    ("struct", 0, "struct point { int x, y; };"),
    ("python", 0, "n = int( input() )  # n"),
    ("python", 1, "for i in range(n): pass"),
    ("python", 1, "for i in range(n):\n  pass"),
    ("python", 2, "x = i\nif x > 1:\n  x += 1"),
    ("python", 2, "    x = i\n    if x > 1:\n        x += 1"),
    ("python", 2, "x = i\n\n    # more\n    if x > 1:\n        x += 1"),
    ("java", 0, "public class Main {}"),
    ("java", 2, 'String s = "a}" ;'),
]


@pytest.mark.parametrize(("reference", "unit", "answer"), SAME)
def test_same_tokens_are_accepted_at_once(reference: str, unit: int, answer: str) -> None:
    report = precheck_unit(request(reference, unit, answer))
    assert report is not None
    assert report.accepted
    assert report.decided_by is DecidedBy.TOKENS


MISFITS = [
    ("c", 1, "", FeedbackCode.EMPTY, 0, ""),
    ("c", 1, " \n\t", FeedbackCode.EMPTY, 0, ""),
    ("c", 1, "// int n, s = 0;", FeedbackCode.EMPTY, 0, ""),
    ("c", 1, "/* int n; */ ;;", FeedbackCode.EMPTY, 0, ""),
    ("c", 0, "{ }", FeedbackCode.EMPTY, 0, ""),
    ("c", 1, "int n;\nreturn 0; }", FeedbackCode.EARLY_BRACE, 2, "}"),
    ("c", 1, "int n; } int g(void) {", FeedbackCode.EARLY_BRACE, 1, "}"),
    ("c", 1, "if (1) {\nint n;", FeedbackCode.UNCLOSED_BRACE, 1, "{"),
    ("c", 1, "int n, s = (0;", FeedbackCode.UNCLOSED_BRACE, 1, "("),
    ("c", 1, "int a[3;", FeedbackCode.UNCLOSED_BRACE, 1, "["),
    ("c", 2, 'scanf("%d, &n);', FeedbackCode.UNCLOSED_STRING, 1, ""),
    ("c", 2, "int c = 'a;", FeedbackCode.UNCLOSED_STRING, 1, ""),
    ("c", 1, "int n;\n/* s", FeedbackCode.UNCLOSED_COMMENT, 2, ""),
    ("c", 1, "int n; /\\\n* s", FeedbackCode.UNCLOSED_COMMENT, 1, ""),
    ("c", 1, "int n; /\\\n* s */", FeedbackCode.CONTROL_CHARACTER, 1, "\\"),
    ("c", 1, "int n;\n#include <math.h>", FeedbackCode.DIRECTIVE, 2, "#include"),
    ("c", 1, "#if 0", FeedbackCode.DIRECTIVE, 1, "#if"),
    ("c", 1, "%:define n 3", FeedbackCode.DIRECTIVE, 1, "#define"),
    ("c", 1, "int n;\x00", FeedbackCode.CONTROL_CHARACTER, 1, "U+0000"),
    ("c", 1, "x" * 70000, FeedbackCode.TOO_LONG, 0, "65536"),
    ("struct", 0, "struct point", FeedbackCode.MISSING_BRACE, 1, "{"),
    ("python", 0, "", FeedbackCode.EMPTY, 0, ""),
    ("python", 0, "# n", FeedbackCode.EMPTY, 0, ""),
    ("python", 0, "pass", FeedbackCode.EMPTY, 0, ""),
    ("python", 0, "n = int(input()", FeedbackCode.UNCLOSED_BRACE, 1, "("),
    ("python", 0, "n = int(input()))", FeedbackCode.EARLY_BRACE, 1, ")"),
    ("python", 0, 'n = """3', FeedbackCode.UNCLOSED_STRING, 1, ""),
    ("python", 0, "if n:", FeedbackCode.INDENTATION, 1, ""),
    ("python", 2, "  x = i\nprint(x)", FeedbackCode.INDENTATION, 2, ""),
    ("python", 2, "x = i\nif x:\nx = 2", FeedbackCode.INDENTATION, 3, ""),
    ("java", 2, 'String s = "a', FeedbackCode.UNCLOSED_STRING, 1, ""),
    ("java", 2, 'String s = """\na"', FeedbackCode.UNCLOSED_STRING, 1, ""),
    ("java", 2, 'String s = "";\n\\u007d', FeedbackCode.CONTROL_CHARACTER, 2, "\\u007d"),
]


@pytest.mark.parametrize(("reference", "unit", "answer", "code", "line", "token"), MISFITS)
def test_what_does_not_fit_is_struct(
    reference: str, unit: int, answer: str, code: FeedbackCode, line: int, token: str
) -> None:
    report = precheck_unit(request(reference, unit, answer))
    assert report is not None
    assert (report.verdict, report.decided_by) == (Verdict.STRUCT, DecidedBy.STRUCTURE)
    feedback = report.feedback[0]
    assert (feedback.code, feedback.line) == (code, line)
    assert feedback.params.get("token", "") == token


MUST_RUN = [
    ("c", 1, "int n; int s = 0;"),
    ("c", 1, "int s = 0, n;"),
    ("c", 1, "int n, s = 0 ; ;"),
    ("python", 2, "x = i\nif x > 1:\n  x = x + 1"),
    ("python", 2, "x = i\nif x > 1: x += 1"),
    ("java", 2, 'String s = "a" + "}";'),
]


@pytest.mark.parametrize(("reference", "unit", "answer"), MUST_RUN)
def test_other_tokens_must_be_run_and_are_then_accepted(
    reference: str, unit: int, answer: str
) -> None:
    asked = request(reference, unit, answer)
    assert precheck_unit(asked) is None
    report = check_unit(asked)
    assert report.accepted, report
    assert report.decided_by is DecidedBy.TESTS


def test_indentation_is_a_token_of_python() -> None:
    parts = pieces((0, "for i in range(2):\n    print(i)\nprint(9)"), "\n")
    asked = UnitRequest(
        language="python",
        pieces=parts,
        unit=0,
        answer="for i in range(2):\n    print(i)\n    print(9)",
        cases=(TestCase(name="a", input="", output="0\n1\n9\n"),),
    )
    assert precheck_unit(asked) is None
    assert check_unit(asked).verdict is Verdict.WA


@given(answer=st.text(max_size=60))
@pytest.mark.parametrize("reference", ["c", "python", "java"])
def test_any_text_gets_an_answer(reference: str, answer: str) -> None:
    report = precheck_unit(request(reference, 2, answer))
    assert report is None or isinstance(report, UnitReport)


@given(answer=st.text("{}()[]\"'/*\\\n#; x", max_size=30))
def test_no_accepted_text_leaves_its_place(answer: str) -> None:
    """Whatever passes rule 1 leaves the braces around it as they were."""
    asked = request("c", 4, answer)
    report = precheck_unit(asked)
    if report is None:
        assert answer.strip()
        without_strings = "".join(c for c in answer if c in "{}")
        assert without_strings.count("{") == without_strings.count("}") or any(
            mark in answer for mark in ("'", '"', "/")
        )


class TestCheckUnit:
    def check(self, reference: str, unit: int, answer: str, **changes: object) -> UnitReport:
        return check_unit(request(reference, unit, answer, **changes))

    def test_a_braceless_loop_is_right(self) -> None:
        assert self.check("c", 3, "for (int i = 1; i <= n; i++) s += i;").accepted

    def test_a_loop_of_another_kind_is_right(self) -> None:
        answer = "int i = 1;\nwhile (i <= n) {\n    s += i++;\n}"
        assert self.check("c", 3, answer).accepted

    def test_compile_error_has_the_units_own_line(self) -> None:
        report = self.check("c", 3, "for (int i = 1; i <= n; i++) {\n    s += j;\n}")
        assert report.verdict is Verdict.CE
        assert (report.messages[0].line, report.messages[0].column) == (2, 10)
        assert report.feedback[0].line == 2

    def test_an_error_elsewhere_has_no_line_and_no_path(self) -> None:
        report = self.check("c", 1, "int n;")
        assert report.verdict is Verdict.CE
        assert [message.line for message in report.messages] == [0]
        assert "main.c" not in report.messages[0].text

    def test_a_missing_semicolon_is_the_units(self) -> None:
        report = self.check("c", 4, 'printf("%d\\n", s)')
        assert (report.messages[0].line, report.messages[0].column) == (1, 18)

    def test_python_message_names_the_units_line(self) -> None:
        report = self.check("python", 2, "x = i\ny = = 2")
        assert report.verdict is Verdict.CE
        assert (report.messages[0].line, report.messages[0].column) == (2, 5)

    def test_run_time_error_names_the_units_line(self) -> None:
        report = self.check("python", 2, "x = i\nx = x // 0")
        feedback = report.feedback[0]
        assert (feedback.code, feedback.line) == (FeedbackCode.RUNTIME_ERROR, 2)
        assert feedback.params["reason"] == (
            "ZeroDivisionError: integer division or modulo by zero"
        )

    def test_a_name_that_is_missing_is_told_as_the_units(self) -> None:
        report = self.check("c", 1, "int n;")
        assert [one.explanation for one in report.messages] == [
            Explanation(kind=Kind.NEEDED_LATER, params={"name": "s"})
        ]

    def test_a_missing_semicolon_before_another_line_is_at_the_units_end(self) -> None:
        report = self.check("c", 1, "int n, s = 0")  # that n and s are missed only follows
        (told,) = report.messages
        assert (told.line, told.column) == (1, 13)
        assert told.explanation == Explanation(kind=Kind.MISSING_SEMICOLON)

    def test_own_names_are_not_the_slip(self) -> None:
        report = self.check("c", 1, "int n, total = 1;")
        assert FeedbackCode.NEAR_MISS in [one.code for one in report.feedback]
        assert report.messages == ()

    def test_a_near_miss_is_told_of_a_wrong_answer(self) -> None:
        told = self.check("c", 3, "for (int i = 1; i < n; i++) {\n    s += i;").feedback
        codes = [FeedbackCode.WRONG_ANSWER, FeedbackCode.STATE, FeedbackCode.NEAR_MISS]
        assert [one.code for one in told] == codes
        assert told[-1].line == 1
        assert told[-1].params == {
            "edit": "other", "part": "comparison", "column": "19", "length": "1",
        }  # fmt: skip

    def test_none_is_told_where_the_tests_accept(self) -> None:
        report = self.check("c", 3, "for (int i = 0; i <= n; i++) {\n    s += i;")
        assert [one.code for one in report.feedback] == [FeedbackCode.ACCEPTED]

    def test_a_warning_helps_where_the_answer_is_wrong(self) -> None:
        report = self.check("c", 2, 'scanf("%d", n);')
        assert report.messages[0].severity == "warning"
        assert report.messages[0].explanation
        assert report.messages[0].explanation.kind is Kind.MISSING_ADDRESS

    def test_a_warning_fails_nothing(self) -> None:
        answer = "for (int i = 1; i <= n; i++)\n    if (s = s + i) ;"
        assert self.check("c", 3, answer).accepted

    def test_a_run_time_error_is_explained(self) -> None:
        ended, fault = self.check("python", 2, "x = i\nx = x // 0").feedback
        assert (ended.code, ended.explanation) == (FeedbackCode.RUNTIME_ERROR, None)
        assert (fault.code, fault.line, fault.params["kind"]) == (
            FeedbackCode.FAULT,
            2,
            "division_by_zero",
        )

    def test_an_error_that_says_more_than_its_kind_is_explained_by_what_it_says(self) -> None:
        ended, fault = self.check("python", 2, "x = i\nx()").feedback
        assert (ended.code, ended.explanation) == (FeedbackCode.RUNTIME_ERROR, None)
        assert (fault.line, fault.params) == (2, {"kind": "no_function", "type": "int"})

    def test_a_name_that_only_a_run_misses_is_told_as_the_units(self) -> None:
        feedback = self.check("python", 2, "i += 0").feedback[0]
        assert feedback.line == 0
        assert feedback.explanation == Explanation(kind=Kind.NEEDED_LATER, params={"name": "x"})

    def test_the_rest_is_run_in_the_names_that_an_answer_gives(self) -> None:
        report = self.check("c", 1, "int n;\n    long total = 0, spare;")
        assert (report.verdict, report.decided_by) == (Verdict.AC, DecidedBy.TESTS)
        assert report.renames == {"s": "total"}

    def test_time_limit_says_the_seconds(self) -> None:
        slow = Limits(cpu_seconds=0.5, wall_seconds=30)  # the machine may be busy
        report = self.check("c", 4, "while (1);", limits=slow)
        assert report.feedback[0].code is FeedbackCode.TIME_LIMIT
        assert report.feedback[0].params["seconds"] == "0.5"

    def test_a_sample_shows_expected_and_actual(self) -> None:
        feedback = self.check("c", 4, 'printf("%d\\n", s + 1);').feedback[0]
        assert feedback.code is FeedbackCode.WRONG_ANSWER
        assert feedback.params["sample"] == "true"
        assert (feedback.params["expected"], feedback.params["actual"]) == ("1\n", "2\n")
        assert feedback.remark is not None
        assert feedback.remark.english == feedback.params["reason"]

    def test_a_hidden_case_shows_neither(self) -> None:
        feedback = self.check("c", 4, 'printf("%d\\n", n > 3 ? 12345 : s);').feedback[0]
        assert feedback.params == {"case": "n4", "sample": "false"}
        assert feedback.remark is None

    def test_accepted_units_stand_in_the_assembly(self) -> None:
        mine = {1: "int n, total = 0;", 3: "for (int i = 1; i <= n; i++) total += i;"}
        answer = 'printf("%d\\n", total);'
        assert self.check("c", 4, answer, accepted=mine).accepted
        assert not self.check("c", 4, answer).accepted

    def test_an_accepted_unit_that_does_not_fit_is_bad_input(self) -> None:
        with pytest.raises(ValueError, match="unit 1 does not fit"):
            self.check("c", 4, "puts(0);", accepted={1: "}"})

    def test_no_such_unit_is_bad_input(self) -> None:
        with pytest.raises(ValueError, match="there is no unit 9: use 0 to 4"):
            self.check("c", 9, "x")

    def test_tests_alone_accept_nothing_without_tests(self) -> None:
        with pytest.raises(ValueError, match="no test cases"):
            self.check("c", 4, 'printf("%d\\n", 1 * s);', cases=())


class TestWeak:
    """Rule 5: here no test is needed to see the `if`, since all of them give positive numbers."""

    PIECES = pieces(
        "#include <stdio.h>\nint main(void) {\n    int n;\n    scanf(\"%d\", &n);\n    ",
        (0, "if (n < 0)\n        n = 0;"), "\n    printf(\"%d\\n\", n);\n    ",
        (1, "return 0;"), "\n}\n",
    )  # fmt: skip
    CASES = (TestCase(name="n3", input="3\n", output="3\n"),)

    NEGATIVE = TestCase(name="n-3", input="-3\n", output="0\n")

    def check(self, answer: str, *more: TestCase, weak: bool | None, unit: int = 0) -> UnitReport:
        return check_unit(
            UnitRequest(
                language="c", pieces=self.PIECES, unit=unit, answer=answer,
                cases=(*self.CASES, *more), weak=weak,
            )
        )  # fmt: skip

    def test_the_tests_alone_do_not_accept_a_weak_unit(self) -> None:
        report = self.check("n = n;", weak=True)
        assert (report.verdict, report.decided_by) == (Verdict.STRUCT, DecidedBy.STRUCTURE)
        assert [row.code for row in report.feedback] == [FeedbackCode.UNTESTED]

    def test_built_alike_it_is_accepted_by_the_tests(self) -> None:
        report = self.check("if (0 > n) {\n    n = 0;\n}", weak=True)
        assert (report.accepted, report.decided_by) == (True, DecidedBy.TESTS)

    def test_a_unit_that_is_not_weak_may_be_built_otherwise(self) -> None:
        assert self.check("n = n;", weak=False).accepted

    def test_where_nobody_knows_it_is_found_out(self) -> None:
        answer = "n = n < 0 ? 0 : n;"
        assert self.check(answer, weak=None).feedback[0].code is FeedbackCode.UNTESTED
        assert self.check(answer, self.NEGATIVE, weak=None).accepted

    def test_without_which_the_program_is_the_same(self) -> None:
        assert not self.check(";", weak=None, unit=1).accepted
        assert self.check("return 1 - 1;", weak=None, unit=1).accepted
