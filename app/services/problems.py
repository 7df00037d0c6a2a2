"""Problems: who sees which, and the draft's own fields."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.domain import access
from app.domain.answering import make_answering
from app.domain.checking import checked
from app.domain.errors import N_, AppError, Conflict, Forbidden, NotFound
from app.domain.limits import make_limits
from app.domain.problems import BAD_SLUG, check_statement, is_slug, slug_of
from app.domain.text import storable
from app.i18n import LOCALES
from app.models import Problem, Revision, Statement, User

MAX_DIFFICULTY = 5
# Words that stand where a slug stands in the addresses of pages.
_RESERVED = frozenset({"new"})


def create(
    session: Session,
    user: User,
    *,
    slug: str,
    title: str,
    statement: str = "",
    locale: str = "ko",
    limits: Mapping[str, Any] | None = None,
    checker: str = "tokens",
    difficulty: int = 1,
    answering: Mapping[str, Any] | None = None,
) -> Problem:
    """Make a draft problem that `user` owns."""
    if not access.may_create_problem(user.role):
        raise Forbidden(N_("Only instructors can make problems."))
    problem = Problem(
        slug=_free_slug(session, slug),
        owner_id=user.id,
        limits=asdict(make_limits(limits)),
        difficulty=_difficulty(difficulty),
        answering=asdict(make_answering(answering)),
    )
    _set_checker(problem, checker)
    session.add(problem)
    set_statement(problem, locale, title, statement)
    session.flush()  # callers need the id
    return problem


def update(
    session: Session,
    user: User,
    problem_id: int,
    *,
    slug: str | None = None,
    title: str | None = None,
    statement: str | None = None,
    locale: str = "ko",
    limits: Mapping[str, Any] | None = None,
    checker: str | None = None,
    difficulty: int | None = None,
    answering: Mapping[str, Any] | None = None,
) -> Problem:
    """Change the draft's fields that are given; what is published stays as it is."""
    problem = editable(session, user, problem_id)
    if slug is not None and slug != problem.slug:
        problem.slug = _free_slug(session, slug)
    if title is not None or statement is not None:
        set_statement(problem, locale, title, statement)
    if limits is not None:
        problem.limits = asdict(make_limits(limits, problem.limits))
    if checker is not None:
        _set_checker(problem, checker)
    if difficulty is not None:
        problem.difficulty = _difficulty(difficulty)
    if answering is not None:
        problem.answering = asdict(make_answering(answering, problem.answering))
    return problem


def delete(session: Session, user: User, problem_id: int) -> None:
    """Delete a problem that was never published; a published one is kept for its students."""
    problem = editable(session, user, problem_id)
    if problem.revisions:
        raise Conflict(N_("A published problem cannot be deleted: students have worked on it."))
    session.delete(problem)


def find(session: Session, key: int | str) -> Problem | None:
    """Return a problem by id or slug, whoever asks."""
    if isinstance(key, int):
        return session.get(Problem, key)
    return session.scalar(select(Problem).where(Problem.slug == key))


def editable(session: Session, user: User, key: int | str) -> Problem:
    """Return a problem that `user` may change, references and tests included."""
    problem = visible(session, user, key)
    if not access.may_edit_problem(user.role, user.id, problem.owner_id):
        raise Forbidden(N_("Only the owner of this problem can do this."))
    return problem


def visible(session: Session, user: User, key: int | str) -> Problem:
    """Return a problem that `user` may know of."""
    problem = find(session, key)
    if problem is None or not access.may_see_problem(
        user.role, user.id, problem.owner_id, published=is_published(session, problem.id)
    ):
        raise NotFound(N_("There is no such problem."))
    return problem


def can_edit(user: User, problem: Problem) -> bool:
    """Whether `user` may change `problem`."""
    return access.may_edit_problem(user.role, user.id, problem.owner_id)


def is_published(session: Session, problem_id: int) -> bool:
    """Whether a problem has a revision."""
    found = exists().where(Revision.problem_id == problem_id)
    return bool(session.scalar(select(found)))


def latest(session: Session, problem_id: int) -> Revision | None:
    """Return the newest published revision of a problem."""
    query = (
        select(Revision)
        .where(Revision.problem_id == problem_id)
        .order_by(Revision.number.desc())
        .limit(1)
    )
    return session.scalar(query)


def page(session: Session, user: User, *, after: int = 0, limit: int = 50) -> list[Problem]:
    """Return up to `limit` problems that `user` may see, by id, from beyond `after`."""
    published = exists().where(Revision.problem_id == Problem.id)
    query = select(Problem).where(Problem.id > after).order_by(Problem.id).limit(limit)
    if user.role != access.Role.ADMIN:
        own = Problem.owner_id == user.id
        query = query.where(or_(published, own))
    return list(session.scalars(query))


def owned(session: Session, user: User, *, after: int = 0, limit: int = 50) -> list[Problem]:
    """Return up to `limit` problems that `user` may change, by id, from beyond `after`."""
    if not access.may_create_problem(user.role):
        raise Forbidden(N_("Only instructors can make problems."))
    query = select(Problem).where(Problem.id > after).order_by(Problem.id).limit(limit)
    if user.role != access.Role.ADMIN:
        query = query.where(Problem.owner_id == user.id)
    return list(session.scalars(query))


def set_statement(
    problem: Problem, locale: str, title: str | None = None, text: str | None = None
) -> None:
    """Write the statement of one locale; None leaves that part as it is."""
    if locale not in LOCALES:
        raise AppError(N_("The locale must be one of %(known)s."), known=", ".join(LOCALES))
    storable(title or "")
    check_statement(text or "")
    row = next((row for row in problem.statements if row.locale == locale), None)
    if row is None:
        row = Statement(locale=locale, title="", text="")
        problem.statements.append(row)
    if title is not None:
        row.title = title.strip()
    if text is not None:
        row.text = text.replace("\r\n", "\n")
    if not row.title:
        raise AppError(N_("The problem needs a title."))


def is_taken(session: Session, slug: str) -> bool:
    """Whether no new problem can be called `slug`."""
    found = session.scalar(select(Problem.id).where(Problem.slug == slug))
    return found is not None or slug in _RESERVED


def free_slug(session: Session, title: str) -> str:
    """Propose a short name for a title that no problem has yet."""
    words = slug_of(title) or "problem"
    slug, number = words, 1
    while is_taken(session, slug):
        number += 1
        slug = f"{words}-{number}"
    return slug


def _free_slug(session: Session, slug: str) -> str:
    if not is_slug(slug):
        raise AppError(BAD_SLUG, slug=slug)
    if is_taken(session, slug):
        raise Conflict(N_("There is a problem called %(slug)s: choose another name."), slug=slug)
    return slug


def _difficulty(given: int) -> int:
    if not 1 <= given <= MAX_DIFFICULTY:
        raise AppError(N_("The difficulty is a number from 1 to %(count)s."), count=MAX_DIFFICULTY)
    return given


def _set_checker(problem: Problem, checker: str) -> None:
    problem.checker = checked(checker)
