"""What a judge worker is asked when an attempt or a submission is judged again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import jobs
from app.models import Attempt, Judging, Revision, Submission, Workspace
from app.services import affected, moving, revisions, special_judges, weakness, workers, workspaces
from judge import SpecialJudge, UnitRequest

_REQUEST = TypeAdapter(UnitRequest)


@dataclass(frozen=True, kw_only=True)
class Message:
    """A task for the judge workers and their queue."""

    queue: str
    name: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an attempt's unit is now: in the student's last workspace, and in the revision."""

    workspace: Workspace
    index: int
    unit: int


def of(session: Session, step: Judging) -> Message | None:
    """Return the message of a step; None where there is nothing to judge (any more)."""
    if step.attempt_id is not None:
        attempt = session.get(Attempt, step.attempt_id)
        return _of_attempt(session, step, attempt) if attempt and attempt.finished else None
    submission = session.get(Submission, step.submission_id)
    return _of_submission(session, step, submission) if submission and submission.finished else None


def place_of(session: Session, attempt: Attempt, revision: Revision) -> Place | None:
    """Return where an attempt's unit is now; None where there is no such unit any more."""
    own = attempt.workspace
    query = (
        select(Workspace)
        .join(Revision)
        .where(
            Workspace.user_id == own.user_id,
            Workspace.language == own.language,
            Workspace.level == own.level,
            Revision.problem_id == revision.problem_id,
        )
        .order_by(Revision.number.desc(), Workspace.id.desc())
        .limit(1)
    )
    last = session.scalars(query).one()
    index = affected.place_in(session, own, last, revision, attempt.index)
    if index is None:
        return None
    unit = moving.counterparts(last.revision, revision, (own.language, own.level))[index]
    return Place(workspace=last, index=index, unit=unit)


def _of_attempt(session: Session, step: Judging, attempt: Attempt) -> Message | None:
    place = place_of(session, attempt, step.revision)
    if place is None:
        return None
    own = place.workspace
    request = request_of(session, step.revision, attempt, place)
    request = replace(request, accepted={} if step.alone else request.accepted)
    if _off(session, own.language, request.special):
        return None
    return Message(
        queue=jobs.judge_queue(own.language, later=True),
        name="judge.unit",
        payload={"request": _REQUEST.dump_python(request, mode="json"), "reply": _reply(step)},
    )


def request_of(session: Session, revision: Revision, attempt: Attempt, place: Place) -> UnitRequest:
    """Return what an attempt is judged by, with the student's other units that there still are."""
    own = place.workspace
    name = (own.language, own.level)
    document = revisions.read(revision)
    units = moving.counterparts(own.revision, revision, name)
    return UnitRequest(
        language=own.language,
        pieces=revisions.level_of(revision, *name).pieces,
        unit=place.unit,
        answer=attempt.code,
        accepted={
            units[index]: text
            for index, text in workspaces.accepted_texts(own).items()
            if index in units and index != place.index
        },
        limits=document.limits,
        checker=document.checker,
        cases=revisions.judge_cases(revision),
        special=special_judges.of_revision(revision, document.checker),
        weak=weakness.is_weak(session, revision, *name, place.unit),
        alternatives=weakness.trusted(session, revision, *name, place.unit),
    )


def _of_submission(session: Session, step: Judging, submission: Submission) -> Message | None:
    document = revisions.read(step.revision)
    special = special_judges.of_revision(step.revision, document.checker)
    if _off(session, submission.language, special):
        return None
    return Message(
        queue=jobs.judge_queue(submission.language, later=True),
        name="judge.program",
        payload={
            "program": {"language": submission.language, "source": submission.source},
            "cases": list(step.revision.cases),
            "limits": asdict(document.limits),
            "checker": document.checker,
            "special": special and asdict(special),
            "reply": _reply(step),
        },
    )


def _off(session: Session, language: str, special: SpecialJudge | None) -> bool:
    needed = [language, *([special.program.language] if special else [])]
    return workers.off(session, needed) is not None


def _reply(step: Judging) -> dict[str, Any]:
    ids = {"judging_id": step.id, "alone": step.alone}
    return {"name": "app.judged_again", "ids": ids}
