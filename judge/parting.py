"""Where a refused unit's program and the reference part, on the smallest sample that fails.

Only samples are looked at, so that nothing of a hidden test can be told; on a sample that is right
the states may differ for a good reason, so nothing is told of it. What cannot be looked at (it does
not compile with probes, it does not get there) tells nothing either, and changes no verdict.
"""

import logging

from judge.assembly import Assembly, assemble
from judge.checkers import BY_PROGRAM, checker_of
from judge.model import CaseReport, Limits, Program, TestCase, UnitRequest
from judge.sandbox import Sandbox, SandboxError, default_sandbox
from judge.snapshots.model import Layout, Moment, Trace
from judge.snapshots.probes import lay_out, matched
from judge.snapshots.taking import Taker
from judge.snapshots.uses import only_tested, read_later
from judge.state_comparison import Compared, part
from judge.state_difference import Parting, StateDifference
from judge.verdict import Verdict

log = logging.getLogger(__name__)

_MOST_SAMPLES = 4
_SHOWN_INPUT = 400
_COMPARED = 4096  # of an output: as much as a report holds
_MOST_KEPT, _KEPT_OUTPUT = 64, 1 << 16
_kept: dict[object, Trace] = {}
_LOOKED_AT = frozenset((Verdict.WA, Verdict.RTE, Verdict.TLE, Verdict.ILE, Verdict.OLE))


def find_parting(
    request: UnitRequest, assembly: Assembly, report: CaseReport, sandbox: Sandbox | None = None
) -> StateDifference | None:
    """Return where the programs part first; None where nothing certain can be told."""
    if report.verdict not in _LOOKED_AT or request.checker in BY_PROGRAM:
        return None
    try:
        return _find(request, assembly, report, sandbox or default_sandbox())
    except SandboxError:
        log.warning("two programs could not be compared", exc_info=True)
        return None


def _find(
    request: UnitRequest, assembly: Assembly, report: CaseReport, sandbox: Sandbox
) -> StateDifference | None:
    others = {unit: text for unit, text in request.accepted.items() if unit != request.unit}
    reference = assemble(request.pieces, others, language=request.language)
    wanted = _lay_out(request, reference)
    found = _lay_out(request, assembly)
    if wanted is None or found is None:
        return None
    found = matched(wanted, found)
    limits = request.limits
    own = Taker(sandbox, _program(request, assembly), found, limits)
    if not own.is_ready:
        return None
    failing = _failing(request, own, report)
    if failing is None:
        return None
    case, trace = failing
    known = _reference_trace(sandbox, _program(request, reference), wanted, limits, case.input)
    if known is None or not checker_of(request.checker)(known.output, case.output.encode()).ok:
        return None
    compared = _compared(request, reference, wanted, found, known=known, trace=trace, case=case)
    difference = part(compared)
    if difference is None or not _is_certain(difference, trace, report, case):
        return None
    return difference


def _lay_out(request: UnitRequest, assembly: Assembly) -> Layout | None:
    return lay_out(request.language, assembly.source, assembly.span(request.unit))


def _program(request: UnitRequest, assembly: Assembly) -> Program:
    return Program(language=request.language, source=assembly.source)


def _failing(request: UnitRequest, own: Taker, report: CaseReport) -> tuple[TestCase, Trace] | None:
    """Return the smallest sample that the program fails, and its run."""
    samples = sorted((case for case in request.cases if case.sample), key=lambda c: len(c.input))
    check = checker_of(request.checker)
    known = [case for case in samples if case.name == report.name]
    for case in [*samples[:_MOST_SAMPLES], *known]:
        trace = own.take(case.input)
        if not trace.ended or not check(trace.output, case.output.encode()).ok:
            return case, trace
    return None


def _reference_trace(
    sandbox: Sandbox, program: Program, layout: Layout, limits: Limits, given: str
) -> Trace | None:
    """Return the reference's run, if it ends well; kept, since many fail at the same unit."""
    probes = tuple((each.moment, each.node.start_byte) for each in layout.probes)
    key = (program, probes, limits, given)
    if key in _kept:
        return _kept[key]
    taker = Taker(sandbox, program, layout, limits)
    trace = taker.take(given) if taker.is_ready else None
    if trace is None or not trace.ended:
        return None
    if len(trace.output) <= _KEPT_OUTPUT:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = trace
    return trace


def _compared(
    request: UnitRequest,
    reference: Assembly,
    wanted: Layout,
    found: Layout,
    *,
    known: Trace,
    trace: Trace,
    case: TestCase,
) -> Compared:
    language, source, span = request.language, reference.source, reference.span(request.unit)
    have = {probe.moment for probe in found.probes}
    names = {moment: each for moment, each in wanted.names.items() if moment in have}
    live: dict[Moment, frozenset[str]] = {
        moment: read_later(language, source, span, each)
        for moment, each in names.items()
        if moment in (Moment.AFTER, Moment.END, Moment.BODY)
    }
    if Moment.CALLED in names:
        called = range(*wanted.calls_in)
        live[Moment.CALLED] = read_later(language, source, called, names[Moment.CALLED])
    loose = language in ("c", "cpp", "python")
    candidates = {wanted.function, *(name for each in live.values() for name in each)} - {""}
    tested = {n for n in candidates if loose and only_tested(language, source, span, n)}
    return Compared(
        language=language,
        layout=Layout(
            probes=(), names=names, function=wanted.function, is_loop=wanted.is_loop,
            is_condition=wanted.is_condition, depth=wanted.depth, call=wanted.call,
        ),
        live=live,
        tested=frozenset(tested),
        reference=known,
        own=trace,
        case=case.name,
        input=case.input[:_SHOWN_INPUT],
        checker=request.checker,
    )  # fmt: skip


def _is_certain(
    difference: StateDifference, trace: Trace, report: CaseReport, case: TestCase
) -> bool:
    """Tell whether the run that was looked at is the one that was judged.

    It is another one where the program reads what has no value; then only that is told.
    """
    if case.name != report.name or report.verdict is not Verdict.WA:
        return True
    if difference.parting is Parting.PRINTED and not difference.round + difference.time:
        return False  # the verdict says so already
    printed = trace.output[:_COMPARED].decode(errors="replace")
    unset = difference.parting is Parting.VALUES and not all(r.actual for r in difference.rows)
    return unset or printed == report.output
