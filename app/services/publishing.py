"""Publishing: the references, and the alternatives with their units in the references' place, are
judged; then the draft is frozen as a revision or refused."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from app import jobs
from app.domain import document, publishing
from app.domain.answering import make_answering
from app.domain.checks import is_amber
from app.domain.concepts import concepts_of
from app.domain.document import (
    Document,
    GuidelineText,
    OtherText,
    PublishedAlternative,
    PublishedLevel,
    PublishedProgram,
    StatementText,
)
from app.domain.errors import AppError
from app.domain.failures import language_name
from app.domain.limits import make_limits
from app.models import (
    Job,
    JobState,
    Problem,
    Reference,
    Revision,
    UnitGuideline,
    User,
    now,
)
from app.services import (
    alternatives,
    cases,
    guidelines,
    problems,
    references,
    rejudging,
    special_judges,
    variants,
    weighing,
    workers,
)
from judge import RunReport, Verdict
from judge.checkers import BY_PROGRAM
from segmenter import Level

_REPORT = TypeAdapter(RunReport)


def start(session: Session, user: User, problem_id: int, *, weigh: bool = True) -> Job:
    """Begin a publish job: every reference is judged over all cases by the judge workers.

    With `weigh` the weak units are looked for once it is published.
    """
    problem = problems.editable(session, user, problem_id)
    guidelines.check_all(problem)
    off = workers.off(session, _needed(problem))
    ready = problem.cases and not _lacks_judge(problem) and not off
    languages = [row.language for row in problem.references] if ready else []
    others = [row.key for row in variants.of_draft(problem)] if ready else []
    job = Job(
        kind="publish",
        problem_id=problem.id,
        user_id=user.id,
        total=len(languages) + len(others),
        params={
            "languages": languages,
            "others": others,
            "as_of": _fingerprint(problem),
            "off": off,
            "weigh": weigh,
        },
    )
    session.add(job)
    session.flush()  # the messages need the id
    if languages:
        send(session, job)
    else:
        _conclude(session, job)
    return job


def send(session: Session, job: Job) -> None:
    """Send one message for each program that has no report yet."""
    problem = job.problem
    shared = {
        "cases": [asdict(case) for case in cases.judge_cases(problem)],
        "limits": problem.limits,
        "checker": problem.checker,
        "special": problem.special_judge or None,
    }
    for key, language, source in _programs(job):
        if key not in job.result:
            reply = {"name": "app.reference_judged", "ids": {"job_id": job.id, "language": key}}
            program = {"language": language, "source": source}
            payload = {**shared, "program": program, "reply": reply}
            # what is judged beside the references holds up nobody who waits for an attempt
            queue = jobs.judge_queue(language, later=key != language)
            jobs.enqueue(session, queue, "judge.program", payload)


def _programs(job: Job) -> list[tuple[str, str, str]]:
    """Return key, language and source of what a job judges; a reference's key is its language."""
    own = [
        (row.language, row.language, row.source)
        for row in job.problem.references
        if row.language in job.params["languages"]
    ]
    others = job.params.get("others", ())
    if not others:
        return own
    found = variants.of_draft(job.problem)
    return own + [(row.key, row.language, row.source) for row in found if row.key in others]


def record(session: Session, job_id: int, language: str, report: Mapping[str, Any]) -> None:
    """Store one program's report; with the last one, publish or refuse.

    `language` is the program's key: a reference's language, or the key of a variant.
    """
    job = session.get(Job, job_id, with_for_update=True)
    known = [*job.params["languages"], *job.params.get("others", ())] if job else []
    if job is None or job.finished or language not in known:
        return
    job.result = {**job.result, language: dict(report)}
    job.done = len(job.result)
    job.state = JobState.RUNNING
    job.sent_at = now()
    if job.done == job.total:
        _conclude(session, job)
    jobs.notify(session, f"job:{job.id}")


def _conclude(session: Session, job: Job) -> None:
    problem = job.problem
    reasons = publishing.draft_reasons(_draft_state(problem))
    if off := job.params.get("off"):
        reasons.append(AppError(publishing.LANGUAGE_OFF, language=language_name(off)))
    labels = {row.key: row for row in variants.of_draft(problem) if row.label}
    for key, report in job.result.items():
        found = []
        if key in job.params["languages"]:
            found = publishing.report_reasons(key, _REPORT.validate_python(report))
        elif one := labels.get(key):
            judged = _REPORT.validate_python(report)
            found = publishing.report_reasons(one.language, judged, label=one.label)
        known = [(reason.message, reason.params) for reason in reasons]
        reasons += [new for new in found if (new.message, new.params) not in known]
    if _fingerprint(problem) != job.params["as_of"]:
        reasons = [AppError(publishing.CHANGED)]
    if reasons:
        job.result = {"reasons": [{"message": r.message, "params": r.params} for r in reasons]}
    else:
        before = problems.latest(session, problem.id)
        revision = _freeze(session, job)
        if job.params.get("weigh"):
            own = {key: job.result[key] for key in job.params["languages"]}
            weighing.start_revision(session, revision, _seconds(own))
        rejudging.start_revision(session, before, revision)
        job.result = {"revision_id": revision.id}
    job.state = JobState.DONE


