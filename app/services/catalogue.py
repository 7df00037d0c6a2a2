"""The published problems as a student looks through them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session

from app.domain.concepts import CONCEPT_NAMES
from app.domain.progress import ProgressState
from app.i18n import LOCALES, translate
from app.models import Problem, Progress, Revision, Statement, User
from segmenter import Level


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A published problem in the list: its newest revision, and how far the user is."""

    problem_id: int
    slug: str
    title: str
    difficulty: int
    languages: Sequence[str]
    levels: Sequence[str]
    progress: str


def page(
    session: Session, user: User, locale: str, *, search: str = "", skip: int = 0, limit: int = 50
) -> list[Entry]:
    """Return up to `limit` entries after the first `skip`, the easiest first.

    `search` looks for a part of the title in any locale, or of the slug, and for concepts that
    are called so in any locale.
    """
    query = _newest().order_by(Problem.difficulty, Problem.id).offset(skip).limit(limit)
    if search.strip():
        query = query.where(_matches(search.strip()))
    return _entries(session, user, locale, query)


def next_unsolved(session: Session, user: User, locale: str, problem: Problem) -> Entry | None:
    """Return the unsolved problem that follows `problem` in the list, else the first one."""
    solved = exists().where(
        Progress.problem_id == Problem.id,
        Progress.user_id == user.id,
        Progress.state == ProgressState.SOLVED,
    )
    before = tuple_(Problem.difficulty, Problem.id) < tuple_(problem.difficulty, problem.id)
    query = _newest().where(~solved, Problem.id != problem.id)
    query = query.order_by(before, Problem.difficulty, Problem.id).limit(1)
    return next(iter(_entries(session, user, locale, query)), None)


def _newest() -> Select[Problem, Revision]:
    newest = (
        select(Revision.problem_id, func.max(Revision.number).label("number"))
        .group_by(Revision.problem_id)
        .subquery()
    )
    return (
        select(Problem, Revision)
        .join(Revision, Revision.problem_id == Problem.id)
        .join(
            newest,
            and_(newest.c.problem_id == Revision.problem_id, newest.c.number == Revision.number),
        )
    )


def _matches(search: str) -> ColumnElement[bool]:
    part = search.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    titled = exists().where(
        Statement.problem_id == Problem.id, Statement.title.ilike(f"%{part}%", escape="\\")
    )
    using = (
        Revision.document["concepts"].as_string().like(f'%"{concept}"%')
        for concept in _concepts_called(search)
    )
    return or_(titled, Problem.slug.ilike(f"%{part}%", escape="\\"), *using)


def _concepts_called(search: str) -> list[str]:
    """Return the concepts whose name in some locale begins with what is searched for."""
    wanted = search.casefold()
    return [
        concept
        for concept, name in CONCEPT_NAMES.items()
        if any(
            shown.startswith(wanted) and len(wanted) > 1
            for shown in (concept, *(translate(loc, name).casefold() for loc in LOCALES))
        )
    ]


def _entries(
    session: Session, user: User, locale: str, query: Select[Problem, Revision]
) -> list[Entry]:
    rows = session.execute(query).all()
    ids = [problem.id for problem, _ in rows]
    states = select(Progress.problem_id, Progress.state).where(
        Progress.user_id == user.id, Progress.problem_id.in_(ids)
    )
    progress = {row.problem_id: row.state for row in session.execute(states)}
    return [_entry(problem, revision, locale, progress) for problem, revision in rows]


def _entry(problem: Problem, revision: Revision, locale: str, progress: Mapping[int, str]) -> Entry:
    # The raw JSON: a list needs four of its fields, and checking all of it would cost the page.
    document = revision.document
    statements, programs = document["statements"], document["programs"]
    statement = statements.get(locale) or next(iter(statements.values()))
    offered = {level for program in programs.values() for level in program["levels"]}
    return Entry(
        problem_id=problem.id,
        slug=problem.slug,
        title=statement["title"],
        difficulty=document["difficulty"],
        languages=sorted(programs),
        levels=[level for level in Level if level in offered],
        progress=progress.get(problem.id, ProgressState.NOT_STARTED),
    )
