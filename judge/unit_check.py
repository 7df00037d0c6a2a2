"""One unit of a student, by rule: does it fit its place, is it the same, else do the tests pass?

The reference that an answer is compared with, and that stands for the units not yet written, has
the names that the student's accepted units gave (rule 3).
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from judge.alternatives import only_names_differ, settle, with_text
from judge.assembly import Assembly, assemble
from judge.explanations import Kind
from judge.fit import fit, same_words, words_of
from judge.hints import hints_of
from judge.lexing import Misfit
from judge.model import (
    DecidedBy,
    Feedback,
    FeedbackCode,
    Message,
    Program,
    RunReport,
    UnitReport,
    UnitRequest,
)
from judge.near_miss import near_miss
from judge.place import place_of
from judge.renaming import Renaming, carry, find_renaming
from judge.run import judge_program
from judge.sandbox import Sandbox
from judge.standing import find_broken, sure
from judge.structure import alike
from judge.unit_report import ACCEPTED, report_of
from judge.verdict import Verdict
from judge.weakness import WeaknessRequest, is_weak

_SAME = UnitReport(
    verdict=Verdict.AC, accepted=True, decided_by=DecidedBy.TOKENS, feedback=ACCEPTED
)
_UNTESTED = UnitReport(
    verdict=Verdict.STRUCT,
    accepted=False,
    decided_by=DecidedBy.STRUCTURE,
    feedback=(Feedback(code=FeedbackCode.UNTESTED),),
)


def precheck_unit(request: UnitRequest) -> UnitReport | None:
    """Decide a unit without running anything (rules 1 to 3), or return None: it must be run.

    Pure and fast. Raises ValueError when the request itself is wrong (no such unit).
    """
    carried = _carried(request)
    decided = _decide_any(request, carried)
    if decided is None:
        return None
    broken = sure(_settled(request)) if decided.accepted else ()
    if broken is None:  # the answer is decided, but not what it does to later units
        return None
    return _with_near_miss(carried, replace(decided, broken=broken))


def _settled(request: UnitRequest) -> UnitRequest:
    """Return the request with those alternatives that the student has chosen, this one too."""
    texts = {**request.accepted, request.unit: request.answer}
    pieces = settle(request.language, request.pieces, texts, request.alternatives)
    return replace(request, pieces=pieces)


def _decide_any(request: UnitRequest, carried: UnitRequest) -> UnitReport | None:
    """Decide by the reference's text, else by the alternatives' where they were judged."""
    decided = _decide(carried)
    if decided is not None and decided.accepted:
        return decided
    others = {unit: text for unit, text in request.accepted.items() if unit != request.unit}
    alternatives = _by_alternative(request)
    if alternatives and only_names_differ(request.language, request.pieces, others):
        found = (_decide(_carried(one)) for one in alternatives)
        return next((one for one in found if one is not None and one.accepted), decided)
    return decided


def _by_alternative(request: UnitRequest) -> list[UnitRequest]:
    """Return the request with each other text of its unit in the reference's place."""
    return [
        replace(request, pieces=with_text(request.pieces, request.unit, text))
        for text in request.alternatives.get(request.unit, ())
    ]


def _with_near_miss(request: UnitRequest, report: UnitReport) -> UnitReport:
    """Add hints to a refusal, and where to look again to that of what is nearly the reference."""
    if report.accepted or report.verdict is Verdict.IE:
        return report
    found = near_miss(request.language, request.pieces, request.unit, request.answer)
    report = replace(report, hints=hints_of(request, found))
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
    settled = settle(request.language, request.pieces, others, request.alternatives)
    pieces, _ = carry(request.language, settled, others)
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
    if fitted.words == words_of(place, place.reference):
        return _SAME
    found = find_renaming(
        request.language,
        request.pieces,
        request.unit,
        request.answer,
        _earlier(request),
        guess=False,
    )
    if found is not None and found.certain and not _clashes(request, found):
        return replace(_SAME, decided_by=DecidedBy.RENAMING, renames=dict(found.names))
    return None


def _earlier(request: UnitRequest) -> dict[int, str]:
    return {unit: text for unit, text in request.accepted.items() if unit < request.unit}


def _clashes(request: UnitRequest, found: Renaming) -> bool:
    """Tell whether a later unit has one of the new names already, for something of its own.

    One that has the old name only is no hindrance: it is told of (judge/standing.py).
    """
    language, pieces = request.language, found.pieces
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, found.names.values()))})\b")
    return any(
        unit > request.unit
        and words.search(text)
        and not same_words(place_of(language, pieces, unit), text)
        for unit, text in request.accepted.items()
    )


