"""Publishing: every reason in one list, or a frozen revision."""

from app.db import Database
from app.domain.access import Role
from app.domain.document import load
from app.domain.publishing import AMBER
from app.jobs import Outgoing
from app.models import JobState
from app.services import (
    guidelines,
    overriding,
    problems,
    publishing,
    references,
    revisions,
)
from tests import factories


def test_an_empty_draft_is_told_everything_that_is_missing(db: Database) -> None:
    with db.writing() as session:
        owner = factories.make_user(session, Role.INSTRUCTOR)
        problem = problems.create(session, owner, slug="empty", title="빈 문제")
        job = publishing.start(session, owner, problem.id)
        assert job.state == JobState.DONE
        messages = [reason.message for reason in publishing.reasons_of(job)]
        assert [message.split(":")[0] for message in messages] == [
            "The problem has no statement",
            "The problem has no tests",
            "The problem has no reference",
        ]


def test_a_failed_test_and_a_missing_guideline_come_in_one_list(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        reference = references.get(problem)
        first = references.guideline_rows(reference, "line")["ko", 0]
        reference.guidelines.remove(first)
        session.flush()
        report = factories.accepted_report(problem)
        cases = report["cases"]
        assert isinstance(cases, list)
        cases[1] |= {"verdict": "WA", "message": "expected 0, found 1 on line 1", "output": "1"}
        job = publishing.start(session, problem.owner, problem.id)
        publishing.record(session, job.id, "c", report)
        guideline, case = publishing.reasons_of(job)
        assert guideline.params["units"] == "1"
        assert (case.params["name"], case.params["output"]) == ("hidden1", "1")
        assert problems.latest(session, problem.id) is None


def test_a_guideline_that_failed_a_check_refuses_until_it_may_stand(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        place = (session, problem.owner, problem.id, "line", 1)
        guidelines.edit(*place, text="int a, b; 라고 쓰세요.")
        job = publishing.start(session, problem.owner, problem.id)
        publishing.record(session, job.id, "c", factories.accepted_report(problem))
        (reason,) = publishing.reasons_of(job)
        assert (reason.message, reason.params["units"]) == (AMBER, "2")
        overriding.override(*place, reason="일부러")
        job = publishing.start(session, problem.owner, problem.id)
        publishing.record(session, job.id, "c", factories.accepted_report(problem))
        assert publishing.reasons_of(job) == []
        revision = problems.latest(session, problem.id)
        assert revision is not None
        level = load(revision.document).programs["c"].levels["line"]
        assert level.units[1].guideline("ko").overridden["reason"] == "일부러"


def test_guidelines_from_before_there_were_checks_are_checked(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        rows = references.guideline_rows(references.get(problem), "line")
        rows["ko", 1].checks = []
        publishing.start(session, problem.owner, problem.id)
        assert rows["ko", 1].checks


def test_a_revision_is_frozen(db: Database) -> None:
    with db.writing() as session:
        problem = factories.publish(session, factories.make_problem(session))
        revision = problems.latest(session, problem.id)
        assert revision is not None
        problems.update(session, problem.owner, problem.id, title="다른 제목", checker="exact")
        document = revisions.read(revision)
        assert document.statement("ko").title == "더하기"
        assert document.checker == "tokens"
        assert [case.name for case in document.samples] == ["sample1"]
        joined = "".join(piece.text for piece in document.programs["c"].levels["line"].pieces)
        assert joined == factories.ADD_C


def test_publishing_again_numbers_on(db: Database) -> None:
    with db.writing() as session:
        problem = factories.publish(session, factories.make_problem(session))
        factories.publish(session, problem)
        assert [row.number for row in problem.revisions] == [1, 2]


def test_a_draft_changed_meanwhile_is_not_published(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        job = publishing.start(session, problem.owner, problem.id)
        problems.update(session, problem.owner, problem.id, checker="exact")
        publishing.record(session, job.id, "c", factories.accepted_report(problem))
        assert [reason.message for reason in publishing.reasons_of(job)] == [
            "The problem was changed while it was being published: publish it again."
        ]


def test_a_report_that_comes_twice_publishes_once(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        job = publishing.start(session, problem.owner, problem.id)
        for _ in range(2):
            publishing.record(session, job.id, "c", factories.accepted_report(problem))
        assert len(problem.revisions) == 1
    names = [row.name for row in sent if row.queue]
    assert names == ["judge.program", "judge.weigh"]
