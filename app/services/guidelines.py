"""Guidelines of a draft: written by a job unit by unit, edited by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import jobs
from app.domain.document import digest
from app.domain.errors import N_, AppError, NotFound
from app.domain.text import storable
from app.i18n import LOCALES
from app.models import Job, JobState, Problem, Reference, UnitGuideline, User, now
from app.services import problems, references
from app.services.carrying import BY_HAND
from segmenter import Level, Unit

WRITERS = ("template", "gemma", "http")
MAX_GUIDELINE = 4000
REFERENCE_CHANGED = N_("The reference was changed meanwhile: write the guidelines again.")


@dataclass(frozen=True, kw_only=True)
class UnitView:
    """One unit of the draft with its guideline, for those who may edit it."""

    unit: Unit
    key: str
    guideline: str
    writer: str
    checks: Sequence[Any]


def units(reference: Reference, level: str, locale: str) -> list[UnitView]:
    """Return the units of one level with their guidelines in `locale`."""
    found = references.guideline_rows(reference, level)
    segmentation = references.segmentations(reference)[Level(level)]
    views = []
    for unit in segmentation.units:
        row = found.get((locale, unit.index))
        views.append(
            UnitView(
                unit=unit,
                key=segmentation.keys[unit.index],
                guideline=row.text if row else "",
                writer=row.writer if row else "",
                checks=row.checks if row else [],
            )
        )
    return views


def left_over(reference: Reference, level: str, locale: str) -> list[str]:
    """Return the guidelines that were written by hand for units that are not there now."""
    return [row.text for row in _left_over(reference, level, locale)]


def waiting(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    *,
    language: str | None = None,
    locale: str = "ko",
) -> list[str]:
    """Return what `left_over` tells, to those who may edit the problem."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    return left_over(reference, check_level(level), locale)


def forget(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    *,
    language: str | None = None,
    locale: str = "ko",
) -> None:
    """Delete what `left_over` tells."""
    reference = references.get(problems.editable(session, user, problem_id), language)
    for row in _left_over(reference, check_level(level), locale):
        reference.guidelines.remove(row)


def _left_over(reference: Reference, level: str, locale: str) -> list[UnitGuideline]:
    hanging = {row.key for row in references.guideline_rows(reference, level).values()}
    return [
        row
        for row in reference.guidelines
        if (row.level, row.locale, row.writer) == (level, locale, BY_HAND)
        and row.key not in hanging
    ]


def check_level(level: str) -> Level:
    """Return the level of that name."""
    try:
        return Level(level)
    except ValueError as error:
        known = ", ".join(Level)
        raise AppError(
            N_("There is no level called %(name)s: use one of %(known)s."), name=level, known=known
        ) from error


def start(
    session: Session,
    user: User,
    problem_id: int,
    *,
    levels: Sequence[str] = tuple(Level),
    locale: str = "ko",
    writer: str = "template",
    language: str | None = None,
    only: int | None = None,
) -> Job:
    """Begin a job that writes guidelines; with `only`, of that one unit.

    Guidelines written by hand stay, unless their unit is named by `only`.
    """
    problem = problems.editable(session, user, problem_id)
    if locale not in LOCALES:
        raise AppError(N_("The locale must be one of %(known)s."), known=", ".join(LOCALES))
    if writer not in WRITERS:
        raise AppError(
            N_("There is no writer called %(name)s: use one of %(known)s."),
            name=writer,
            known=", ".join(WRITERS),
        )
    wanted = [check_level(level) for level in levels]
    chosen = [references.get(problem, language)] if language else list(problem.references)
    if not chosen:
        raise AppError(N_("The problem has no reference: upload one."))
    parts = [_part(row, level, locale, only) for row in chosen for level in wanted]
    job = Job(
        kind="guidelines",
        problem_id=problem.id,
        user_id=user.id,
        total=sum(len(part["only"]) for part in parts),
        params={"locale": locale, "writer": writer, "parts": [p for p in parts if p["only"]]},
    )
    session.add(job)
    session.flush()  # the message needs the id
    send(session, job)
    return job


def _part(reference: Reference, level: Level, locale: str, only: int | None) -> dict[str, Any]:
    views = units(reference, level, locale)
    if only is not None and not 0 <= only < len(views):
        raise NotFound(N_("There is no such unit."))
    indexes = [
        view.unit.index
        for view in views
        if (only is None and view.writer != BY_HAND) or view.unit.index == only
    ]
    return {
        "language": reference.language,
        "level": level,
        "only": indexes,
        "over_hand": only is not None,
        "source_digest": _digest(reference, level),
    }


