"""Programs that were judged before are answered at once, but only where the answer surely holds."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import Database
from app.jobs import Outgoing
from app.models import JobState, Judging, KeptVerdict, Problem, Progress, Submission, now
from app.services import asked_before, judgings, revisions, submissions, sweeping
from app.services import workers as judge_workers
from judge import conditions
from tests import factories, workers

SLOW = "#include <time.h>\nint main(void) { while (clock() < 1.1 * CLOCKS_PER_SEC); return 0; }\n"


def tell(session: Session, name: str = "one", told: str = "") -> None:
    """Let a judge worker tell how it judges C."""
    judge_workers.record(session, name, {"c": ""}, [], {"c": told or conditions("c")})


def submit(session: Session, problem: Problem, source: str = factories.ADD_C) -> Submission:
    student = factories.make_user(session)
    return submissions.create(session, student, problem.id, language="c", source=source)


def world(db: Database, sent: list[Outgoing], source: str = factories.ADD_C) -> Problem:
    """Return a problem with one program that a worker has judged."""
    with db.writing() as session:
        problem = factories.publish(session, factories.make_problem(session))
        tell(session)
        submit(session, problem, source)
    workers.work(db, sent)
    sent.clear()
    return problem


def test_the_second_to_ask_is_answered_without_a_worker(db: Database, sent: list[Outgoing]) -> None:
    problem = world(db, sent)
    with db.writing() as session:
        again = submit(session, problem)
        assert (again.state, again.verdict) == (JobState.DONE, "AC")
    with db.reading() as session:
        first, second = session.scalars(select(Submission).order_by(Submission.id))
        assert (second.cases, second.compile) == (first.cases, first.compile)
    assert workers.waiting(sent) == []


def test_who_is_answered_at_once_has_progress_and_a_history_too(
    db: Database, sent: list[Outgoing]
) -> None:
    problem = world(db, sent)
    with db.writing() as session:
        again = submit(session, problem)
        progress = session.get_one(Progress, (again.user_id, problem.id))
        assert progress.state == "solved"
        assert [row.verdict for row in judgings.history(session, again)] == ["AC"]
        assert session.scalar(select(func.count()).select_from(Judging)) == 2


def test_another_program_is_judged(db: Database, sent: list[Outgoing]) -> None:
    problem = world(db, sent)
    with db.writing() as session:
        other = submit(session, problem, factories.ADD_C.replace("a + b", "b + a"))
        assert other.state == JobState.QUEUED
    assert len(workers.waiting(sent)) == 1


def test_another_revision_is_another_question(db: Database, sent: list[Outgoing]) -> None:
    problem = world(db, sent)
    with db.writing() as session:
        problem = factories.publish(session, session.get_one(Problem, problem.id))
        assert submit(session, problem).state == JobState.QUEUED


def test_a_worker_with_other_tools_judges_anew(db: Database, sent: list[Outgoing]) -> None:
    problem = world(db, sent)
    with db.writing() as session:
        tell(session, told="another compiler")
        assert submit(session, problem).state == JobState.QUEUED


def test_workers_that_differ_judge_anew(db: Database, sent: list[Outgoing]) -> None:
    problem = world(db, sent)
    with db.writing() as session:
        tell(session, "two", told="another compiler")
        assert submit(session, problem).state == JobState.QUEUED


def test_what_comes_near_a_limit_is_run_each_time(db: Database, sent: list[Outgoing]) -> None:
    problem = world(db, sent, SLOW)
    with db.writing() as session:
        limits = revisions.read(revisions.current(session, problem.owner, problem.id)).limits
        cases: list[Any] = session.scalars(select(Submission)).one().cases
        assert max(case["cpu_seconds"] for case in cases) > limits.cpu_seconds / 2
        assert submit(session, problem, SLOW).state == JobState.QUEUED


def test_an_answer_that_comes_twice_is_kept_once(db: Database, sent: list[Outgoing]) -> None:
    problem = world(db, sent)
    with db.writing() as session:
        row = session.scalars(select(Submission)).one()
        kept = session.scalars(select(KeptVerdict)).one()
        asked_before.keep(session, row, kept.report)
        assert session.scalar(select(func.count()).select_from(KeptVerdict)) == 1
        assert problem.id == row.revision.problem_id


def test_old_answers_are_forgotten(db: Database, sent: list[Outgoing]) -> None:
    world(db, sent)
    with db.writing() as session:
        session.scalars(select(KeptVerdict)).one().kept_at = now() - timedelta(days=31)
    with db.writing() as session:
        sweeping.sweep(session, 60)
        assert session.scalars(select(KeptVerdict)).all() == []
