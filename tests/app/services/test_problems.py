"""Problems: who sees which, and the draft's own fields."""

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import AppError, Conflict, Forbidden, NotFound
from app.services import problems
from tests import factories


def test_a_draft_is_its_owners_alone(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        other = factories.make_user(session, Role.INSTRUCTOR)
        student = factories.make_user(session)
        assert problems.editable(session, problem.owner, problem.id) is problem
        for user in (other, student):
            with pytest.raises(NotFound):
                problems.visible(session, user, problem.slug)
            assert problems.page(session, user) == []


def test_a_published_problem_is_seen_but_not_edited_by_others(db: Database) -> None:
    with db.writing() as session:
        problem = factories.publish(session, factories.make_problem(session))
        student = factories.make_user(session)
        assert problems.page(session, student) == [problem]
        with pytest.raises(Forbidden):
            problems.editable(session, student, problem.id)


def test_students_cannot_make_problems(db: Database) -> None:
    with db.writing() as session, pytest.raises(Forbidden):
        problems.create(session, factories.make_user(session), slug="x", title="X")


@pytest.mark.parametrize("slug", ["", "A", "a b", "-a", "a/b", "가"])
def test_a_bad_slug_is_refused(db: Database, slug: str) -> None:
    with db.writing() as session, pytest.raises(AppError):
        owner = factories.make_user(session, Role.INSTRUCTOR)
        problems.create(session, owner, slug=slug, title="X")


def test_a_taken_slug_is_refused(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        with pytest.raises(Conflict):
            problems.create(session, problem.owner, slug=problem.slug, title="X")


def test_update_changes_only_what_is_given(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        problems.update(session, problem.owner, problem.id, limits={"cpu_seconds": 1})
        problems.update(session, problem.owner, problem.id, checker="exact")
        assert problem.limits["cpu_seconds"] == 1
        assert problem.limits["memory_mib"] == 256
        assert (problem.checker, problem.statements[0].title) == ("exact", "더하기")


def test_an_unknown_checker_is_refused(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        with pytest.raises(AppError, match="no checker"):
            problems.update(session, problem.owner, problem.id, checker="magic")


def test_a_published_problem_is_not_deleted(db: Database) -> None:
    with db.writing() as session:
        draft = factories.make_problem(session)
        problems.delete(session, draft.owner, draft.id)
        published = factories.publish(session, factories.make_problem(session))
        with pytest.raises(Conflict):
            problems.delete(session, published.owner, published.id)
