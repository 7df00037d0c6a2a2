"""Where a refused unit's program and the reference part, on the smallest sample that fails.

Only samples are looked at, so that nothing of a hidden test can be told; on a sample that is right
the states may differ for a good reason, so nothing is told of it. What cannot be looked at (it does
not compile with probes, it does not get there) tells nothing either, and changes no verdict.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from judge.assembly import Assembly, assemble
from judge.checkers import BY_PROGRAM, INTERACTIVE, checker_of
from judge.model import CaseReport, Limits, Program, TestCase, UnitRequest
from judge.run import judge_program
from judge.sandbox import Sandbox, SandboxError, default_sandbox
from judge.snapshots.model import Layout, Moment, Trace
from judge.snapshots.probes import lay_out, matched
from judge.snapshots.taking import Taker
from judge.snapshots.uses import only_tested, read_anywhere, read_later
from judge.state_comparison import Compared, Parted, part
from judge.state_difference import Parting, StateDifference
from judge.verdict import Verdict

log = logging.getLogger(__name__)

_MOST_SAMPLES = 4
_MAX_CPU = 1.0  # of a sample that it was not judged on
_SHOWN_INPUT = 400
_COMPARED = 4000  # of an output: nearly as much as a report holds
_MOST_KEPT, _KEPT_OUTPUT = 64, 1 << 16
_kept: dict[object, Trace] = {}
_LOOSE = frozenset((Parting.VALUES, Parting.RETURNED, Parting.CHANGED))
_LOOKED_AT = frozenset((Verdict.WA, Verdict.RTE, Verdict.TLE, Verdict.ILE, Verdict.OLE))


def find_parting(
    request: UnitRequest, assembly: Assembly, report: CaseReport, sandbox: Sandbox | None = None
) -> StateDifference | None:
    """Return where the programs part first; None where nothing certain can be told.

    `report` is the case that the program, with the student's unit in it, failed.
    """
    if report.verdict not in _LOOKED_AT or request.checker == INTERACTIVE:
        return None
    looking = _Looking(
        request=request, assembly=assembly, report=report, sandbox=sandbox or default_sandbox()
    )
    try:
        return looking.find()
    except SandboxError:
        log.warning("two programs could not be compared", exc_info=True)
    except Exception:  # a help costs no verdict, whatever is wrong with it
        log.exception("the comparison of two programs failed")
    return None


@dataclass(frozen=True, kw_only=True)
class _Looking:
    """One look at a refused unit."""

    request: UnitRequest
    assembly: Assembly
    report: CaseReport
    sandbox: Sandbox

    def find(self) -> StateDifference | None:
        """Return where the programs part."""
        others = dict(self.request.accepted)
        others.pop(self.request.unit, None)
        reference = assemble(self.request.pieces, others, language=self.request.language)
        wanted, found = self._lay_out(reference), self._lay_out(self.assembly)
        if wanted is None or found is None:
            return None
        found = matched(wanted, found)
        failing = self._failing(found)
        if failing is None:
            return None
        case, trace = failing
        known = self._reference_trace(self._program(reference), wanted, case)
        if known is None:
            return None
        compared = replace(
            _compared(self.request, reference, wanted, found),
            reference=known,
            own=trace,
            case=case.name,
            input=case.input[:_SHOWN_INPUT],
        )
        parted = part(compared)
        if parted is None or not self._is_certain(parted, trace, case):
            return None
        if not self._is_loose:
            return parted.state
        return replace(parted.state, loose=True) if parted.state.parting in _LOOSE else None

    @property
    def _is_loose(self) -> bool:
        """Whether several outputs may be right: then only the judged run is known to be wrong."""
        return self.request.checker in BY_PROGRAM

    @property
    def _limits(self) -> Limits:
        given = self.request.limits
        return replace(given, cpu_seconds=min(given.cpu_seconds, _MAX_CPU))

    def _lay_out(self, assembly: Assembly) -> Layout | None:
        span = assembly.span(self.request.unit)
        return lay_out(self.request.language, assembly.source, span)

    def _program(self, assembly: Assembly) -> Program:
        return Program(language=self.request.language, source=assembly.source)

    def _taker(self, program: Program, layout: Layout) -> Callable[[str], Trace] | None:
        taker = Taker(self.sandbox, program, layout, self.request.limits)
        return taker.take if taker.is_ready else None

    def _failing(self, layout: Layout) -> tuple[TestCase, Trace] | None:
        """Return the smallest sample that the program fails, and its run."""
        take = self._taker(self._program(self.assembly), layout)
        samples = sorted((c for c in self.request.cases if c.sample), key=lambda c: len(c.input))
        known = [case for case in samples if case.name == self.report.name]
        chosen = known if self._is_loose else [*samples[:_MOST_SAMPLES], *known]
        for case in chosen if take else ():
            trace = take(case.input) if take else None
            if trace and (self._is_loose or not (trace.ended and self._is_right(trace, case))):
                return case, trace
        return None

    def _is_right(self, trace: Trace, case: TestCase) -> bool:
        return checker_of(self.request.checker)(trace.output, case.output.encode()).ok

    def _reference_trace(self, program: Program, layout: Layout, case: TestCase) -> Trace | None:
        """Return the reference's run, if it is right; kept, since many fail at the same unit."""
        places = tuple((each.moment, each.node.start_byte) for each in layout.probes)
        key = (program, places, self.request.limits, case.input)
        trace = _kept.get(key)
        if trace is None:
            take = self._taker(program, layout)
            trace = take(case.input) if take else None
            if trace is not None and trace.ended and len(trace.output) <= _KEPT_OUTPUT:
                if len(_kept) >= _MOST_KEPT:
                    _kept.clear()
                _kept[key] = trace
        is_right = trace and trace.ended and (self._is_loose or self._is_right(trace, case))
        return trace if is_right else None

    def _is_certain(self, parted: Parted, trace: Trace, case: TestCase) -> bool:
        """Tell whether the program fails the sample without probes too, and ran alike up to there.

        It may run otherwise where it reads what has no value.
        """
        state, judged = parted.state, self.report
        if case.name != judged.name:
            run = judge_program(
                self._program(self.assembly), (case,), self._limits, self.request.checker,
                sandbox=self.sandbox,
            )  # fmt: skip
            judged = run.cases[0] if run.cases else judged
        elif state.parting is Parting.PRINTED and not state.round + state.time:
            return False  # the verdict says so already
        if judged.verdict is not Verdict.WA:  # what was printed may be lost
            return judged.verdict in _LOOKED_AT
        printed = trace.output[: parted.printed].decode(errors="replace")[:_COMPARED]
        return judged.output.startswith(printed)


_NO_RUN = Trace(snapshots=(), output=b"", ended=False)


def _compared(request: UnitRequest, reference: Assembly, wanted: Layout, found: Layout) -> Compared:
    """Return what is known of the unit before any run."""
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
    candidates = {wanted.function, *(name for each in live.values() for name in each)} - {""}
    loose = language != "java"
    return Compared(
        language=language,
        layout=replace(wanted, probes=(), names=names),
        live=live,
        tested=frozenset(
            name for name in candidates if loose and only_tested(language, source, span, name)
        ),
        read=read_anywhere(language, source, span),
        reference=_NO_RUN,
        own=_NO_RUN,
        checker=request.checker,
    )
