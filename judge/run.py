"""One program over its test cases: compile once, run each case, compare."""

import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from judge.checkers import BY_PROGRAM, INTERACTIVE, check_name, checker_of
from judge.compiling import Compiled, compile_program
from judge.interaction import converse
from judge.languages import LANGUAGES, Language
from judge.model import CaseReport, Limits, Program, RunReport, SpecialJudge, TestCase
from judge.remarks import Remark, RemarkCode
from judge.sandbox import Bounds, Command, RunResult, Sandbox, Stop, default_sandbox
from judge.special import Ready, Ruling, check_output, prepare
from judge.special import bounds_for as special_bounds
from judge.verdict import Verdict
from judge.verdict_cache import remembered

_SHOWN_OUTPUT = 4096
_STOPS = {
    Stop.CPU: Verdict.TLE,
    Stop.WALL: Verdict.ILE,
    Stop.MEMORY: Verdict.MLE,
    Stop.OUTPUT: Verdict.OLE,
}
_SIGNALS = {signal.SIGXCPU: Verdict.TLE, signal.SIGXFSZ: Verdict.OLE}


@dataclass(frozen=True, kw_only=True)
class _Judged:
    """What a run came to: parts of a `CaseReport`."""

    verdict: Verdict
    message: str = ""
    remark: Remark | None = None
    note: str = ""


@remembered
def judge_program(
    program: Program,
    cases: Sequence[TestCase],
    limits: Limits,
    checker: str = "tokens",
    *,
    special: SpecialJudge | None = None,
    stop_early: bool = False,
    on_case: Callable[[CaseReport], None] | None = None,
    sandbox: Sandbox | None = None,
) -> RunReport:
    """Compile the program and run it on every case (with `stop_early`, up to the first failure).

    `special` is the program that decides where the checker is `special` or `interactive`.

    The verdict is that of the first case that is not accepted. `on_case` is called with each
    case's report as it comes. Raises ValueError for an unknown language or checker or when there
    are no cases, SandboxUnavailable and SandboxError when the fault is ours.
    """
    _check_known(program.language, checker, special)
    if not cases:
        raise ValueError("there are no test cases: give at least one")
    box = sandbox or default_sandbox()
    compiled = compile_program(box, program)
    ready = None
    if compiled.file is not None and special is not None and checker in BY_PROGRAM:
        ready = prepare(box, special)
    judging = _Judging(
        sandbox=box, program=compiled, language=LANGUAGES[program.language], limits=limits,
        checker=checker, special=ready,
    )  # fmt: skip
    reports: list[CaseReport] = []
    for case in cases if judging.can_run else ():
        report = judging.run(case)
        reports.append(report)
        if on_case is not None:
            on_case(report)
        if stop_early and report.verdict is not Verdict.AC:
            break
    return RunReport(
        verdict=_verdict(compiled, ready, reports),
        cases=tuple(reports),
        compile=compiled.report,
        protections=box.protections,
        special=ready.compiled.report if ready else None,
    )


def _check_known(language: str, checker: str, special: SpecialJudge | None) -> None:
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}: use one of {', '.join(LANGUAGES)}")
    if check_name(checker) in BY_PROGRAM and special is None:
        raise ValueError(f"the checker {checker} needs a special judge: give its program")


def _verdict(compiled: Compiled, ready: Ready | None, reports: Sequence[CaseReport]) -> Verdict:
    if not compiled.report.ok:
        return Verdict.CE
    if ready is not None and not ready.compiled.report.ok:
        return Verdict.IE
    failed = (report.verdict for report in reports if report.verdict is not Verdict.AC)
    return next(failed, Verdict.AC)


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


