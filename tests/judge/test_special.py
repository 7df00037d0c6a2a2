from dataclasses import replace
from pathlib import Path

import pytest

from judge import (
    Convention,
    Limits,
    Program,
    RunReport,
    SourceFile,
    SpecialJudge,
    TestCase,
    UnitRequest,
    Verdict,
    check_unit,
    judge_program,
    special,
)
from segmenter import segment

FAKE_TESTLIB = SourceFile(
    name="testlib.h",
    text=Path(__file__).with_name("programs").joinpath("fake_testlib.h").read_text(),
)
SUM_TO = """\
#include "testlib.h"
int main(int argc, char **argv) {
    registerTestlibCmd(argc, argv);
    int n = inf.readInt(), a = ouf.readInt(), b = ouf.readInt();
    if (ans.readInt() < 0) quitf(_fail, "the answer is broken");
    if (b == -5) quitp(a / 2.0, "for trying");
    if (b == -6) quitf(_pc(a), "nearly");
    if (a + b != n) quitf(_wa, "%d + %d is not %d", a, b, n);
    quitf(_ok, "fine");
}
"""
TESTLIB = SpecialJudge(program=Program(language="cpp", source=SUM_TO, files=(FAKE_TESTLIB,)))
CASES = (
    TestCase(name="sample", input="10\n", output="4 6\n", sample=True),
    TestCase(name="hidden", input="7\n", output="3 4\n"),
)


def judge(source: str, judge: SpecialJudge, cases: tuple[TestCase, ...] = CASES) -> RunReport:
    program = Program(language="python", source=source)
    return judge_program(program, cases, Limits(), "special", special=judge)


def in_python(source: str, convention: Convention = Convention.TESTLIB) -> SpecialJudge:
    return SpecialJudge(program=Program(language="python", source=source), convention=convention)


class TestTestlib:
    def test_any_right_output_is_accepted(self) -> None:
        report = judge("n = int(input())\nprint(n - 1, 1)\n", TESTLIB)
        assert report.verdict is Verdict.AC
        assert [case.note for case in report.cases] == ["ok fine", "ok fine"]
        assert report.special is not None
        assert report.special.ok

    def test_its_words_are_told_for_samples_only(self) -> None:
        sample, hidden = judge("n = int(input())\nprint(n, 1)\n", TESTLIB).cases
        assert (sample.verdict, sample.message) == (Verdict.WA, "wrong answer 10 + 1 is not 10")
        assert (hidden.verdict, hidden.message) == (Verdict.WA, "wrong answer")
        assert hidden.note == "wrong answer 7 + 1 is not 7"

    def test_an_output_of_another_form_is_wrong(self) -> None:
        case = judge("print('x')\n", TESTLIB, CASES[:1]).cases[0]
        assert (case.verdict, case.message) == (
            Verdict.WA, "wrong output format integer expected"
        )  # fmt: skip

    def test_its_failure_is_ours(self) -> None:
        broken = TestCase(name="broken", input="3\n", output="-1\n", sample=True)
        case = judge("print(1, 2)\n", TESTLIB, (broken,)).cases[0]
        assert (case.verdict, case.message) == (Verdict.IE, "")
        assert case.note == "failed (3): FAIL the answer is broken"

    def test_less_than_all_points_is_a_wrong_answer_in_its_words(self) -> None:
        sample, hidden = judge("print(1, -5)\n", TESTLIB).cases
        assert (sample.verdict, sample.message) == (Verdict.WA, "points 0.5 for trying")
        assert (hidden.verdict, hidden.message) == (Verdict.WA, "wrong answer")
        assert hidden.note == (
            "gave 0.5 points: only 1, which is all, is accepted here: points 0.5 for trying"
        )

    def test_all_points_are_accepted(self) -> None:
        case = judge("print(2, -5)\n", TESTLIB, CASES[1:]).cases[0]
        assert (case.verdict, case.note) == (Verdict.AC, "points 1 for trying")

    @pytest.mark.parametrize("score", [0, 3, 50])  # as exit codes: ok, FAIL, and nothing
    def test_partially_correct_is_a_wrong_answer(self, score: int) -> None:
        case = judge(f"print({score}, -6)\n", TESTLIB, CASES[:1]).cases[0]
        said = f"partially correct ({score}) nearly"
        assert (case.verdict, case.message) == (Verdict.WA, said)

    def test_a_program_that_fails_is_not_shown_to_it(self) -> None:
        case = judge("print(3, 7)\nraise SystemExit(2)\n", TESTLIB, CASES[:1]).cases[0]
        assert (case.verdict, case.message, case.note) == (Verdict.RTE, "exit code 2", "")

    def test_another_header_is_another_program(self) -> None:
        text = FAKE_TESTLIB.text.replace('"ok"', '"very well"')
        files = (SourceFile(name="testlib.h", text=text),)
        other = SpecialJudge(program=Program(language="cpp", source=SUM_TO, files=files))
        assert judge("print(3, 7)\n", TESTLIB, CASES[:1]).cases[0].note == "ok fine"
        assert judge("print(3, 7)\n", other, CASES[:1]).cases[0].note == "very well fine"


