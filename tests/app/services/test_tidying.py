"""Tidying: sent to a judge worker, shown, then kept or discarded."""

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import Conflict, Forbidden, NotFound
from app.jobs import Outgoing
from app.models import Job, JobState, Problem
from app.services import guidelines, publishing, references, sweeping, tidying
from judge import Program, tidy
from tests import factories

TIDY = factories.ADD_C.replace("    ", "  ")
MADE = {"ok": True, "source": TIDY, "message": ""}


def started(db: Database) -> tuple[int, int]:
    """Return the ids of a problem and of a tidy job of its reference in C."""
    with db.writing() as session:
        problem = factories.make_problem(session)
        return problem.id, tidying.start(session, problem.owner, problem.id, "c").id


def test_the_judge_gets_the_program_and_its_answer_is_stored(
    db: Database, sent: list[Outgoing]
) -> None:
    _, job_id = started(db)
    (message,) = [row for row in sent if row.queue]
    assert (message.queue, message.name) == ("judge", "judge.tidy")
    assert message.payload["program"] == {"language": "c", "source": factories.ADD_C}
    report = tidy(Program(**message.payload["program"]))
    with db.writing() as session:
        tidying.record(session, job_id, {"ok": report.ok, "source": report.source})
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        assert (job.state, job.done, job.result) == (JobState.DONE, 1, {"source": TIDY})
        assert references.get(job.problem).source == factories.ADD_C


def test_keeping_puts_the_reference_with_its_guidelines(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        guidelines.edit(session, problem.owner, problem_id, "line", 1, text="선언하세요.")
        tidying.record(session, job_id, MADE)
        reference = tidying.keep(session, problem.owner, problem_id, job_id)
        assert reference.source == TIDY
        view = guidelines.units(reference, "line", "ko")[1]
        assert (view.unit.text, view.guideline) == ("int a, b;", "선언하세요.")
        with pytest.raises(Conflict):
            tidying.keep(session, problem.owner, problem_id, job_id)


def test_discarding_changes_nothing(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        tidying.record(session, job_id, MADE)
        tidying.discard(session, problem.owner, problem_id, job_id)
        assert references.get(problem).source == factories.ADD_C
        with pytest.raises(Conflict):
            tidying.keep(session, problem.owner, problem_id, job_id)


def test_a_reference_changed_meanwhile_is_not_written_over(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        tidying.record(session, job_id, MADE)
        references.put(session, problem.owner, problem_id, "c", "int x;\n" + factories.ADD_C)
        with pytest.raises(Conflict, match="changed meanwhile"):
            tidying.keep(session, problem.owner, problem_id, job_id)


def test_a_program_that_stays_has_a_reason_and_nothing_to_keep(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        refused = {"ok": False, "source": factories.ADD_C, "message": "Too bad."}
        tidying.record(session, job_id, refused)
        tidying.record(session, job_id, MADE)
        job = session.get_one(Job, job_id)
        assert [reason.message for reason in publishing.reasons_of(job)] == ["Too bad."]
        with pytest.raises(Conflict):
            tidying.keep(session, problem.owner, problem_id, job_id)


def test_a_second_press_finds_the_job_that_runs(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        assert tidying.start(session, problem.owner, problem_id, "c").id == job_id
        tidying.record(session, job_id, MADE)
        assert tidying.start(session, problem.owner, problem_id, "c").id != job_id


def test_the_sweeper_sends_it_again_or_fails_it(db: Database, sent: list[Outgoing]) -> None:
    _, job_id = started(db)
    sent.clear()
    with db.writing() as session:
        assert sweeping.sweep(session, -10) == 1
    assert [row.name for row in sent] == ["judge.tidy"]
    with db.writing() as session:
        sweeping.fail(session, session.get_one(Job, job_id), "no worker")
        assert session.get_one(Job, job_id).state == JobState.FAILED


def test_only_editors_tidy(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        tidying.record(session, job_id, MADE)
        other = factories.make_user(session, Role.INSTRUCTOR)
        for ask in (
            lambda: tidying.start(session, other, problem_id, "c"),
            lambda: tidying.keep(session, other, problem_id, job_id),
            lambda: tidying.discard(session, other, problem_id, job_id),
        ):
            with pytest.raises((Forbidden, NotFound)):
                ask()


def test_a_job_of_another_kind_or_problem_is_not_there(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        own = factories.make_problem(session, problem.owner)
        kept = guidelines.start(session, problem.owner, problem_id)
        for place, number in ((own.id, job_id), (problem_id, kept.id), (problem_id, 999)):
            with pytest.raises(NotFound):
                tidying.keep(session, problem.owner, place, number)
