"""Workers tell what they can; a language that none has is off, and nothing is lost."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.domain.access import Role
from app.domain.errors import Forbidden
from app.domain.failures import words
from app.i18n import error_text
from app.jobs import Outgoing
from app.models import JobState, Submission, Worker, now
from app.services import attempts, publishing, submissions, sweeping, workers
from tests import factories
from tests.app.services.test_attempts import opened

WHY = "/usr/bin/gcc is missing"


def tell(session: Session, name: str = "one", c: str = "", **more: str) -> None:
    """Let a worker tell; `c` is why C is off."""
    if workers.record(session, name, {"c": c, **more}, []):
        sweeping.wake(session)


def test_a_language_is_off_where_every_worker_has_it_off(db: Database) -> None:
    with db.writing() as session:
        assert workers.off(session, ["c"]) is None
        tell(session, c=WHY, python="")
        assert workers.off(session, ["python", "c"]) == "c"
        tell(session, "two")
        assert workers.off(session, ["c"]) is None


def test_a_worker_that_is_gone_does_not_count(db: Database) -> None:
    with db.writing() as session:
        tell(session, c=WHY)
        session.get_one(Worker, "one").seen_at = now() - timedelta(minutes=5)
        session.flush()
        assert workers.off(session, ["c"]) is None
        tell(session, "two")
        assert [row.name for row in workers.present(session)] == ["two"]


@pytest.mark.parametrize("role", [Role.STUDENT, Role.ASSISTANT])
def test_only_instructors_and_admins_see_the_workers(db: Database, role: Role) -> None:
    with db.writing() as session, pytest.raises(Forbidden):
        workers.overview(session, factories.make_user(session, role))


def test_the_overview_tells_the_silent_from_the_present(db: Database) -> None:
    with db.writing() as session:
        tell(session, "gone")
        tell(session, c=WHY, python="")
        session.get_one(Worker, "gone").seen_at = now() - timedelta(minutes=5)
        session.flush()
        found = workers.overview(session, factories.make_user(session, Role.ADMIN))
        assert [row.name for row in found.present] == ["one"]
        assert [row.name for row in found.silent] == ["gone"]
        assert found.off == ("c",)


def submit(session: Session) -> Submission:
    """Return a submission in C, made when C is off."""
    problem = factories.publish(session, factories.make_problem(session))
    student = factories.make_user(session)
    tell(session, c=WHY)
    return submissions.create(session, student, problem.id, language="c", source="int main;")


def test_a_submission_waits_and_says_so(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        made = submit(session)
        assert (made.state, made.verdict) == (JobState.QUEUED, None)
        assert error_text("en", words(made.error)).startswith("Programs in C17 (gcc) cannot be")
        assert "채점할 수 없습니다" in error_text("ko", words(made.error))
    assert not [row for row in sent if "submission_id" in str(row.payload)]


def test_it_is_sent_when_a_worker_has_the_language(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        made = submit(session)
    with db.writing() as session:
        tell(session, c=WHY)
        assert session.get_one(Submission, made.id).error
        tell(session)
        assert session.get_one(Submission, made.id).error == ""
    (message,) = [row for row in sent if "submission_id" in str(row.payload)]
    assert message.queue == "judge.c"


def test_the_sweeper_does_not_give_up_on_it(db: Database) -> None:
    with db.writing() as session:
        made = submit(session)
        for _ in range(2 * sweeping.MAX_SENDS):
            made.sent_at = now() - timedelta(hours=1)
            session.flush()
            sweeping.sweep(session, 120)
        assert made.state == JobState.QUEUED


def test_an_attempt_is_told_at_once_and_its_code_is_kept(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        tell(session, c=WHY)
        made = attempts.create(session, student, workspace.id, 1, "int a; int b;")
        assert (made.state, made.verdict, made.accepted) == (JobState.FAILED, None, False)
        assert made.feedback == [
            {"code": "language_off", "line": 0, "params": {"language": "C17 (gcc)"}}
        ]
        row = next(row for row in workspace.texts if row.index == 1)
        assert row.text == "int a; int b;"


def test_what_needs_no_run_is_answered_as_ever(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        tell(session, c=WHY)
        made = attempts.create(session, student, workspace.id, 1, "int  a,b ;")
        assert (made.state, made.accepted) == (JobState.DONE, True)


def test_publishing_says_so(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        tell(session, c=WHY)
        job = publishing.start(session, problem.owner, problem.id)
        (reason,) = publishing.reasons_of(job)
        assert "cannot be judged at the moment: publish" in reason.message
    assert not [row for row in sent if row.name == "judge.program"]
