"""Accepted answers that differ from the reference, as its instructor sees them.

Answers with the same tokens are one row. Its text has neither the student's comments nor the names
that they gave in other units.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from app.domain.alternatives import other_texts
from app.domain.document import digest
from app.domain.rejudging import Outcome
from app.models import (
    Attempt,
    Judging,
    Problem,
    Reference,
    Revision,
    Submission,
    User,
    Workspace,
)
from app.services import alternatives, problems, references, workspaces
from judge import DecidedBy, Verdict
from judge.fit import words_of
from judge.lexing import Misfit
from judge.place import place_of
from judge.plain import renamed_back, without_comments, words
from segmenter import ChangeKind, Level, Segmentation, diff

LOOKED_AT = 1000
COMPARED = 200
SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class Differing:
    """An accepted answer: to a `unit` of the draft at a level, or (None) a whole program.

    `text` is what would be promoted in the place of `reference`; `students` is how many gave it.
    """

    key: str
    language: str
    level: str
    unit: int | None
    text: str
    reference: str
    students: int
    attempt_id: int | None = None
    submission_id: int | None = None


def listed(session: Session, user: User, problem_id: int) -> list[Differing]:
    """Return the accepted answers that differ, those of most students first."""
    problem = problems.editable(session, user, problem_id)
    found: dict[str, Differing] = {}
    students: Counter[str] = Counter()
    seen: set[tuple[str, int]] = set()
    for student, row in (*_units(session, problem), *_programs(session, problem)):
        found.setdefault(row.key, row)
        if (row.key, student) not in seen:
            seen.add((row.key, student))
            students[row.key] += 1
    rows = [replace(row, students=students[row.key]) for row in found.values()]
    return sorted(rows, key=lambda row: -row.students)[:SHOWN]


def _units(session: Session, problem: Problem) -> Iterator[tuple[int, Differing]]:
    query = (
        select(Attempt)
        .join(Workspace)
        .join(Revision)
        .where(
            Revision.problem_id == problem.id,
            Attempt.accepted,
            Attempt.decided_by == DecidedBy.TESTS,
            ~_doubted(Judging.attempt_id == Attempt.id),
        )
        .order_by(Attempt.id.desc())
        .limit(LOOKED_AT)
    )
    known: dict[tuple[int, str, str, int, str], Differing | None] = {}
    for attempt in session.scalars(query):
        # what is typed alike is compared once: that takes some ms, and students often do
        own = attempt.workspace
        place = (own.revision_id, own.language, own.level, attempt.index)
        key = (*place, attempt.code.strip())
        if key not in known and len(known) < COMPARED:
            known[key] = of_attempt(problem, attempt)
        row = known.get(key)
        if row is not None:
            yield own.user_id, row


def _doubted(same: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an accepted answer would now be refused."""
    return exists().where(same, Judging.outcome.in_((Outcome.REFUSED, Outcome.KEPT)))


def of_attempt(problem: Problem, attempt: Attempt) -> Differing | None:
    """Return an accepted answer as it would stand in the draft; None where it is not another."""
    own = attempt.workspace
    reference = _reference(problem, own.language)
    if reference is None or not attempt.accepted or attempt.decided_by != DecidedBy.TESTS:
        return None
    segmentation = references.segmentations(reference)[Level(own.level)]
    unit = _unit_of(own, segmentation, attempt.index)
    if unit is None:
        return None
    place = place_of(own.language, segmentation.pieces(), unit)
    try:
        bare = without_comments(own.language, attempt.code)
        bare = bare.strip("\n") if own.language == "python" else bare.strip()
        text = renamed_back(own.language, bare, workspaces.own_names(own))
    except Misfit:
        return None
    own_words = words_of(place, text)
    others = _others(problem, reference, segmentation).get(unit, [])
    if own_words is None or own_words in [
        words_of(place, one) for one in (place.reference, *others)
    ]:
        return None
    return Differing(
        key=digest([own.language, own.level, unit, own_words]),
        language=own.language,
        level=own.level,
        unit=unit,
        text=text,
        reference=place.reference,
        students=1,
        attempt_id=attempt.id,
    )


def _reference(problem: Problem, language: str) -> Reference | None:
    return next((row for row in problem.references if row.language == language), None)


def _unit_of(own: Workspace, draft: Segmentation, index: int) -> int | None:
    """Return the draft's unit that still is the one that a student wrote."""
    published = workspaces.level_of(own)
    if published.pieces == draft.pieces():
        return index
    for change in diff(published.segmentation(own.language, own.level), draft):
        if change.old and change.new and change.old.index == index:
            return change.new.index if change.kind is ChangeKind.KEPT else None
    return None


def _others(problem: Problem, reference: Reference, draft: Segmentation) -> Mapping[int, list[str]]:
    """Return by unit the texts that alternatives of the draft have there."""
    found: dict[int, list[str]] = {}
    for row in alternatives.of_language(problem, reference.language):
        other = references.like(reference, row.source)[draft.level]
        for unit, text in other_texts(draft, other).items():
            found.setdefault(unit, []).append(text)
    return found


def _programs(session: Session, problem: Problem) -> Iterator[tuple[int, Differing]]:
    query = (
        select(Submission)
        .join(Revision)
        .where(
            Revision.problem_id == problem.id,
            Submission.workspace_id.is_(None),
            Submission.verdict == Verdict.AC,
            ~_doubted(Judging.submission_id == Submission.id),
        )
        .order_by(Submission.id.desc())
        .limit(LOOKED_AT)
    )
    for submission in session.scalars(query):
        row = of_submission(problem, submission)
        if row is not None:
            yield submission.user_id, row


def of_submission(problem: Problem, submission: Submission) -> Differing | None:
    """Return an accepted program that was sent whole; None where it is not another one."""
    language = submission.language
    reference = _reference(problem, language)
    whole = submission.workspace_id is None and submission.verdict == Verdict.AC
    if reference is None or not whole:
        return None
    try:
        text = without_comments(language, submission.source)
        own = words(language, text)
        others = [row.source for row in alternatives.of_language(problem, language)]
        if own in [words(language, one) for one in (reference.source, *others)]:
            return None
    except Misfit:
        return None
    return Differing(
        key=digest([language, own]),
        language=language,
        level="",
        unit=None,
        text=text,
        reference=reference.source,
        students=1,
        submission_id=submission.id,
    )
