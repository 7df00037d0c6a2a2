"""The sweeper: lost work is sent again, and given up after five times."""

from datetime import timedelta

from app.db import Database
from app.jobs import Outgoing
from app.models import Attempt, JobState, now
from app.services import attempts, sweeping
from tests.app.services.test_attempts import opened


def queued(db: Database, age: int) -> int:
    """Return the id of an attempt whose message was sent `age` seconds ago and lost."""
    with db.writing() as session:
        student, workspace = opened(session)
        attempt = attempts.create(session, student, workspace.id, 1, "int a; int b;")
        attempt.sent_at = now() - timedelta(seconds=age)
        return attempt.id


def test_a_lost_message_is_sent_again(db: Database, sent: list[Outgoing]) -> None:
    attempt_id = queued(db, age=500)
    sent.clear()
    with db.writing() as session:
        assert sweeping.sweep(session, 120) == 1
    assert [row.name for row in sent] == ["judge.unit"]
    with db.reading() as session:
        assert session.get_one(Attempt, attempt_id).sends == 2


def test_what_was_sent_just_now_is_left_alone(db: Database, sent: list[Outgoing]) -> None:
    queued(db, age=5)
    sent.clear()
    with db.writing() as session:
        assert sweeping.sweep(session, 120) == 0
    assert sent == []


def test_after_five_times_it_is_our_failure(db: Database) -> None:
    attempt_id = queued(db, age=500)
    with db.writing() as session:
        session.get_one(Attempt, attempt_id).sends = sweeping.MAX_SENDS
    with db.writing() as session:
        sweeping.sweep(session, 120)
    with db.reading() as session:
        attempt = session.get_one(Attempt, attempt_id)
        assert (attempt.state, attempt.verdict) == (JobState.FAILED, "IE")
        assert attempt.feedback[0]["code"] == "internal_error"
