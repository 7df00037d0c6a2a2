"""Inputs that tell surviving mutants from the reference: each would make a test that notices.

Small variations of the tests' own inputs are tried in order, first those that have helped already,
so that few of them notice many mutants.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from judge.compiling import compile_program
from judge.input_forms import variations
from judge.languages import LANGUAGES
from judge.model import Program, TestCase
from judge.mutants import Mutant
from judge.run import bounds_for, judge_program
from judge.sandbox import Command, Sandbox, default_sandbox
from judge.verdict import Verdict
from judge.weakness import WeaknessRequest, limits_for, measured

_RUNS = 300  # of mutants, at most, if none of them is noticed
_SLOW_RUNS = 100  # where the reference takes longer than this
_SLOW_SECONDS = 0.05
_INPUTS = 40
_MUTANTS = 24
_MAX_OUTPUT = 16 << 10
_SHARE = 0.5  # of its limits, that the reference may need for a proposed input


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """An input with the reference's output, and the mutants that are noticed by it."""

    input: str
    output: str
    kills: tuple[Mutant, ...]


def propose(
    request: WeaknessRequest,
    survivors: Sequence[Mutant],
    *,
    inputs: Sequence[str] = (),
    sandbox: Sandbox | None = None,
) -> tuple[Proposal, ...]:
    """Return inputs that notice survivors, the absence of units first.

    Some of `inputs`, an instructor's own, are tried before small variations of the tests' inputs.
    """
    box = sandbox or default_sandbox()
    request = measured(request, sandbox=box)
    wanted = sorted(survivors, key=lambda mutant: not mutant.kind.absence)[:_MUTANTS]
    runs = _SLOW_RUNS if (request.seconds or 0) > _SLOW_SECONDS else _RUNS
    most = min(_INPUTS, runs // max(1, len(wanted)))
    known = [case.input for case in request.cases]
    given = [text for text in dict.fromkeys(inputs) if text not in known][: max(1, most // 2)]
    varied = [text for text in variations(known, most) if text not in given]
    cases = _answered(request, [*given, *varied][:most], box)
    kills: dict[str, list[Mutant]] = {}
    for mutant in wanted:
        helped = [case for case in cases if case.name in kills]
        others = [case for case in cases if case.name not in kills]
        noticed = _first_that_notices(request, mutant, [*helped, *others], box)
        if noticed is not None:
            kills.setdefault(noticed.name, []).append(mutant)
    return tuple(
        Proposal(input=case.input, output=case.output, kills=tuple(kills[case.name]))
        for case in cases
        if case.name in kills
    )


def _answered(request: WeaknessRequest, inputs: Sequence[str], box: Sandbox) -> list[TestCase]:
    """Return the inputs on which the reference ends well and soon, with what it prints."""
    language, limits = LANGUAGES[request.language], request.limits
    program = Program(language=request.language, source=request.source)
    compiled = compile_program(box, program)
    assert compiled.file is not None  # its tests accept it
    cases = []
    for number, text in enumerate(inputs):
        result = box.run(
            Command(
                argv=language.run_argv(compiled.name, limits),
                bounds=bounds_for(language, limits_for(request)),
                files=(compiled.file,),
                stdin=text.encode(),
            )
        )
        ends_soon = result.cpu_seconds <= _SHARE * limits.cpu_seconds
        short = len(result.stdout) <= min(_MAX_OUTPUT, limits.output_kib << 9)
        if result.exit_code == 0 and result.stop is None and ends_soon and short:
            output = result.stdout.decode(errors="replace")
            cases.append(TestCase(name=str(number), input=text, output=output))
    return cases


def _first_that_notices(
    request: WeaknessRequest, mutant: Mutant, cases: Sequence[TestCase], box: Sandbox
) -> TestCase | None:
    if not cases:
        return None
    report = judge_program(
        Program(language=request.language, source=request.mutated(mutant)),
        cases, limits_for(request), request.checker,
        special=request.special, stop_early=True, sandbox=box,
    )  # fmt: skip
    return None if report.verdict is Verdict.AC else cases[len(report.cases) - 1]
