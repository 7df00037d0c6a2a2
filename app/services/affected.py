"""What has to be judged again when a problem was published anew: attempts that matter now, and
whole programs.

Of a student's attempts at a unit these matter: the one that is accepted now, or all that were
refused where none is. Those on older revisions count where the unit still exists.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.document import digest
from app.models import Attempt, JobState, Revision, Submission, Workspace, WorkspaceUnit
from app.services import moving, revisions
from judge import Verdict


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What differs from the revision before: the tests, or what judges with them; programs."""

    tests: bool
    languages: frozenset[str]

    def __bool__(self) -> bool:
        return self.tests or bool(self.languages)


@dataclass(frozen=True)
class Space:
    """A workspace without its texts."""

    id: int
    user_id: int
    revision_id: int
    language: str
    level: str


@dataclass(frozen=True)
class Tried:
    """An attempt or a submission, as far as it decides whether it is judged again, and when."""

    id: int
    state: str
    accepted: bool
    workspace_id: int = 0
    index: int = 0
    code: str = ""

    @property
    def turn(self) -> int:
        """When it comes: what is still being judged last, so that it is done by then."""
        if self.state in (JobState.QUEUED, JobState.RUNNING):
            return 2
        return 1 if self.accepted else 0


@dataclass(frozen=True, kw_only=True)
class Items:
    """The ids of what has to be judged again, in this order."""

    attempts: tuple[int, ...]
    submissions: tuple[int, ...]


def changed(before: Revision, after: Revision) -> Changed:
    """Return what a new revision changes of how answers are judged."""
    old, new = _programs(before), _programs(after)
    return Changed(
        tests=_tests(before) != _tests(after),
        languages=frozenset(key for key in new if old.get(key) != new[key]),
    )


def everything(revision: Revision) -> Changed:
    """Return that all has to be judged again."""
    return Changed(tests=True, languages=frozenset(_programs(revision)))


def _tests(revision: Revision) -> str:
    document = revisions.read(revision)
    parts = [revision.cases, asdict(document.limits), document.checker, revision.special_judge]
    return digest(parts)


def _programs(revision: Revision) -> dict[str, str]:
    return {
        language: digest(
            [
                {level: asdict(found)["pieces"] for level, found in program.levels.items()},
                [asdict(row) for row in program.alternatives],
            ]
        )
        for language, program in revisions.read(revision).programs.items()
    }


def items(session: Session, revision: Revision, what: Changed) -> Items:
    """Return what has to be judged again by a revision: refusals first, since students wait."""
    return Items(
        attempts=tuple(_attempts(session, revision, what)),
        submissions=tuple(_submissions(session, revision) if what.tests else ()),
    )


def _submissions(session: Session, revision: Revision) -> Iterator[int]:
    query = (
        select(Submission.id, Submission.state, Submission.verdict)
        .join(Revision)
        .where(Revision.problem_id == revision.problem_id)
        .order_by(Submission.id.desc())
    )
    rows = [Tried(key, state, said == Verdict.AC) for key, state, said in session.execute(query)]
    yield from (row.id for row in sorted(rows, key=lambda row: row.turn))


def _attempts(session: Session, revision: Revision, what: Changed) -> Iterator[int]:
    rows = list(_that_matter(session, revision, what))
    yield from (row.id for row in sorted(rows, key=lambda row: row.turn))


def _that_matter(session: Session, revision: Revision, what: Changed) -> Iterator[Tried]:
    spaces = _workspaces(session, revision.problem_id)
    last = {_owner(row): row for row in reversed(spaces.values())}
    texts = _accepted_texts(session, revision.problem_id)
    seen: set[tuple[int, int, str]] = set()
    for row in _tried(session, revision.problem_id):
        space = spaces[row.workspace_id]
        now = last[_owner(space)]
        at = place_in(session, space, now, revision, row.index)
        if at is None or not (what.tests or space.language in what.languages):
            continue
        text = texts.get((now.id, at), "")
        key = (now.id, at, row.code)
        matters = row.code == text if row.accepted else not text and bool(row.code.strip())
        if matters and key not in seen:
            seen.add(key)
            yield row


def place_in(
    session: Session,
    space: Space | Workspace,
    now: Space | Workspace,
    revision: Revision,
    unit: int,
) -> int | None:
    """Return which unit of the student's last workspace a unit is; None where `revision` has no
    such unit any more."""
    place = (space.language, space.level)
    old = session.get_one(Revision, space.revision_id)
    last = session.get_one(Revision, now.revision_id)
    at = moving.counterparts(old, last, place).get(unit)
    return at if at in moving.counterparts(last, revision, place) else None


def _workspaces(session: Session, problem_id: int) -> dict[int, Space]:
    """Return a problem's workspaces by id, those of the newest revision first."""
    own = Workspace
    query = (
        select(own.id, own.user_id, own.revision_id, own.language, own.level)
        .join(Revision)
        .where(Revision.problem_id == problem_id)
        .order_by(Revision.number.desc(), Workspace.id.desc())
    )
    return {row[0]: Space(*row) for row in session.execute(query)}


def _owner(space: Space) -> tuple[int, str, str]:
    return (space.user_id, space.language, space.level)


def _accepted_texts(session: Session, problem_id: int) -> dict[tuple[int, int], str]:
    own = WorkspaceUnit
    query = (
        select(own.workspace_id, own.index, own.accepted_text)
        .join(Workspace)
        .join(Revision)
        .where(Revision.problem_id == problem_id, own.accepted_text != "")
    )
    return {(space, index): text for space, index, text in session.execute(query)}


def _tried(session: Session, problem_id: int) -> Iterator[Tried]:
    own = Attempt
    query = (
        select(own.id, own.state, own.accepted, own.workspace_id, own.index, own.code)
        .join(Workspace)
        .join(Revision)
        .where(Revision.problem_id == problem_id)
        .order_by(Attempt.id.desc())
    )
    yield from (Tried(*row) for row in session.execute(query))