LONGEST_LINE = """
import sys
given, output, answer = (open(name).read() for name in sys.argv[1:])
if len(output) != len(answer):
    sys.exit(f"{len(output)} letters, {len(answer)} wanted")
"""


class TestPython:
    def test_testlib_s_arguments_and_exit_codes(self) -> None:
        longest = in_python(LONGEST_LINE)
        right = TestCase(name="s", input="", output="ab\n", sample=True)
        assert judge("print('xy')\n", longest, (right,)).verdict is Verdict.AC
        case = judge("print('xyz')\n", longest, (right,)).cases[0]
        assert (case.verdict, case.message) == (Verdict.WA, "4 letters, 3 wanted")

    def test_icpc_s_arguments_and_exit_codes(self) -> None:
        source = """
import sys
given, answer, folder = sys.argv[1:]
right = sys.stdin.read() == open(answer).read()[::-1]
open(folder + "/judgemessage.txt", "w").write("turned round" if right else "not turned round")
sys.exit(42 if right else 43)
"""
        icpc = in_python(source, Convention.ICPC)
        case = TestCase(name="s", input="", output="ab", sample=True)
        right = judge("print('ba', end='')\n", icpc, (case,)).cases[0]
        assert (right.verdict, right.note) == (Verdict.AC, "turned round")
        wrong = judge("print('ab', end='')\n", icpc, (case,)).cases[0]
        assert (wrong.verdict, wrong.message) == (Verdict.WA, "not turned round")

    def test_its_own_arguments_come_last_and_its_folder_ends_with_a_slash(self) -> None:
        source = "import sys\nprint(*sys.argv[1:], file=sys.stderr)\nsys.exit(int(sys.argv[-1]))\n"
        case = TestCase(name="s", input="", output="", sample=True)
        for convention, given in (
            (Convention.ICPC, "input answer feedback/ x 43"),
            (Convention.TESTLIB, "input output answer x 1"),
        ):
            arguments = ("x", given.split()[-1])
            called = replace(in_python(source, convention), arguments=arguments)
            found = judge("print()\n", called, (case,)).cases[0]
            assert (found.verdict, found.note) == (Verdict.WA, given)

    def test_may_import_what_was_uploaded_with_it(self) -> None:
        helper = SourceFile(name="helper.py", text="def right(text): return text == 'x\\n'\n")
        source = "import sys, helper\nsys.exit(not helper.right(open(sys.argv[2]).read()))\n"
        program = Program(language="python", source=source, files=(helper,))
        assert judge("print('x')\n", SpecialJudge(program=program)).verdict is Verdict.AC


