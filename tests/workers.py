"""Does what judge workers do with the messages of a test, for real, and stores their answers."""

from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from app.db import Database
from app.jobs import Outgoing
from app.services import attempts, publishing, rejudging, submissions
from app.tasks.judge import judge_message
from judge import UnitReport, UnitRequest, check_unit

_REQUEST = TypeAdapter(UnitRequest)
_REPORT = TypeAdapter(UnitReport)
_RECORD: dict[str, Callable[..., None]] = {
    "app.attempt_judged": attempts.record,
    "app.submission_judged": submissions.record,
    "app.reference_judged": publishing.record,
    "app.judged_again": rejudging.record,
}


def waiting(sent: list[Outgoing]) -> list[Outgoing]:
    """Return the programs and units that wait for a judge worker."""
    return [row for row in sent if row.name in ("judge.program", "judge.unit")]


def judged(message: Outgoing) -> Any:
    """Return a judge worker's report on a message."""
    if message.name == "judge.unit":
        report = check_unit(_REQUEST.validate_python(message.payload["request"]))
        return _REPORT.dump_python(report, mode="json")
    parts = {key: value for key, value in message.payload.items() if key != "reply"}
    return judge_message(**parts)


def store(session: Session, message: Outgoing, report: Any) -> None:
    """Store a report as the app's worker does."""
    reply = message.payload["reply"]
    _RECORD[reply["name"]](session, **reply["ids"], report=report)


def work(db: Database, sent: list[Outgoing]) -> int:
    """Judge what waits, and what the answers bring about; return how many messages there were."""
    done = 0
    while messages := waiting(sent):
        sent.clear()
        for message in messages:
            done += 1
            report = judged(message)
            with db.writing() as session:
                store(session, message, report)
    return done
