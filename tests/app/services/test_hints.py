"""The ladder of hints: nothing of a rung is anywhere to be seen before it is opened."""

import json
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.domain.errors import Conflict, NotFound
from app.models import Attempt, User, Workspace
from app.schemas.attempts import of_attempt
from app.services import attempts, courses, hints, problems, revisions, workspaces
from app.web.feedback import attempt_answer
from tests import factories

PRINTS = 3
CLOSED = ("Nearly right", "One piece", "Take", "near_miss", "given", "wanted", '"kind"')


def opened(session: Session, **answering: Any) -> tuple[User, Workspace]:
    """Return a student with a workspace on a problem with these settings."""
    problem = factories.make_problem(session)
    problems.update(session, problem.owner, problem.id, answering=answering)
    factories.publish(session, problem)
    student = factories.make_user(session)
    workspace, _ = workspaces.open_(session, student, problem.id, language="c", level="line")
    return student, workspace


def refuse(session: Session, student: User, workspace: Workspace, wrong: str = ")") -> Attempt:
    """Give an answer with one bracket too many."""
    text = workspaces.level_of(workspace).unit_texts()[PRINTS]
    attempt = attempts.create(session, student, workspace.id, PRINTS, f"{text} {wrong}")
    assert (attempt.state, attempt.accepted) == ("done", False)
    return attempt


def replies(attempt: Attempt) -> str:
    """Return all that a browser or a script is told of an attempt."""
    page = json.dumps(attempt_answer(attempt, "en"), ensure_ascii=False)
    return page + of_attempt(attempt, "en").model_dump_json()


def test_a_refusal_alone_tells_nothing_of_any_rung(db: Database) -> None:
    with db.writing() as session:
        attempt = refuse(session, *opened(session, hints=3))
        told = replies(attempt)
        assert [word for word in CLOSED if word in told] == []
        assert (hints.left(attempt), len(attempt.hints)) == (3, 3)


def test_each_rung_tells_more_and_nothing_of_the_next(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session, hints=3)
        refuse(session, student, workspace)
        steps = [("Nearly right", "One piece has"), ("One piece has", "Take `"), ("Take `)`", "\0")]
        for opens, closed in steps:
            attempt = hints.open_next(session, student, workspace.id, PRINTS)
            told = replies(attempt)
            assert opens in told
            assert closed not in told
        assert (attempt.hints_used, hints.left(attempt)) == (3, 0)
        with pytest.raises(Conflict):
            hints.open_next(session, student, workspace.id, PRINTS)


@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_the_instructor_sets_the_highest_rung(db: Database, allowed: int) -> None:
    with db.writing() as session:
        student, workspace = opened(session, hints=allowed)
        attempt = refuse(session, student, workspace)
        assert hints.left(attempt) == allowed
        for _ in range(allowed):
            hints.open_next(session, student, workspace.id, PRINTS)
        with pytest.raises(Conflict):
            hints.open_next(session, student, workspace.id, PRINTS)
        assert "Take `" not in replies(attempt)


def test_there_is_none_before_a_refusal_nor_after_an_acceptance(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        with pytest.raises(Conflict):
            hints.open_next(session, student, workspace.id, PRINTS)
        refuse(session, student, workspace)
        text = workspaces.level_of(workspace).unit_texts()[PRINTS]
        attempts.create(session, student, workspace.id, PRINTS, text)
        with pytest.raises(Conflict):
            hints.open_next(session, student, workspace.id, PRINTS)


def test_nobody_opens_anothers(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        refuse(session, student, workspace)
        with pytest.raises(NotFound):
            hints.open_next(session, factories.make_user(session), workspace.id, PRINTS)


def test_the_next_answer_begins_at_the_bottom_and_all_are_counted(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        problem = workspace.revision.problem
        refuse(session, student, workspace)
        hints.open_next(session, student, workspace.id, PRINTS)
        attempt = refuse(session, student, workspace, "]")
        assert hints.left(attempt) == 2
        hints.open_next(session, student, workspace.id, PRINTS)
        course = courses.create(session, problem.owner, "Course")
        courses.enrol(session, course, student)
        work = courses.assign(
            session, problem.owner, course.id, title="1", problem_ids=[problem.id]
        )
        assert courses.hints_used(session, problem.owner, work.id) == {(student.id, problem.id): 2}


def test_the_same_text_once_more_is_shown_what_was_open_and_counts_once(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        refuse(session, student, workspace)
        first = hints.open_next(session, student, workspace.id, PRINTS)
        again = refuse(session, student, workspace)
        assert again.feedback == first.feedback
        assert (again.hints_used, hints.left(again)) == (0, 1)
        problem = workspace.revision.problem
        assert hints.used(session, [student.id], [problem.id]) == {(student.id, problem.id): 1}


def test_hidden_data_is_shown_only_where_the_instructor_allows_it(db: Database) -> None:
    with db.writing() as session:
        for allowed in (False, True):
            _, workspace = opened(session, hidden_data=allowed)
            cases = revisions.shown_cases(workspace.revision)
            assert [case.sample for case in cases] == [True, allowed]
            assert [case.name for case in cases] == ["sample1", "hidden1" if allowed else "#2"]
            assert [c.sample for c in revisions.judge_cases(workspace.revision)] == [True, False]
