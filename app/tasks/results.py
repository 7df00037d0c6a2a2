"""The app queue's tasks: results of the other workers, stored in the database."""

from typing import Any

from celery import Celery
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Attempt, Job, Submission
from app.services import (
    attempts,
    examples,
    publishing,
    rejudging,
    submissions,
    sweeping,
    tidying,
    weighing,
    workers,
    writers,
    writing,
)


def register(celery: Celery, db: Database) -> None:
    """Add the app queue's tasks to `celery`; each runs in one transaction and may come twice."""

    def attempt_judged(attempt_id: int, report: dict[str, Any]) -> None:
        with db.writing() as session:
            attempts.record(session, attempt_id, report)

    def submission_judged(submission_id: int, report: dict[str, Any]) -> None:
        with db.writing() as session:
            submissions.record(session, submission_id, report)

    def reference_judged(job_id: int, language: str, report: dict[str, Any]) -> None:
        with db.writing() as session:
            publishing.record(session, job_id, language, report)

    def example_judged(job_id: int, path: str, report: dict[str, Any]) -> None:
        with db.writing() as session:
            examples.record(session, job_id, path, report)

    def guidelines_written(job_id: int, written: list[dict[str, Any]], instead: str = "") -> None:
        with db.writing() as session:
            writing.record(session, job_id, written, instead)

    def writers_told(name: str, states: dict[str, str], job_ids: list[int]) -> None:
        with db.writing() as session:
            writers.record(session, name, states, job_ids)

    def program_tidied(job_id: int, report: dict[str, Any]) -> None:
        with db.writing() as session:
            tidying.record(session, job_id, report)

    def unit_weighed(job_id: int, number: int, after: int, found: Any) -> None:
        with db.writing() as session:
            weighing.record(session, job_id, number, found, after=after)

    def judged_again(judging_id: int, alone: bool, report: dict[str, Any]) -> None:
        with db.writing() as session:
            rejudging.record(session, judging_id, alone, report)

    def worker_told(
        name: str, languages: dict[str, str], protections: list[dict[str, Any]]
    ) -> None:
        with db.writing() as session:
            if workers.record(session, name, languages, protections):
                sweeping.wake(session)

    def work_failed(of: dict[str, Any], error: str) -> None:
        with db.writing() as session:
            _fail(session, of["ids"], error)

    for task in (
        attempt_judged,
        submission_judged,
        reference_judged,
        example_judged,
        guidelines_written,
        program_tidied,
        unit_weighed,
        judged_again,
        worker_told,
        writers_told,
        work_failed,
    ):
        celery.task(name=f"app.{task.__name__}", shared=False)(task)


def _fail(session: Session, ids: dict[str, Any], error: str) -> None:
    row: sweeping.Unfinished | None = None
    if "judging_id" in ids:
        rejudging.fail_step(session, ids["judging_id"])
        return
    if "attempt_id" in ids:
        row = session.get(Attempt, ids["attempt_id"])
    elif "submission_id" in ids:
        row = session.get(Submission, ids["submission_id"])
    else:
        row = session.get(Job, ids["job_id"])
    if row is not None:
        sweeping.fail(session, row, error)