def _digest(reference: Reference, level: str) -> str:
    """Return what a job's result still has to fit when it comes: the source and its units."""
    edits = reference.edits.get(level)
    return digest([reference.source, edits] if edits else reference.source)


def send(session: Session, job: Job) -> None:
    """Send a job's message; also used when the first one was lost."""
    problem = job.problem
    found = {row.language: row for row in problem.references}
    statement = next((s.text for s in problem.statements if s.locale == job.params["locale"]), "")
    parts = [
        {**part, "source": row.source, "edits": row.edits.get(part["level"], [])}
        for part in job.params["parts"]
        if (row := found.get(part["language"]))
    ]
    if not parts:
        finish(session, job)
        return
    payload = {
        "job_id": job.id,
        "locale": job.params["locale"],
        "writer": job.params["writer"],
        "statement": statement,
        "parts": parts,
    }
    jobs.enqueue(session, "guideline", "guideline.write", payload)


def record(session: Session, job_id: int, written: Sequence[Mapping[str, Any]]) -> None:
    """Store guidelines that a job has written; coming twice does no harm.

    What was written by hand meanwhile stays, unless the job was asked for that very unit.
    """
    job = session.get(Job, job_id, with_for_update=True)
    if job is None or job.finished:
        return
    query = select(Reference).where(Reference.problem_id == job.problem_id)
    found = {row.language: row for row in session.scalars(query)}
    for part in job.params["parts"]:
        reference = found.get(part["language"])
        if reference is None or _digest(reference, part["level"]) != part["source_digest"]:
            finish(session, job, REFERENCE_CHANGED)
            return
        _record_part(session, job, reference, part, written)
    job.done = len(job.result)
    job.state = JobState.DONE if job.done == job.total else JobState.RUNNING
    job.sent_at = now()  # it is alive: the sweeper need not send it again
    jobs.notify(session, f"job:{job.id}")


def _record_part(
    session: Session,
    job: Job,
    reference: Reference,
    part: Mapping[str, Any],
    written: Sequence[Mapping[str, Any]],
) -> None:
    place = (part["language"], part["level"])
    names = references.cuts(reference)[Level(part["level"])].names()
    for row in written:
        if (row["language"], row["level"]) == place and row["index"] in part["only"]:
            key = (reference.id, part["level"], job.params["locale"], names[row["index"]])
            _store(session, key, row, over_hand=part["over_hand"])
            job.result = {**job.result, f"{place[0]}/{place[1]}/{row['index']}": True}


def finish(session: Session, job: Job, error: str = "") -> None:
    """End a job, well or with what went wrong on our side."""
    if job.finished:
        return
    job.state = JobState.FAILED if error else JobState.DONE
    job.error = error
    jobs.notify(session, f"job:{job.id}")


def edit(
    session: Session,
    user: User,
    problem_id: int,
    level: str,
    index: int,
    *,
    text: str,
    language: str | None = None,
    locale: str = "ko",
) -> Reference:
    """Write a guideline by hand; an empty text removes it."""
    problem = problems.editable(session, user, problem_id)
    reference = references.get(problem, language)
    if locale not in LOCALES:
        raise AppError(N_("The locale must be one of %(known)s."), known=", ".join(LOCALES))
    names = references.cuts(reference)[check_level(level)].names()
    if not 0 <= index < len(names):
        raise NotFound(N_("There is no such unit."))
    storable(text)
    if len(text) > MAX_GUIDELINE:
        raise AppError(
            N_("The guideline is too long: at most %(count)s characters."), count=MAX_GUIDELINE
        )
    row = {"text": text.strip(), "writer": BY_HAND, "checks": []}
    _store(session, (reference.id, level, locale, names[index]), row, over_hand=True)
    session.flush()  # so that the reference's guidelines are read again with this one
    session.expire(reference, ["guidelines"])
    return reference


def _store(
    session: Session,
    key: tuple[int, str, str, str],
    written: Mapping[str, Any],
    *,
    over_hand: bool,
) -> None:
    row = session.get(UnitGuideline, key)
    if row is not None and row.writer == BY_HAND and not over_hand:
        return
    if not written["text"]:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        names = ("reference_id", "level", "locale", "key")
        row = UnitGuideline(**dict(zip(names, key, strict=True)))
        session.add(row)
    row.text, row.writer, row.checks = written["text"], written["writer"], written["checks"]


def running_job(session: Session, problem: Problem, kind: str) -> Job | None:
    """Return the newest job of a kind for a problem, so that a reloaded page finds it again."""
    query = (
        select(Job)
        .where(Job.problem_id == problem.id, Job.kind == kind)
        .order_by(Job.id.desc())
        .limit(1)
    )
    return session.scalar(query)