FAULTS = {
    "an exception": ("int('x')", Convention.TESTLIB, "failed (3)"),
    "the answer's end": ("raise EOFError", Convention.TESTLIB, "failed (3)"),
    "a signal": ("import os; os.kill(os.getpid(), 11)", Convention.TESTLIB, "crashed (signal 11)"),
    "an unknown code": ("raise SystemExit(77)", Convention.TESTLIB, "unknown exit code (77)"),
    "no code": ("pass", Convention.ICPC, "unknown exit code (0)"),
    "a signal, ICPC": ("import os; os.abort()", Convention.ICPC, "unknown exit code (134)"),
    "rubbish": ("while True: print('\\0\\x1b[2J' * 999)", Convention.TESTLIB, "printed too much"),
    "a loop": ("while True: pass", Convention.TESTLIB, "took more than its CPU time"),
    "sleep": ("import time; time.sleep(99)", Convention.TESTLIB, "did not end in time"),
    "memory": ("x = bytearray(1 << 30)", Convention.TESTLIB, "used too much memory"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_what_it_breaks_is_never_the_students_fault(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "a loop":  # a machine that is busy may need more for the others
        monkeypatch.setattr(special, "CPU_SECONDS", 0.5)
    if kind == "sleep":
        monkeypatch.setattr(special, "_WALL_SECONDS", 0.5)
    source, convention, fault = FAULTS[kind]
    report = judge("print(3, 4)\n", in_python(source, convention), CASES[:1])
    assert (report.verdict, report.cases[0].message) == (Verdict.IE, "")
    assert fault in report.cases[0].note
    assert report.cases[0].note.replace("\n", "").isprintable()
    assert report.fault.startswith("test sample: ")


def test_one_that_does_not_compile_is_told_apart_from_the_program() -> None:
    broken = SpecialJudge(
        program=Program(language="cpp", source="int main() {\n    retrun 0;\n}\n")
    )
    report = judge("print(1)\n", broken)
    assert (report.verdict, report.cases, report.compile.ok) == (Verdict.IE, (), True)
    assert report.special is not None
    assert report.special.messages[0].line == 2
    assert report.fault.startswith("it does not compile: line 2: ")


def test_a_program_that_does_not_compile_is_its_own_fault() -> None:
    assert judge("print(\n", TESTLIB).verdict is Verdict.CE


def test_the_program_finds_nothing_of_it() -> None:
    tell = in_python("import sys\nsys.exit(open(sys.argv[2]).read())\n")
    case = judge("import os\nprint(sorted(os.listdir('/box') + os.listdir('/tmp')))\n", tell).cases[
        0
    ]
    assert case.message == "['main.py']"


def test_needs_a_program() -> None:
    with pytest.raises(ValueError, match="the checker special needs a special judge"):
        judge_program(Program(language="python", source=""), CASES, Limits(), "special")


def test_is_written_in_cpp_or_python() -> None:
    java = SpecialJudge(program=Program(language="java", source="class Main {}"))
    with pytest.raises(
        ValueError, match="a special judge cannot be in java: use one of cpp, python"
    ):
        judge("print(1)\n", java)


class TestUnit:
    REFERENCE = "n = int(input())\na = n - 1\nprint(a, 1)\n"

    def unit(self, answer: str, judge: SpecialJudge) -> UnitRequest:
        pieces = segment(self.REFERENCE, language="python", level="line").pieces()
        return UnitRequest(
            language="python", pieces=pieces, unit=1, answer=answer, cases=CASES,
            checker="special", special=judge,
        )  # fmt: skip

    def test_any_right_unit_is_accepted(self) -> None:
        pieces = segment(self.REFERENCE, language="python", level="line").pieces()
        request = UnitRequest(
            language="python", pieces=pieces, unit=2, answer="print(1, a)", cases=CASES,
            checker="special", special=TESTLIB,
        )  # fmt: skip
        assert check_unit(request).accepted

    def test_a_wrong_one_is_told_in_its_words(self) -> None:
        feedback = check_unit(self.unit("a = n", TESTLIB)).feedback[0]
        assert feedback.params["reason"] == "wrong answer 10 + 1 is not 10"

    def test_a_wrong_one_is_told_what_the_solution_does_and_that_it_may_do_so(self) -> None:
        rows = check_unit(self.unit("a = n", TESTLIB)).feedback
        states = [row.state for row in rows if row.state]
        assert [(one.loose, one.rows[0].name) for one in states] == [(True, "a")]

    @pytest.mark.parametrize("source", ["int('x')\n", "def ("])
    def test_its_failure_is_told_to_the_instructor_only(self, source: str) -> None:
        report = check_unit(self.unit("a = n", in_python(source)))
        assert (report.verdict, report.accepted) == (Verdict.IE, False)
        assert [(row.code, dict(row.params)) for row in report.feedback] == [("internal_error", {})]
        assert report.note
