import pytest

from judge import judge_program
from judge.model import CaseReport, Limits, Program, TestCase
from judge.verdict import Verdict

ECHO = Program(language="python", source="print(int(input()) * 2)\n")
CASES = tuple(
    TestCase(name=f"n{n}", input=f"{n}\n", output=str(4 if n == 1 else 2 * n)) for n in range(3)
)


class TestJudgeProgram:
    def test_verdict_is_that_of_the_first_failure_and_all_cases_run(self) -> None:
        report = judge_program(ECHO, CASES, Limits())
        assert report.verdict is Verdict.WA
        assert [case.verdict for case in report.cases] == [Verdict.AC, Verdict.WA, Verdict.AC]

    def test_stops_early_when_asked(self) -> None:
        assert len(judge_program(ECHO, CASES, Limits(), stop_early=True).cases) == 2

    def test_streams_the_cases(self) -> None:
        seen: list[CaseReport] = []
        report = judge_program(ECHO, CASES, Limits(), on_case=seen.append)
        assert tuple(seen) == report.cases

    def test_hidden_cases_show_neither_expected_nor_actual_output(self) -> None:
        case = judge_program(ECHO, CASES, Limits()).cases[1]
        assert (case.message, case.output) == ("wrong on line 1", "")

    def test_samples_say_what_differs(self) -> None:
        sample = TestCase(name="s", input="1\n", output="7\n", sample=True)
        case = judge_program(ECHO, [sample], Limits()).cases[0]
        assert (case.message, case.output) == ("expected 7, found 2 on line 1", "2\n")

    def test_hidden_input_does_not_leak_through_an_exception(self) -> None:
        hidden = TestCase(name="h", input="secret\n", output="")
        case = judge_program(ECHO, [hidden], Limits()).cases[0]
        assert case.message == "ValueError on line 1"

    def test_measures_cpu_time_of_children(self) -> None:
        source = """
import os, time
if os.fork() == 0:
    while time.process_time() < 0.2: pass
    os._exit(0)
os.wait()
"""
        case = TestCase(name="c", input="", output="")
        report = judge_program(Program(language="python", source=source), [case], Limits())
        assert report.cases[0].cpu_seconds >= 0.2

    def test_measures_memory(self) -> None:
        program = Program(language="python", source="x = bytearray(40 << 20)\n")
        case = TestCase(name="c", input="", output="")
        report = judge_program(program, [case], Limits())
        assert 40 << 20 < report.cases[0].memory_bytes < 80 << 20

    def test_no_cases_is_bad_input(self) -> None:
        with pytest.raises(ValueError, match="no test cases"):
            judge_program(ECHO, [], Limits())

    def test_unknown_language_is_bad_input(self) -> None:
        with pytest.raises(ValueError, match="unknown language 'cobol': use one of c, cpp"):
            judge_program(Program(language="cobol", source=""), CASES, Limits())

    def test_unknown_checker_is_bad_input(self) -> None:
        with pytest.raises(ValueError, match="unknown checker 'x': use one of tokens"):
            judge_program(ECHO, CASES, Limits(), "x")

    def test_source_too_long_is_a_compile_error(self) -> None:
        program = Program(language="python", source="#" * (1 << 20) + "x")
        assert judge_program(program, CASES, Limits()).verdict is Verdict.CE
