"""When a problem can be published: every reason against it, in one list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.errors import N_, AppError
from judge.model import CaseReport, CompileReport, RunReport
from judge.verdict import Verdict

SHOWN_UNITS = 12
CHANGED = N_("The problem was changed while it was being published: publish it again.")
SHOWN_OUTPUT = 200

NO_STATEMENT = N_("The problem has no statement: write one.")
NO_TESTS = N_("The problem has no tests: add at least one.")
NO_REFERENCE = N_("The problem has no reference: upload one.")
NO_GUIDELINES = N_("No unit has a guideline: write the guidelines first.")
NO_GUIDELINE = N_("%(language)s, level %(level)s: unit %(units)s has no guideline (%(locale)s).")
AMBER = N_(
    "%(language)s, level %(level)s: the guideline of unit %(units)s failed a check (%(locale)s). "
    "Edit it, or say why it may stand."
)
NO_COMPILE = N_("The %(language)s reference does not compile: %(message)s")
FAILED_CASE = N_(
    "The %(language)s reference fails test %(name)s (%(verdict)s): %(message)s "
    "Its output: %(output)s"
)
ALTERNATIVE_NO_COMPILE = N_(
    "The %(language)s alternative “%(label)s” does not compile: %(message)s"
)
ALTERNATIVE_FAILED_CASE = N_(
    "The %(language)s alternative “%(label)s” fails test %(name)s (%(verdict)s): %(message)s "
    "Its output: %(output)s"
)
NO_SPECIAL_JUDGE = N_(
    "The checker is a program, but there is none: upload the special judge, or choose another "
    "checker."
)
LANGUAGE_OFF = N_(
    "Programs in %(language)s cannot be judged at the moment: publish the problem later."
)
SPECIAL_NO_COMPILE = N_("The special judge does not compile: %(message)s")
SHOWN_MESSAGES = 3
# Which part of the draft mends which reason.
PARTS: Mapping[str, str] = {
    NO_STATEMENT: "statement",
    NO_TESTS: "tests",
    NO_REFERENCE: "reference",
    NO_SPECIAL_JUDGE: "limits",
    SPECIAL_NO_COMPILE: "limits",
    LANGUAGE_OFF: "publish",
    NO_GUIDELINES: "guidelines",
    NO_GUIDELINE: "guidelines",
    AMBER: "guidelines",
    NO_COMPILE: "reference",
    FAILED_CASE: "tests",
    ALTERNATIVE_NO_COMPILE: "alternatives",
    ALTERNATIVE_FAILED_CASE: "alternatives",
    CHANGED: "publish",
}


@dataclass(frozen=True, kw_only=True)
class LevelState:
    """How far the guidelines of one level of one reference are, per locale.

    `amber` are those of `written` that failed a check and were not let stand.
    """

    language: str
    level: str
    units: int
    written: Mapping[str, frozenset[int]]
    amber: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DraftState:
    """What publishing needs to know of a draft."""

    statements: Sequence[str]
    cases: int
    lacks_judge: bool
    languages: Sequence[str]
    levels: Sequence[LevelState]


def offered(levels: Iterable[LevelState]) -> frozenset[tuple[str, str]]:
    """Return the (level, locale) pairs that have any guideline: only those are published."""
    return frozenset(
        (state.level, locale)
        for state in levels
        for locale, indexes in state.written.items()
        if indexes
    )


def draft_reasons(draft: DraftState) -> list[AppError]:
    """Return what is missing in a draft, without running anything."""
    reasons = []
    if not draft.statements:
        reasons.append(AppError(NO_STATEMENT))
    if not draft.cases:
        reasons.append(AppError(NO_TESTS))
    if draft.lacks_judge:
        reasons.append(AppError(NO_SPECIAL_JUDGE))
    if not draft.languages:
        reasons.append(AppError(NO_REFERENCE))
    pairs = offered(draft.levels)
    if draft.languages and not pairs:
        reasons.append(AppError(NO_GUIDELINES))
    return reasons + _guideline_reasons(draft, pairs)


def _guideline_reasons(draft: DraftState, pairs: frozenset[tuple[str, str]]) -> list[AppError]:
    reasons = []
    for state in draft.levels:
        for level, locale in sorted(pairs):
            if state.level == level:
                missing = set(range(state.units)) - state.written.get(locale, frozenset())
                reasons += _of_units(NO_GUIDELINE, state, locale, missing)
                reasons += _of_units(AMBER, state, locale, state.amber.get(locale, ()))
    return reasons


def _of_units(message: str, state: LevelState, locale: str, units: Iterable[int]) -> list[AppError]:
    found = sorted(units)
    if not found:
        return []
    shown = ", ".join(str(index + 1) for index in found[:SHOWN_UNITS])
    reason = AppError(
        message,
        language=state.language,
        level=state.level,
        locale=locale,
        units=shown + (", …" if len(found) > SHOWN_UNITS else ""),
    )
    return [reason]


def report_reasons(language: str, report: RunReport, label: str = "") -> list[AppError]:
    """Return why a reference's own run, or that of the alternative called `label`, forbids
    publishing; empty where all cases are accepted."""
    name = {"label": label} if label else {}
    if not report.compile.ok:
        errors = (row.text for row in report.compile.messages if row.severity == "error")
        message = ALTERNATIVE_NO_COMPILE if label else NO_COMPILE
        return [AppError(message, language=language, message=next(errors, ""), **name)]
    if report.special is not None and not report.special.ok:
        return [AppError(SPECIAL_NO_COMPILE, message=_messages(report.special))]
    failed = [case for case in report.cases if case.verdict is not Verdict.AC]
    return [_failed_case(language, case, name) for case in failed]


def _messages(report: CompileReport) -> str:
    errors = [row for row in report.messages if row.severity == "error"]
    return "; ".join(f"{row.line}: {row.text}" for row in errors[:SHOWN_MESSAGES])


def _failed_case(language: str, case: CaseReport, label: Mapping[str, str]) -> AppError:
    return AppError(
        ALTERNATIVE_FAILED_CASE if label else FAILED_CASE,
        **label,
        language=language,
        name=case.name,
        verdict=case.verdict,
        message=case.note or case.message,
        output=case.output[:SHOWN_OUTPUT] or "–",
    )
