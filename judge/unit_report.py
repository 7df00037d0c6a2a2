"""What is said of a unit after its program was compiled and run: verdict, words, and why."""

from judge.assembly import Assembly
from judge.diagnostics import own_explanation, own_line, own_messages, own_text
from judge.exceptions import read_exception
from judge.explaining import explain_failure
from judge.explanations import Explanation, Kind
from judge.faults import FaultKind
from judge.model import (
    CaseReport,
    DecidedBy,
    Feedback,
    FeedbackCode,
    Message,
    RunReport,
    TestCase,
    UnitReport,
    UnitRequest,
)
from judge.parting import find_parting
from judge.remarks import Remark, RemarkCode
from judge.sandbox import Sandbox
from judge.verdict import Verdict

_SHOWN = 4096
ACCEPTED = (Feedback(code=FeedbackCode.ACCEPTED),)
# what ends a run elsewhere, and yet is the unit's own
_OF_THE_UNIT = (Kind.NEEDED_LATER, Kind.NEEDED_ELSEWHERE, Kind.VALUE_NEEDED_LATER)
_MISSED = {FaultKind.NAME: Kind.UNDECLARED, FaultKind.NAME_EARLY: Kind.UNINITIALISED}
_CODES = {
    Verdict.WA: FeedbackCode.WRONG_ANSWER,
    Verdict.TLE: FeedbackCode.TIME_LIMIT,
    Verdict.ILE: FeedbackCode.IDLE_LIMIT,
    Verdict.MLE: FeedbackCode.MEMORY_LIMIT,
    Verdict.OLE: FeedbackCode.OUTPUT_LIMIT,
    Verdict.RTE: FeedbackCode.RUNTIME_ERROR,
    Verdict.IE: FeedbackCode.INTERNAL_ERROR,
}


def report_of(
    request: UnitRequest, assembly: Assembly, run: RunReport, sandbox: Sandbox | None
) -> UnitReport:
    """Return what is said of a unit whose program was run up to its first failure."""
    accepted = run.verdict is Verdict.AC
    feedback: tuple[Feedback, ...]
    messages = own_messages(run.compile.messages, assembly, request.unit)
    if accepted:
        feedback = ACCEPTED
    elif run.verdict is Verdict.IE:
        feedback = (Feedback(code=FeedbackCode.INTERNAL_ERROR),)
    elif run.verdict is Verdict.CE:
        first = next((m for m in messages if m.severity == "error"), None)
        feedback = (
            Feedback(
                code=FeedbackCode.COMPILE_ERROR,
                line=first.line if first else 0,
                params={"text": first.text} if first else {},
            ),
        )
    else:
        case = request.cases[len(run.cases) - 1]  # it stopped at the first failure
        feedback = _of_failure(request, assembly, run.cases[-1], case, sandbox)
        feedback += _of_state(request, assembly, run.cases[-1], sandbox)
    return UnitReport(
        verdict=run.verdict,
        accepted=accepted,
        decided_by=DecidedBy.TESTS,
        feedback=feedback,
        messages=messages,
        note=run.fault,
    )


def _of_failure(
    request: UnitRequest,
    assembly: Assembly,
    report: CaseReport,
    case: TestCase,
    sandbox: Sandbox | None,
) -> tuple[Feedback, ...]:
    """Say what went wrong in the first case that failed, and why: once, by what knows more."""
    row = _of_case(request, assembly, report, case)
    if row.explanation is not None:
        return (row,)
    return (row, *explain_failure(request, assembly, report, case, sandbox))


def _of_state(
    request: UnitRequest, assembly: Assembly, report: CaseReport, sandbox: Sandbox | None
) -> tuple[Feedback, ...]:
    """Say where the program and the reference part as they run."""
    state = find_parting(request, assembly, report, sandbox)
    return (Feedback(code=FeedbackCode.STATE, state=state),) if state else ()


def _of_case(
    request: UnitRequest, assembly: Assembly, report: CaseReport, case: TestCase
) -> Feedback:
    """Say what went wrong in one case; expected output only where it may be shown."""
    params = {"case": case.name, "sample": "true" if case.sample else "false"}
    line, remark, about = 0, None, None
    match report.verdict:
        case Verdict.WA if case.sample:
            params |= {
                "expected": case.output[:_SHOWN],
                "actual": report.output,
                "reason": report.message,
            }
            remark = report.remark
        case Verdict.TLE:
            params["seconds"] = f"{request.limits.cpu_seconds:g}"
        case Verdict.ILE:
            params["seconds"] = f"{request.limits.wall_seconds:g}"
        case Verdict.MLE:
            params["mib"] = str(request.limits.memory_mib)
        case Verdict.OLE:
            params["kib"] = str(request.limits.output_kib)
        case Verdict.RTE:
            line, said, remark = _stopped(report)
            about = _about(said, line, assembly, request)
            line = own_line(line, assembly, request.unit) if line else 0
            params["reason"] = own_text(said, assembly, request.unit)
        case _:
            pass
    return Feedback(
        code=_CODES[report.verdict], line=line, params=params, remark=remark, explanation=about
    )


def _about(said: str, line: int, assembly: Assembly, request: UnitRequest) -> Explanation | None:
    """Return the name that code elsewhere misses when it runs: that is told as the unit's own."""
    fault = read_exception(request.language, said)
    kind = _MISSED.get(fault.kind) if fault is not None else None
    if kind is None or not line or own_line(line, assembly, request.unit):
        return None
    assert fault is not None
    found = Explanation(kind=kind, params=fault.params)
    message = Message(line=line, column=0, severity="error", text=said, explanation=found)
    told = own_explanation(message, assembly, request.unit)
    return told if told is not None and told.kind in _OF_THE_UNIT else None


def _stopped(report: CaseReport) -> tuple[int, str, Remark | None]:
    """Return the program's line of a run-time error, its words, and the remark they come from."""
    remark = report.remark
    if remark is not None and remark.code is RemarkCode.RAISED:
        return int(remark.params["line"]), remark.params["what"], None
    return 0, report.message, remark
