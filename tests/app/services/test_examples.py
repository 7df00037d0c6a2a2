"""Example submissions: sent to the judge, compared with their folders, the accepted one kept."""

import shutil
from pathlib import Path

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import AppError
from app.domain.packages import Finding, Severity
from app.jobs import Outgoing
from app.models import Job, JobState
from app.services import examples, packages, references, sweeping, workers
from app.tasks.judge import judge_message
from tests import factories

ADD = "a, b = map(int, input().split())\nprint(a + b)\n"
FILES: dict[str, bytes] = {
    "problem.yaml": b"name: Sum\nlimits: {memory: 128}\nvalidator_flags: case_sensitive\n",
    "domjudge-problem.ini": b"timelimit=2\n",
    "problem_statement/problem.tex": b"Add.\n",
    "data/sample/1.in": b"1 2\n",
    "data/sample/1.ans": b"3\n",
    "submissions/accepted/add.py": ADD.encode(),
    "submissions/wrong_answer/minus.py": ADD.replace("a + b", "a - b").encode(),
    "submissions/wrong_answer/right.py": ADD.encode(),
    "submissions/run_time_error/crash.py": b"1 / 0\n",
}


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """SQLite only: there is no SQL here but what other services' tests run on both."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'hanjul.sqlite')}"


def begun(db: Database) -> int:
    """Return the id of the job that judges a package's examples."""
    with db.writing() as session:
        owner = factories.make_user(session, Role.INSTRUCTOR)
        (imported,) = packages.import_folder(session, owner, FILES, "sum")
        warning = Finding(severity=Severity.WARNING, file="x", error=AppError("odd"))
        return examples.start(session, owner, imported.problem.id, [warning]).id


def judge_all(db: Database, sent: list[Outgoing]) -> None:
    for row in sent:
        if row.name == "judge.program":
            payload = dict(row.payload)
            ids = payload.pop("reply")["ids"]
            report = judge_message(**payload)
            with db.writing() as session:
                examples.record(session, **ids, report=report)
                examples.record(session, **ids, report=report)  # a message may come twice


def test_what_folders_promise_is_compared_with_the_judge(
    db: Database, sent: list[Outgoing]
) -> None:
    job_id = begun(db)
    judge_all(db, sent)
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        assert (job.state, job.done, job.total) == (JobState.DONE, 4, 4)
        found = {row.path: (row.verdict, row.kept) for row in examples.outcomes(job)}
        assert found == {
            "accepted/add.py": ("AC", True),
            "wrong_answer/minus.py": ("WA", True),
            "wrong_answer/right.py": ("AC", False),
            "run_time_error/crash.py": ("RTE", True),
        }
        assert [row.path for row in examples.broken(job)] == ["wrong_answer/right.py"]
        assert [row.file for row in examples.findings_of(job)] == ["x"]


def test_the_accepted_one_becomes_the_reference(db: Database, sent: list[Outgoing]) -> None:
    job_id = begun(db)
    with db.reading() as session:
        assert session.get_one(Job, job_id).problem.references == []
    judge_all(db, sent)
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        (reference,) = job.problem.references
        assert (reference.language, reference.source) == ("python", ADD)
        assert [row.path for row in examples.outcomes(job) if row.became] == ["accepted/add.py"]
        assert [row["expected"] for row in job.problem.examples] == [
            "run_time_error",
            "wrong_answer",
            "wrong_answer",
        ]


def test_without_promotion_an_accepted_one_stays_an_example(
    db: Database, sent: list[Outgoing]
) -> None:
    job_id = begun(db)
    sent.clear()
    with db.writing() as session:
        problem = session.get_one(Job, job_id).problem
        examples.start(session, problem.owner, problem.id, promote=False)
    judge_all(db, sent)
    with db.reading() as session:
        assert session.get_one(Job, job_id).problem.references == []


def test_a_reference_that_is_there_stays(db: Database, sent: list[Outgoing]) -> None:
    job_id = begun(db)
    with db.writing() as session:
        problem = session.get_one(Job, job_id).problem
        references.put(session, problem.owner, problem.id, "python", "print(1)\n")
    judge_all(db, sent)
    with db.writing() as session:
        problem = session.get_one(Job, job_id).problem
        assert [row.source for row in problem.references] == ["print(1)\n"]
        again = examples.start(session, problem.owner, problem.id)
        assert [row.path for row in examples.outcomes(again)][-1] == "accepted/reference.py"


def test_importing_again_brings_no_second_copy_of_the_reference(
    db: Database, sent: list[Outgoing]
) -> None:
    job_id = begun(db)
    judge_all(db, sent)
    with db.writing() as session:
        problem = session.get_one(Job, job_id).problem
        packages.import_folder(session, problem.owner, FILES, "sum")
        assert [row["expected"] for row in problem.examples] == [
            "run_time_error",
            "wrong_answer",
            "wrong_answer",
        ]


def test_a_lost_message_is_sent_again(db: Database, sent: list[Outgoing]) -> None:
    begun(db)
    before = [row for row in sent if row.queue]
    with db.writing() as session:
        sweeping.sweep(session, 0)
    assert [row for row in sent if row.queue] == before * 2


def test_a_language_that_is_off_is_told_and_nothing_waits(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        workers.record(session, "one", {"c": "", "python": "no interpreter"}, [])
    job_id = begun(db)
    assert [row for row in sent if row.queue] == []
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        assert job.state == JobState.DONE
        assert all(row.off for row in examples.outcomes(job))


def test_a_problem_without_tests_has_nothing_to_judge(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        problem.cases.clear()
        session.flush()
        session.refresh(problem)
        assert examples.start(session, problem.owner, problem.id).state == JobState.DONE