def _seconds(reports: Mapping[str, Any]) -> dict[str, float]:
    """Return the CPU time of each reference in its longest case."""
    return {
        language: max(case["cpu_seconds"] for case in report["cases"])
        for language, report in reports.items()
    }


def reasons_of(job: Job) -> list[AppError]:
    """Return why a finished publish job refused; empty where it published."""
    return [AppError(row["message"], **row["params"]) for row in job.result.get("reasons", [])]


def _fingerprint(problem: Problem) -> str:
    # What was judged must be what is frozen: an edit meanwhile makes the job refuse.
    parts = [(row.language, row.source, row.edits) for row in problem.references]
    others = [(row.language, row.label, row.source) for row in problem.alternatives]
    return document.digest(
        {
            "parts": parts,
            "others": others,
            "cases": [asdict(case) for case in cases.judge_cases(problem)],
            "limits": problem.limits,
            "checker": problem.checker,
            "special": problem.special_judge,
        }
    )


def _needed(problem: Problem) -> list[str]:
    """Return the languages that judging the references needs."""
    special = special_judges.of_draft(problem) if problem.checker in BY_PROGRAM else None
    own = [special.program.language] if special else []
    return [row.language for row in problem.references] + own


def _lacks_judge(problem: Problem) -> bool:
    return problem.checker in BY_PROGRAM and not problem.special_judge


def _draft_state(problem: Problem) -> publishing.DraftState:
    return publishing.DraftState(
        statements=[row.locale for row in problem.statements if row.text.strip()],
        cases=len(problem.cases),
        lacks_judge=_lacks_judge(problem),
        languages=[row.language for row in problem.references],
        levels=[state for row in problem.references for state in _level_states(row)],
    )


def _level_states(reference: Reference) -> list[publishing.LevelState]:
    return [
        publishing.LevelState(
            language=reference.language,
            level=level,
            units=len(segmentation.units),
            written=_by_locale(rows),
            amber=_by_locale(row for row in rows if is_amber(row[2].checks, row[2].overridden)),
        )
        for level, segmentation in references.segmentations(reference).items()
        for rows in [
            [(*place, row) for place, row in references.guideline_rows(reference, level).items()]
        ]
    ]


def _by_locale(rows: Iterable[tuple[str, int, UnitGuideline]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for locale, index, _ in rows:
        found.setdefault(locale, set()).add(index)
    return {locale: frozenset(units) for locale, units in found.items()}


def _freeze(session: Session, job: Job) -> Revision:
    problem = job.problem
    judged = cases.judge_cases(problem)
    right = [key for key, report in job.result.items() if report["verdict"] == Verdict.AC]
    frozen = Document(
        slug=problem.slug,
        statements={
            row.locale: StatementText(title=row.title, text=row.text)
            for row in problem.statements
            if row.text.strip()
        },
        limits=make_limits(problem.limits),
        checker=problem.checker,
        difficulty=problem.difficulty,
        answering=make_answering(None, problem.answering),
        samples=tuple(case for case in judged if case.sample),
        programs={
            row.language: _publish_program(problem, row, right) for row in problem.references
        },
        concepts=concepts_of({row.language: row.source for row in problem.references}),
    )
    last = problems.latest(session, problem.id)
    revision = Revision(
        problem_id=problem.id,
        number=last.number + 1 if last else 1,
        published_by=job.user_id,
        document=document.dump(frozen),
        cases=[asdict(case) for case in judged],
        special_judge=problem.special_judge if problem.checker in BY_PROGRAM else {},
    )
    session.add(revision)
    session.flush()  # the job keeps its id
    return revision


def _publish_program(
    problem: Problem, reference: Reference, right: Collection[str]
) -> PublishedProgram:
    others = variants.kept(problem, reference, right)
    states = [state for row in problem.references for state in _level_states(row)]
    pairs = publishing.offered(states)
    return PublishedProgram(
        source=reference.source,
        levels={
            level: _publish_level(
                reference,
                level,
                {loc for lev, loc in pairs if lev == level},
                others.get(level, ()),
            )
            for level in Level
            if any(offered == level for offered, _ in pairs)
        },
        alternatives=tuple(
            PublishedAlternative(label=row.label, source=row.source)
            for row in alternatives.of_language(problem, reference.language)
        ),
    )


def _publish_level(
    reference: Reference, level: str, locales: set[str], others: tuple[OtherText, ...]
) -> PublishedLevel:
    found: dict[int, dict[str, GuidelineText]] = {}
    for (locale, index), row in references.guideline_rows(reference, level).items():
        if locale in locales:
            found.setdefault(index, {})[locale] = GuidelineText(
                text=row.text,
                writer=row.writer,
                checks=tuple(row.checks),
                overridden=row.overridden,
            )
    segmentation = references.segmentations(reference)[Level(level)]
    return document.publish_level(segmentation, found, others)
