"""One unit of a student, by rule: does it fit its place, is it the same, else do the tests pass?

The reference that an answer is compared with, and that stands for the units not yet written, has
the names that the student's accepted units gave (rule 3).
"""

from collections.abc import Mapping
from dataclasses import replace

from judge.assembly import Assembly, assemble
from judge.diagnostics import own_explanation, own_line, own_messages, own_text
from judge.exceptions import read_exception
from judge.explaining import explain_failure
from judge.explanations import Explanation, Kind
from judge.faults import FaultKind
from judge.fit import Fitted, fit
from judge.lexing import Misfit
from judge.model import (
    CaseReport,
    DecidedBy,
    Feedback,
    FeedbackCode,
    Message,
    Program,
    RunReport,
    TestCase,
    UnitReport,
    UnitRequest,
)
from judge.near_miss import near_miss
from judge.place import Place, place_of
from judge.remarks import Remark, RemarkCode
from judge.renaming import carry, find_renaming
from judge.run import judge_program
from judge.sandbox import Sandbox
from judge.structure import alike
from judge.verdict import Verdict

_SHOWN = 4096
# what ends a run elsewhere, and yet is the unit's own
_OF_THE_UNIT = (Kind.NEEDED_LATER, Kind.NEEDED_ELSEWHERE, Kind.VALUE_NEEDED_LATER)
_MISSED = {FaultKind.NAME: Kind.UNDECLARED, FaultKind.NAME_EARLY: Kind.UNINITIALISED}
_ACCEPTED = (Feedback(code=FeedbackCode.ACCEPTED),)
_SAME = UnitReport(
    verdict=Verdict.AC, accepted=True, decided_by=DecidedBy.TOKENS, feedback=_ACCEPTED
)
_UNTESTED = UnitReport(
    verdict=Verdict.STRUCT,
    accepted=False,
    decided_by=DecidedBy.STRUCTURE,
    feedback=(Feedback(code=FeedbackCode.UNTESTED),),
)
_CODES = {
    Verdict.WA: FeedbackCode.WRONG_ANSWER,
    Verdict.TLE: FeedbackCode.TIME_LIMIT,
    Verdict.ILE: FeedbackCode.IDLE_LIMIT,
    Verdict.MLE: FeedbackCode.MEMORY_LIMIT,
    Verdict.OLE: FeedbackCode.OUTPUT_LIMIT,
    Verdict.RTE: FeedbackCode.RUNTIME_ERROR,
    Verdict.IE: FeedbackCode.INTERNAL_ERROR,
}


def precheck_unit(request: UnitRequest) -> UnitReport | None:
    """Decide a unit without running anything (rules 1 to 3), or return None: it must be run.

    Pure and fast. Raises ValueError when the request itself is wrong (no such unit).
    """
    carried = _carried(request)
    decided = _decide(carried)
    return decided and _with_near_miss(carried, decided)


def _with_near_miss(request: UnitRequest, report: UnitReport) -> UnitReport:
    """Add where to look again to a refusal of what is nearly the reference."""
    if report.accepted or report.verdict is Verdict.IE:
        return report
    found = near_miss(request.language, request.pieces, request.unit, request.answer)
    if found is None:
        return report
    params = {"edit": found.edit.value, "part": found.part.value}
    place = {"column": str(found.column), "length": str(found.length)}
    told = Feedback(code=FeedbackCode.NEAR_MISS, line=found.line, params=params | place)
    # the unit's own names are not its slip: without that they would have been carried on
    messages = tuple(one for one in report.messages if not _misses(one, found.renamed))
    return replace(report, feedback=(*report.feedback, told), messages=messages)


def _misses(message: Message, names: frozenset[str]) -> bool:
    about = message.explanation
    return about is not None and about.kind is Kind.NEEDED_LATER and about.params["name"] in names


def _carried(request: UnitRequest) -> UnitRequest:
    """Return the request with the reference in the student's own names."""
    others = {unit: text for unit, text in request.accepted.items() if unit != request.unit}
    pieces, _ = carry(request.language, request.pieces, others)
    return replace(request, pieces=pieces, accepted=others)


def _decide(request: UnitRequest) -> UnitReport | None:
    place = place_of(request.language, request.pieces, request.unit)
    if request.answer.strip() == place.reference.strip():
        return _SAME
    try:
        fitted = fit(place, request.answer)
    except Misfit as misfit:
        return UnitReport(
            verdict=Verdict.STRUCT,
            accepted=False,
            decided_by=DecidedBy.STRUCTURE,
            feedback=(
                Feedback(
                    code=misfit.code,
                    line=misfit.line,
                    params={"token": misfit.token} if misfit.token else {},
                ),
            ),
        )
    if _same_words(place, fitted):
        return _SAME
    found = find_renaming(
        request.language,
        request.pieces,
        request.unit,
        request.answer,
        request.accepted,
        guess=False,
    )
    if found is not None and found.certain:
        return replace(_SAME, decided_by=DecidedBy.RENAMING, renames=dict(found.names))
    return None


def _same_words(place: Place, fitted: Fitted) -> bool:
    try:
        return fitted.words == fit(place, place.reference).words
    except Misfit:  # the instructor's own text does not lex: only the same text is the same
        return False


def check_unit(request: UnitRequest, *, sandbox: Sandbox | None = None) -> UnitReport:
    """Judge one unit: by structure and tokens, else by running the assembled program.

    A weak unit that the tests accept must be built as the reference's is, besides (rule 5).

    Raises ValueError for a bad request, SandboxUnavailable or SandboxError when the fault is ours.
    """
    request = _carried(request)
    decided = _decide(request)
    if decided is not None:
        return _with_near_miss(request, decided)
    renames, request = _in_its_names(_samples_first(request))
    texts = {**request.accepted, request.unit: request.answer}
    assembly = assemble(request.pieces, texts, language=request.language)
    run = judge_program(
        Program(language=request.language, source=assembly.source),
        request.cases,
        request.limits,
        request.checker,
        special=request.special,
        stop_early=True,
        sandbox=sandbox,
    )
    if request.weak and run.verdict is Verdict.AC and not _is_alike(request, assembly):
        return _UNTESTED
    report = _with_near_miss(request, _report(request, assembly, run, sandbox))
    return replace(report, renames=renames) if report.accepted else report


def _samples_first(request: UnitRequest) -> UnitRequest:
    """Return the request with the cases of which most may be told before the others."""
    return replace(request, cases=tuple(sorted(request.cases, key=lambda case: not case.sample)))


def _in_its_names(request: UnitRequest) -> tuple[Mapping[str, str], UnitRequest]:
    """Return the names that the answer seems to give, and the request with the rest in them."""
    found = find_renaming(
        request.language, request.pieces, request.unit, request.answer, request.accepted
    )
    if found is None:
        return {}, request
    return found.names, replace(request, pieces=found.pieces)


def _is_alike(request: UnitRequest, assembly: Assembly) -> bool:
    """Tell whether the answer is built as the reference's unit is, among the same other units."""
    others = {unit: text for unit, text in request.accepted.items() if unit != request.unit}
    reference = assemble(request.pieces, others, language=request.language)
    return alike(request.language, reference, assembly, request.unit)


def _report(
    request: UnitRequest, assembly: Assembly, run: RunReport, sandbox: Sandbox | None
) -> UnitReport:
    accepted = run.verdict is Verdict.AC
    feedback: tuple[Feedback, ...]
    messages = own_messages(run.compile.messages, assembly, request.unit)
    if accepted:
        feedback = _ACCEPTED
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
