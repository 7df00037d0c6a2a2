"""The published problems as a student looks through them, on both databases."""

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Problem, Progress
from app.services import catalogue, problems, revisions
from tests import factories


def published(session: Session, difficulty: int, title: str) -> Problem:
    problem = factories.make_problem(session)
    problem.difficulty = difficulty
    problems.set_statement(problem, "ko", title)
    session.flush()
    session.refresh(problem)
    return factories.publish(session, problem)


def test_the_easiest_come_first_and_pages_follow(db: Database) -> None:
    with db.writing() as session:
        for difficulty in (3, 1, 2):
            published(session, difficulty, f"문제 {difficulty}")
        factories.make_problem(session)
        user = factories.make_user(session)
        found = catalogue.page(session, user, "ko")
        assert [entry.title for entry in found] == ["문제 1", "문제 2", "문제 3"]
        assert [e.title for e in catalogue.page(session, user, "ko", skip=1, limit=1)] == ["문제 2"]
        assert (found[0].languages, found[0].levels) == (["c"], ["line", "paragraph", "function"])


@pytest.mark.parametrize(
    ("search", "count"), [("50%", 1), ("%", 1), ("_", 0), ("할인", 1), ("", 2), ("ABC", 1)]
)
def test_a_part_of_the_title_is_found_as_it_stands(db: Database, search: str, count: int) -> None:
    with db.writing() as session:
        published(session, 1, "50% 할인")
        published(session, 1, "abc")
        user = factories.make_user(session)
        assert len(catalogue.page(session, user, "ko", search=search)) == count


def test_a_problem_published_twice_is_listed_once(db: Database) -> None:
    with db.writing() as session:
        problem = published(session, 1, "하나")
        problems.set_statement(problem, "ko", "둘")
        factories.publish(session, problem)
        user = factories.make_user(session)
        assert [entry.title for entry in catalogue.page(session, user, "ko")] == ["둘"]


def test_the_next_problem_is_the_next_unsolved_one(db: Database) -> None:
    with db.writing() as session:
        first, second, third = (published(session, level, f"문제 {level}") for level in (1, 2, 3))
        user = factories.make_user(session)
        session.add(Progress(user_id=user.id, problem_id=second.id, state="solved"))
        session.flush()
        following = catalogue.next_unsolved(session, user, "ko", first)
        assert following
        assert following.problem_id == third.id
        around = catalogue.next_unsolved(session, user, "ko", third)
        assert around
        assert around.problem_id == first.id


@pytest.mark.parametrize(
    ("search", "count"), [("input", 1), ("입력", 1), ("OUT", 1), ("recursion", 0), ("재귀", 0)]
)
def test_a_concept_finds_the_problems_that_need_it(db: Database, search: str, count: int) -> None:
    with db.writing() as session:
        problem = published(session, 1, "하나")
        assert {"input", "output"} <= set(problem.revisions[-1].document["concepts"])
        user = factories.make_user(session)
        assert len(catalogue.page(session, user, "ko", search=search)) == count


def test_a_revision_from_before_concepts_is_listed(db: Database) -> None:
    with db.writing() as session:
        problem = published(session, 1, "하나")
        revision = problem.revisions[-1]
        revision.document = {k: v for k, v in revision.document.items() if k != "concepts"}
        session.flush()
        session.expire(revision)
        assert revisions.read(revision).concepts == ()
        user = factories.make_user(session)
        assert len(catalogue.page(session, user, "ko", search="하나")) == 1
        assert catalogue.page(session, user, "ko", search="입력") == []
