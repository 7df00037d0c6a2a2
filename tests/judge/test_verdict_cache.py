import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge import default_sandbox, judge_program, keep_caches, verdict_cache
from judge.model import (
    CaseReport,
    CompileReport,
    Limits,
    Program,
    RunReport,
    SpecialJudge,
    TestCase,
)
from judge.sandbox import Command, RunResult
from judge.verdict import Verdict

ECHO = Program(language="python", source="print(int(input()) * 2)\n")
CASES = (
    TestCase(name="a", input="1\n", output="2\n", sample=True),
    TestCase(name="b", input="2\n", output="5\n"),
)


class Counting:
    """The real sandbox, which counts what it runs."""

    def __init__(self) -> None:
        self.runs = 0
        self.protections = default_sandbox().protections

    def run(self, command: Command) -> RunResult:
        self.runs += not command.compiles
        return default_sandbox().run(command)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Counting]:
    keep_caches(tmp_path / "judge")
    yield Counting()
    keep_caches(None)


def judged(box: Counting, **changes: object) -> tuple[RunReport, int]:
    """Judge, and tell how many runs that took."""
    before = box.runs
    asked: dict[str, object] = {
        "program": ECHO, "cases": CASES, "limits": Limits(), "checker": "tokens",
        "stop_early": False,
    } | changes  # fmt: skip
    report = judge_program(**asked, sandbox=box)  # type: ignore[arg-type]
    return report, box.runs - before


class TestTheSameQuestion:
    def test_has_the_same_answer_without_a_run(self, box: Counting) -> None:
        first, runs = judged(box)
        assert (first.verdict, runs) == (Verdict.WA, 2)
        assert judged(box) == (first, 0)

    def test_is_told_case_by_case(self, box: Counting) -> None:
        first, _ = judged(box)
        seen: list[CaseReport] = []
        judged(box, on_case=seen.append)
        assert tuple(seen) == first.cases

    def test_is_not_known_without_a_folder(self, box: Counting) -> None:
        judged(box)
        keep_caches(None)
        assert judged(box)[1] == 2

    def test_of_bad_input_is_still_refused(self, box: Counting) -> None:
        with pytest.raises(ValueError, match="unknown language"):
            judged(box, program=Program(language="cobol", source=""))


CHANGES: dict[str, dict[str, object]] = {
    "source": {"program": Program(language="python", source=ECHO.source + "\n")},
    "input": {"cases": (CASES[0], dataclasses.replace(CASES[1], input="3\n"))},
    "expected output": {"cases": (CASES[0], dataclasses.replace(CASES[1], output="4\n"))},
    "what may be shown": {"cases": (CASES[0], dataclasses.replace(CASES[1], sample=True))},
    "name": {"cases": (CASES[0], dataclasses.replace(CASES[1], name="c"))},
    "order": {"cases": CASES[::-1]},
    "number": {"cases": CASES[:1]},
    "limits": {"limits": Limits(cpu_seconds=3)},
    "memory": {"limits": Limits(memory_mib=257)},
    "checker": {"checker": "exact"},
    "mode": {"stop_early": True},
}


class TestAnotherQuestion:
    @pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
    def test_is_run(self, box: Counting, changes: dict[str, object]) -> None:
        judged(box)
        assert judged(box, **changes)[1] > 0

    def test_other_tools_are_another_question(
        self, box: Counting, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        judged(box)
        monkeypatch.setattr(verdict_cache, "fingerprint", lambda _: ("newer",))
        assert judged(box)[1] == 2

    def test_other_protections_are_another_question(self, box: Counting) -> None:
        judged(box)
        box.protections = box.protections[1:]
        assert judged(box)[1] == 2


def test_a_poisoned_entry_is_run_again(box: Counting, tmp_path: Path) -> None:
    first, _ = judged(box)
    for path in (tmp_path / "judge" / "verdicts").iterdir():
        path.write_bytes(path.read_bytes().replace(b'"WA"', b'"AC"'))
    report, runs = judged(box)
    assert (report.verdict, runs) == (first.verdict, 2)


def case(**changes: object) -> RunReport:
    fields: dict[str, object] = {
        "name": "a", "verdict": Verdict.AC, "cpu_seconds": 0.1, "wall_seconds": 0.1,
        "memory_bytes": 1 << 20,
    }  # fmt: skip
    one = CaseReport(**(fields | changes))  # type: ignore[arg-type]
    return RunReport(verdict=one.verdict, cases=(one,), compile=CompileReport(ok=True))


class TestIsCertain:
    @pytest.mark.parametrize("verdict", Verdict)
    def test_only_what_ended_by_itself(self, verdict: Verdict) -> None:
        wanted = verdict in (Verdict.AC, Verdict.WA, Verdict.RTE)
        assert verdict_cache.is_certain(case(verdict=verdict), Limits()) is wanted

    @pytest.mark.parametrize(
        ("field", "limit"), [("cpu_seconds", 2), ("wall_seconds", 10), ("memory_bytes", 256 << 20)]
    )
    def test_nothing_near_a_limit(self, field: str, limit: float) -> None:
        assert verdict_cache.is_certain(case(**{field: limit * 0.49}), Limits())
        assert not verdict_cache.is_certain(case(**{field: limit * 0.51}), Limits())

    def test_nothing_that_was_not_run(self) -> None:
        report = RunReport(verdict=Verdict.CE, cases=(), compile=CompileReport(ok=False))
        assert not verdict_cache.is_certain(report, Limits())

    def test_a_limit_passed_is_not_kept(self, box: Counting) -> None:
        slow = Program(language="python", source="while True: pass\n")
        asked = {"program": slow, "cases": CASES[:1], "limits": Limits(cpu_seconds=0.1)}
        assert [judged(box, **asked)[1] for _ in range(2)] == [1, 1]


class TestSpecialJudge:
    def test_is_part_of_the_question(self, box: Counting) -> None:
        def asked(exit_code: int) -> tuple[RunReport, int]:
            source = f"raise SystemExit({exit_code})\n"
            special = SpecialJudge(program=Program(language="python", source=source))
            return judged(box, checker="special", special=special)

        right, runs = asked(0)
        assert (right.verdict, runs) == (Verdict.AC, 4)  # two cases, each run and looked at
        assert asked(0) == (right, 0)
        assert asked(1)[0].verdict is Verdict.WA

    def test_its_failure_is_not_kept(self, box: Counting) -> None:
        special = SpecialJudge(program=Program(language="python", source="raise SystemExit(9)\n"))
        for _ in range(2):
            report, runs = judged(box, checker="special", special=special)
            assert (report.verdict, runs) == (Verdict.IE, 4)