@dataclass(frozen=True, kw_only=True)
class _Judging:
    """Everything that judging one case of a compiled program needs."""

    sandbox: Sandbox
    program: Compiled
    language: Language
    limits: Limits
    checker: str
    special: Ready | None

    @property
    def can_run(self) -> bool:
        """Whether all that has to run did compile."""
        parts = [self.program, *([self.special.compiled] if self.special else [])]
        return all(part.file is not None for part in parts)

    def run(self, case: TestCase) -> CaseReport:
        """Run one case and judge it."""
        if self.special is not None and self.checker == INTERACTIVE:
            result, judged = self._talk(self.special, case)
        else:
            result = self.sandbox.run(self._command(case.input.encode()))
            judged = self._judge(result, case)
        shown = result.stdout[:_SHOWN_OUTPUT].decode(errors="replace") if case.sample else ""
        return CaseReport(
            name=case.name,
            verdict=judged.verdict,
            cpu_seconds=round(result.cpu_seconds, 6),
            wall_seconds=round(result.wall_seconds, 6),
            memory_bytes=result.memory_bytes,
            message=judged.message or (judged.remark.english if judged.remark else ""),
            remark=judged.remark,
            output=shown,
            note=judged.note,
        )

    def _command(self, stdin: bytes = b"") -> Command:
        assert self.program.file is not None
        return Command(
            argv=self.language.run_argv(self.program.name, self.limits),
            bounds=bounds_for(self.language, self.limits),
            files=(self.program.file,),
            stdin=stdin,
        )

    def _judge(self, result: RunResult, case: TestCase) -> _Judged:
        broken = self._broken(result, case)
        if broken is not None:
            return broken
        if self.special is not None:
            ruling = check_output(
                self.sandbox, self.special, given=case.input, answer=case.output,
                output=result.stdout,
            )  # fmt: skip
            return _ruled(ruling, case)
        answer = checker_of(self.checker)(result.stdout, case.output.encode())
        if answer.ok:
            return _Judged(verdict=Verdict.AC)
        if case.sample:
            return _Judged(verdict=Verdict.WA, remark=answer.remark)
        where = f"wrong on line {answer.line}" if answer.line else "wrong answer"
        return _Judged(verdict=Verdict.WA, message=where)

    def _broken(self, result: RunResult, case: TestCase) -> _Judged | None:
        """Judge a run that did not end well; None for one that did."""
        if result.stop is not None:
            return _Judged(verdict=_STOPS[result.stop])
        if result.signal is not None or result.exit_code != 0:
            return _broken(self.language, result, case)
        return None

    def _talk(self, special: Ready, case: TestCase) -> tuple[RunResult, _Judged]:
        """Run one case of an interactive problem.

        The interactor's word counts where it was the first to end, so that the program was ended
        too, or where the program ended well. It also does where it never ends: then the program
        may have waited for it in vain.
        """
        size = len(case.input) + len(case.output)
        bounds = special_bounds(size, seconds=self.limits.wall_seconds)
        end = converse(
            self.sandbox,
            self._command(),
            special.command(case.input, case.output, None, bounds),
            accepts=lambda result: special.ruling(result).verdict is Verdict.AC,
            most_bytes=self.limits.output_kib << 10,
        )
        ruling = special.ruling(end.interactor)
        endless = end.interactor.stop is not None and end.program.stop is Stop.WALL
        cancelled = end.program.stop is Stop.CANCELLED and not end.flooded
        if ruling.verdict is not Verdict.AC and (end.broke_off or cancelled or endless):
            return end.program, _ruled(ruling, case)
        if end.flooded:
            return end.program, _Judged(verdict=Verdict.OLE)
        return end.program, self._broken(end.program, case) or _ruled(ruling, case)


def _ruled(ruling: Ruling, case: TestCase) -> _Judged:
    """Return a special judge's ruling; its words may tell of a hidden case's answer."""
    said = (ruling.said if case.sample else "") or "wrong answer"
    message = said if ruling.verdict is Verdict.WA else ""
    return _Judged(verdict=ruling.verdict, message=message, note=ruling.note)


def _broken(language: Language, result: RunResult, case: TestCase) -> _Judged:
    """Judge a run that ended by a signal or with an exit code other than 0."""
    line, said = language.explain(result.stderr.decode(errors="replace"))
    kind = said.partition(": ")[0]
    if kind in language.out_of_memory:
        return _Judged(verdict=Verdict.MLE, message=kind)
    if result.signal in _SIGNALS:
        return _Judged(verdict=_SIGNALS[signal.Signals(result.signal)])
    if said:  # an exception's text may quote the input, so for a hidden case only its kind
        return _raised(said if case.sample else kind, line)
    if result.signal is not None:
        return _Judged(verdict=Verdict.RTE, message=_signal_name(result.signal))
    number = {"number": str(result.exit_code)}
    return _Judged(verdict=Verdict.RTE, remark=Remark(code=RemarkCode.EXIT_CODE, params=number))


def _raised(what: str, line: int) -> _Judged:
    if not line:
        return _Judged(verdict=Verdict.RTE, message=what)
    params = {"what": what, "line": str(line)}
    return _Judged(verdict=Verdict.RTE, remark=Remark(code=RemarkCode.RAISED, params=params))


def _signal_name(number: int) -> str:
    known = {s.value: s.name for s in signal.Signals}
    return known.get(number, f"signal {number}")
