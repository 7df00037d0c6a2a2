"""Jobs that write guidelines: a message for each program and level, stored batch by batch.

A message tells what its worker needs, and a result what was written. What is stored is marked where
workers look (`jobs.mark`): a message that comes late or twice asks for nothing that is there.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import jobs
from app.domain.document import digest
from app.domain.errors import N_, AppError, Conflict, NotFound
from app.i18n import LOCALES
from app.models import Job, JobState, Reference, UnitGuideline, User, now
from app.services import problems, references
from app.services.carrying import BY_HAND
from app.services.guidelines import (
    WRITERS,
    Key,
    check_level,
    checked_again,
    put,
    read_again,
    units,
)
from segmenter import Level

KIND = "guidelines"
REFERENCE_CHANGED = N_("The reference was changed meanwhile: write the guidelines again.")
CANCELLED = N_("It was stopped; what was written until then stays.")


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
    compare: bool = False,
    by_hand: bool = False,
) -> Job:
    """Begin a job that writes guidelines; with `only`, of that one unit.

    With `compare` a text that is there stays, and the new one is proposed beside it. One written by
    hand always stays; it gets a proposal where it is asked for, by `only` or `by_hand`.
    """
    problem = problems.editable(session, user, problem_id)
    _check_choice(locale, writer)
    wanted = [check_level(level) for level in levels]
    chosen = [references.get(problem, language)] if language else list(problem.references)
    if not chosen:
        raise AppError(N_("The problem has no reference: upload one."))
    hand = by_hand or only is not None
    parts = [_part(row, level, locale, only, hand=hand) for row in chosen for level in wanted]
    job = Job(
        kind=KIND,
        problem_id=problem.id,
        user_id=user.id,
        total=sum(len(part["only"]) for part in parts),
        params={
            "locale": locale,
            "writer": writer,
            "compare": compare,
            "by_hand": hand,
            "parts": [part for part in parts if part["only"]],
        },
    )
    session.add(job)
    session.flush()  # the message needs the id
    send(session, job)
    return job


def _check_choice(locale: str, writer: str) -> None:
    if locale not in LOCALES:
        raise AppError(N_("The locale must be one of %(known)s."), known=", ".join(LOCALES))
    if writer not in WRITERS:
        raise AppError(
            N_("There is no writer called %(name)s: use one of %(known)s."),
            name=writer,
            known=", ".join(WRITERS),
        )


def _part(
    reference: Reference, level: Level, locale: str, only: int | None, *, hand: bool
) -> dict[str, Any]:
    views = units(reference, level, locale)
    if only is not None and not 0 <= only < len(views):
        raise NotFound(N_("There is no such unit."))
    indexes = [
        view.unit.index
        for view in views
        if (hand or view.writer != BY_HAND) and only in (None, view.unit.index)
    ]
    return {
        "language": reference.language,
        "level": level,
        "only": indexes,
        "source_digest": _digest(reference, level),
    }


def _digest(reference: Reference, level: str) -> str:
    """Return what a job's result still has to fit when it comes: the source and its units."""
    edits = reference.edits.get(level)
    return digest([reference.source, edits] if edits else reference.source)


def send(session: Session, job: Job) -> None:
    """Send a message for each part that is not complete; also used when one was lost."""
    found = {row.language: row for row in job.problem.references}
    open_parts = [
        (part, row, left)
        for part in job.params["parts"]
        if (row := found.get(part["language"])) and (left := _left(job, part))
    ]
    if not open_parts:
        finish(session, job)
    for part, row, left in open_parts:
        jobs.enqueue(session, "guideline", "guideline.write", _message(job, part, row, left))


def _left(job: Job, part: Mapping[str, Any]) -> list[int]:
    """Return the units of a part that no result has come for."""
    return [index for index in part["only"] if unit_mark(part, index) not in job.result]


def unit_mark(place: Mapping[str, Any], index: int) -> str:
    """Return what a unit is called among those that a job has done."""
    return f"{place['language']}/{place['level']}/{index}"


def _message(
    job: Job, part: Mapping[str, Any], reference: Reference, left: Sequence[int]
) -> dict[str, Any]:
    level, locale = part["level"], job.params["locale"]
    statements = job.problem.statements
    views = units(reference, level, locale)
    return {
        "job_id": job.id,
        "locale": locale,
        "writer": job.params["writer"],
        "statement": next((row.text for row in statements if row.locale == locale), ""),
        "part": {
            "language": part["language"],
            "level": level,
            "source": reference.source,
            "edits": reference.edits.get(level, []),
            "only": list(left),
            "standing": {
                str(view.unit.index): view.guideline
                for view in views
                if view.guideline and view.unit.index not in left
            },
        },
    }


def record(
    session: Session, job_id: int, written: Sequence[Mapping[str, Any]], instead: str = ""
) -> None:
    """Store guidelines that a job has written; coming twice does no harm.

    `instead` is why the template writer serves for the one that was asked for.
    """
    job = session.get(Job, job_id, with_for_update=True)
    if job is None or job.finished:
        return
    if instead:
        job.params = {**job.params, "instead": instead}
    query = select(Reference).where(Reference.problem_id == job.problem_id)
    found = {row.language: row for row in session.scalars(query)}
    for part in job.params["parts"]:
        reference = found.get(part["language"])
        if reference is None or _digest(reference, part["level"]) != part["source_digest"]:
            finish(session, job, REFERENCE_CHANGED)
            return
        _record_part(session, job, reference, part, written)
        read_again(session, reference)
    job.done = len(job.result)
    job.state = JobState.RUNNING
    job.sent_at, job.sends = now(), 1  # it is alive: the sweeper need not send it again
    jobs.mark(session, job.id, [unit_mark(row, row["index"]) for row in written])
    if job.done == job.total:
        for reference in found.values():
            checked_again(session, reference)
        finish(session, job)
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
            _store(session, job, key, row)
            job.result = {**job.result, unit_mark(part, row["index"]): True}


def _store(session: Session, job: Job, key: Key, given: Mapping[str, Any]) -> None:
    row = session.get(UnitGuideline, key)
    asked, by_hand = job.params.get("compare"), row is not None and row.writer == BY_HAND
    if row is None or not (asked or by_hand):
        put(session, key, given["text"], given["writer"], given["checks"])
    elif given["text"] == row.text:
        row.proposal = {}
    elif given["text"] and (not by_hand or job.params.get("by_hand")):
        row.proposal = {name: given[name] for name in ("text", "writer", "checks")}


def cancel(session: Session, job: Job) -> None:
    """Stop a job; its worker ends after the batch that it is writing."""
    if job.kind != KIND:
        raise Conflict(N_("Only the writing of guidelines can be stopped."))
    if not job.finished:
        job.params = {**job.params, "cancelled": True}
        finish(session, job, CANCELLED)


def finish(session: Session, job: Job, error: str = "") -> None:
    """End a job, well or with what went wrong on our side."""
    if job.finished:
        return
    job.state = JobState.FAILED if error else JobState.DONE
    job.error = error
    if job.kind == KIND:
        jobs.mark(session, job.id, [jobs.STOPPED])
    jobs.notify(session, f"job:{job.id}")