def check_unit(request: UnitRequest, *, sandbox: Sandbox | None = None) -> UnitReport:
    """Judge one unit: by structure and tokens, else by running the assembled program.

    A weak unit that the tests accept must be built as the reference's is, besides (rule 5).

    Raises ValueError for a bad request, SandboxUnavailable or SandboxError when the fault is ours.
    """
    report, together = _judged(request, sandbox), True
    if not report.accepted and report.verdict is not Verdict.IE and _has_other_words(request):
        # its own program may only lack what must change in later units now
        alone = _judged(replace(request, accepted=_earlier(request)), sandbox)
        report, together = (alone, False) if alone.accepted else (report, True)
    if not report.accepted:
        return report
    ran = together and report.decided_by is DecidedBy.TESTS
    settled = _settled(request)

    def run(texts: Mapping[int, str]) -> RunReport:
        pieces, _ = carry(request.language, settled.pieces, texts)
        return _run(replace(request, pieces=pieces), texts, sandbox)[1]

    return replace(report, broken=find_broken(settled, run, together=ran))


def _has_other_words(request: UnitRequest) -> bool:
    """Tell whether a later accepted unit is written otherwise than the reference."""
    carried = _carried(request)
    return any(
        not same_words(place_of(request.language, carried.pieces, unit), text)
        for unit, text in request.accepted.items()
        if unit > request.unit
    )


def _run(
    request: UnitRequest, texts: Mapping[int, str], sandbox: Sandbox | None
) -> tuple[Assembly, RunReport]:
    """Judge the program of these texts and the rest of the reference, up to its first failure."""
    assembly = assemble(request.pieces, texts, language=request.language)
    program = Program(language=request.language, source=assembly.source)
    return assembly, judge_program(
        program,
        request.cases,
        request.limits,
        request.checker,
        special=request.special,
        stop_early=True,
        sandbox=sandbox,
    )


def _judged(asked: UnitRequest, sandbox: Sandbox | None) -> UnitReport:
    """Judge the answer with the units that stand accepted."""
    request = _carried(asked)
    decided = _decide_any(asked, request)
    if decided is not None:
        return _with_near_miss(request, decided)
    renames, request = _in_its_names(_samples_first(request))
    texts = {**request.accepted, request.unit: request.answer}
    assembly, run = _run(request, texts, sandbox)
    accepted = run.verdict is Verdict.AC
    if accepted and not _is_built_so(asked, request, assembly) and _is_weak(asked, sandbox):
        return replace(_UNTESTED, hints=hints_of(request, None))
    report = _with_near_miss(request, report_of(request, assembly, run, sandbox))
    return replace(report, renames=renames) if report.accepted else report


def _samples_first(request: UnitRequest) -> UnitRequest:
    """Return the request with the cases of which most may be told before the others."""
    return replace(request, cases=tuple(sorted(request.cases, key=lambda case: not case.sample)))


def _in_its_names(request: UnitRequest) -> tuple[Mapping[str, str], UnitRequest]:
    """Return the names that the answer seems to give, and the request with the rest in them."""
    earlier = _earlier(request)
    found = find_renaming(request.language, request.pieces, request.unit, request.answer, earlier)
    if found is None:
        return {}, request
    return found.names, replace(request, pieces=found.pieces)


def _is_built_so(asked: UnitRequest, request: UnitRequest, assembly: Assembly) -> bool:
    """Tell whether the answer is built as the reference's unit is, or as an alternative's."""
    others = map(_carried, _by_alternative(asked))
    return any(_is_alike(one, assembly) for one in (request, *others))


def _is_weak(request: UnitRequest, sandbox: Sandbox | None) -> bool:
    """Tell whether tests alone cannot accept the unit: in the reference's own names, so that what
    was found for one student is known for all (judge/verdict_cache.py)."""
    if request.weak is not None:
        return request.weak
    about = WeaknessRequest(
        language=request.language, pieces=request.pieces, cases=request.cases,
        limits=request.limits, checker=request.checker, special=request.special,
    )  # fmt: skip
    return is_weak(about, request.unit, sandbox=sandbox)


def _is_alike(request: UnitRequest, assembly: Assembly) -> bool:
    """Tell whether the answer is built as the reference's unit is, among the same other units."""
    others = {unit: text for unit, text in request.accepted.items() if unit != request.unit}
    reference = assemble(request.pieces, others, language=request.language)
    return alike(request.language, reference, assembly, request.unit)
