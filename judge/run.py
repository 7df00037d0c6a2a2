"""One program over its test cases: compile once, run each case, compare."""

import re
import signal
from collections.abc import Callable, Sequence

from judge.checkers import CHECKERS, Checker
from judge.compiling import Compiled, compile_program
from judge.languages import LANGUAGES, Language
from judge.model import CaseReport, Limits, Program, RunReport, TestCase
from judge.sandbox import Bounds, Command, RunResult, Sandbox, Stop, default_sandbox
from judge.verdict import Verdict

_SHOWN_OUTPUT = 4096
# how a run-time error names the line of the source, at the end of its message
LINE_IN_MESSAGE = re.compile(r" on line (\d+)$")
_STOPS = {
    Stop.CPU: Verdict.TLE,
    Stop.WALL: Verdict.ILE,
    Stop.MEMORY: Verdict.MLE,
    Stop.OUTPUT: Verdict.OLE,
}
_SIGNALS = {signal.SIGXCPU: Verdict.TLE, signal.SIGXFSZ: Verdict.OLE}


def judge_program(
    program: Program,
    cases: Sequence[TestCase],
    limits: Limits,
    checker: str = "tokens",
    *,
    stop_early: bool = False,
    on_case: Callable[[CaseReport], None] | None = None,
    sandbox: Sandbox | None = None,
) -> RunReport:
    """Compile the program and run it on every case (with `stop_early`, up to the first failure).

    The verdict is that of the first case that is not accepted. `on_case` is called with each
    case's report as it comes. Raises ValueError for an unknown language or checker or when there
    are no cases, SandboxUnavailable and SandboxError when the fault is ours.
    """
    language, check = _known(program.language, checker)
    if not cases:
        raise ValueError("there are no test cases: give at least one")
    box = sandbox or default_sandbox()
    compiled = compile_program(box, program)
    reports: list[CaseReport] = []
    for case in cases if compiled.file is not None else ():
        report = run_case(box, language, compiled, case=case, limits=limits, check=check)
        reports.append(report)
        if on_case is not None:
            on_case(report)
        if stop_early and report.verdict is not Verdict.AC:
            break
    failed = (report.verdict for report in reports if report.verdict is not Verdict.AC)
    return RunReport(
        verdict=next(failed, Verdict.AC) if compiled.report.ok else Verdict.CE,
        cases=tuple(reports),
        compile=compiled.report,
        protections=box.protections,
    )


def _known(language: str, checker: str) -> tuple[Language, Checker]:
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}: use one of {', '.join(LANGUAGES)}")
    if checker not in CHECKERS:
        raise ValueError(f"unknown checker {checker!r}: use one of {', '.join(CHECKERS)}")
    return LANGUAGES[language], CHECKERS[checker]


def bounds_for(language: Language, limits: Limits) -> Bounds:
    """Return what one run may use: the limits and what the language's runtime needs besides."""
    return Bounds(
        cpu_seconds=limits.cpu_seconds,
        wall_seconds=limits.wall_seconds,
        memory_bytes=(limits.memory_mib + language.extra_memory_mib) << 20,
        output_bytes=limits.output_kib << 10,
        processes=limits.processes + language.extra_processes,
        reserved_bytes=language.reserved_mib << 20,
    )


def run_case(
    sandbox: Sandbox,
    language: Language,
    compiled: Compiled,
    *,
    case: TestCase,
    limits: Limits,
    check: Checker,
) -> CaseReport:
    """Run one case and judge it."""
    assert compiled.file is not None
    result = sandbox.run(
        Command(
            argv=language.run_argv(compiled.name, limits),
            bounds=bounds_for(language, limits),
            files=(compiled.file,),
            stdin=case.input.encode(),
        )
    )
    verdict, message = _judge(language, result, case, check)
    shown = result.stdout[:_SHOWN_OUTPUT].decode(errors="replace") if case.sample else ""
    return CaseReport(
        name=case.name,
        verdict=verdict,
        cpu_seconds=round(result.cpu_seconds, 6),
        wall_seconds=round(result.wall_seconds, 6),
        memory_bytes=result.memory_bytes,
        message=message,
        output=shown,
    )


def _judge(
    language: Language, result: RunResult, case: TestCase, check: Checker
) -> tuple[Verdict, str]:
    if result.stop is not None:
        return _STOPS[result.stop], ""
    if result.signal is not None or result.exit_code != 0:
        return _broken(language, result, case)
    answer = check(result.stdout, case.output.encode())
    if answer.ok:
        return Verdict.AC, ""
    if case.sample:
        return Verdict.WA, answer.message
    return Verdict.WA, f"wrong on line {answer.line}" if answer.line else "wrong answer"


def _broken(language: Language, result: RunResult, case: TestCase) -> tuple[Verdict, str]:
    """Judge a run that ended by a signal or with an exit code other than 0."""
    line, said = language.explain(result.stderr.decode(errors="replace"))
    kind = said.partition(": ")[0]
    if kind in language.out_of_memory:
        return Verdict.MLE, kind
    if result.signal in _SIGNALS:
        return _SIGNALS[signal.Signals(result.signal)], ""
    if said:  # an exception's text may quote the input, so for a hidden case only its kind
        return Verdict.RTE, (said if case.sample else kind) + (f" on line {line}" if line else "")
    if result.signal is not None:
        return Verdict.RTE, _signal_name(result.signal)
    return Verdict.RTE, f"exit code {result.exit_code}"


def _signal_name(number: int) -> str:
    known = {s.value: s.name for s in signal.Signals}
    return known.get(number, f"signal {number}")
