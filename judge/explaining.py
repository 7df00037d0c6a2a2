"""Why a student's program failed its first case, beside the verdict: a fault told as feedback.

Of a hidden case only the kind and the line are told, for what else is known may quote its input;
of code outside of the unit no line. A name is told where the student's own unit has it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from judge.assembly import Assembly, assemble
from judge.checkers import INTERACTIVE
from judge.diagnostics import own_line
from judge.exceptions import read_exception
from judge.faults import HARMLESS, Fault, FaultKind
from judge.model import (
    CaseReport,
    Feedback,
    FeedbackCode,
    Limits,
    Program,
    RunReport,
    TestCase,
    UnitRequest,
)
from judge.sandbox import Sandbox, default_sandbox
from judge.sanitizing import find_faults
from judge.subscripts import subscripted
from judge.verdict import Verdict
from segmenter import Piece

_FAILED = (Verdict.RTE, Verdict.WA, Verdict.MLE)
_WITH_NAME = (FaultKind.INDEX, FaultKind.BOUNDS)


def explain_failure(
    request: UnitRequest,
    assembly: Assembly,
    report: CaseReport,
    case: TestCase,
    sandbox: Sandbox | None = None,
) -> tuple[Feedback, ...]:
    """Return what is known of the fault behind a refused case; nothing where none is found."""
    if report.verdict not in _FAILED:
        return ()
    fault = None
    if request.checker != INTERACTIVE:
        program = Program(language=request.language, source=assembly.source)
        found = find_faults(sandbox or default_sandbox(), program, case.input, request.limits)
        fault = _cause(found, report.verdict, assembly, request.unit)
    if fault is None and report.verdict is Verdict.RTE:
        fault = read_exception(request.language, report.message)
    return _told(fault, request, assembly, sample=case.sample) if fault else ()


def explain_program(
    program: Program,
    cases: Sequence[TestCase],
    report: RunReport,
    *,
    limits: Limits | None = None,
    checker: str = "tokens",
    sandbox: Sandbox | None = None,
) -> tuple[str, tuple[Feedback, ...]]:
    """Return the first case that a whole program fails, and what is known of the fault behind it.

    It is told as that of a unit that is the whole program.
    """
    for case, judged in zip(cases, report.cases, strict=False):
        if judged.verdict is not Verdict.AC:
            pieces = (Piece(text=program.source, unit=0),)
            request = UnitRequest(
                language=program.language,
                pieces=pieces,
                unit=0,
                answer=program.source,
                cases=(),
                limits=limits or Limits(),
                checker=checker,
            )
            return case.name, explain_failure(request, assemble(pieces, {}), judged, case, sandbox)
    return "", ()


def _cause(
    faults: Iterable[Fault], verdict: Verdict, assembly: Assembly, unit: int
) -> Fault | None:
    """Return the first fault that can be the reason: another unit may well mean an overflow."""
    for fault in faults:
        if verdict is Verdict.MLE and fault.kind is not FaultKind.STACK_OVERFLOW:
            continue
        if fault.kind not in HARMLESS or own_line(fault.line, assembly, unit):
            return fault
    return None


def _told(
    fault: Fault, request: UnitRequest, assembly: Assembly, *, sample: bool
) -> tuple[Feedback, ...]:
    line = own_line(fault.line, assembly, request.unit)
    names = _names(fault, request, assembly)
    values = {name: value for name, value in fault.params.items() if name != "name"}
    row = Feedback(
        code=FeedbackCode.FAULT,
        line=line,
        params={"kind": str(fault.kind), **(values if sample else {}), **names},
    )
    outside = fault.line > 0 and line == 0
    return (Feedback(code=FeedbackCode.FAULT_ELSEWHERE), row) if outside else (row,)


def _names(fault: Fault, request: UnitRequest, assembly: Assembly) -> Mapping[str, str]:
    """Return the name that the fault is about, where the student wrote it."""
    name = fault.params.get("name", "")
    if not name and fault.kind in _WITH_NAME:
        name = subscripted(request.language, assembly.source, fault.line, fault.column)
    wrote = name and re.search(rf"\b{re.escape(name)}\b", request.answer)
    return {"name": name} if wrote else {}
