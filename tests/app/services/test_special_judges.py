"""Special judges: who may set them, how they are published, and that no student meets them."""

import json
from dataclasses import asdict, replace

import pytest
from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from app.db import Database
from app.domain import publishing as rules
from app.domain.errors import Forbidden, NotFound
from app.jobs import Outgoing
from app.models import JobState, Problem
from app.services import (
    attempts,
    packages,
    problems,
    publishing,
    revisions,
    special_judges,
    submissions,
    workspaces,
)
from judge import CaseReport, CompileReport, Message, RunReport, UnitReport, Verdict
from judge.model import DecidedBy
from tests import factories

SECRET = "# the answer is 42\nraise SystemExit(0)\n"
FILES = {"checker.py": SECRET.encode()}
_RUN = TypeAdapter(RunReport)
_UNIT = TypeAdapter(UnitReport)


def special_problem(session: Session) -> Problem:
    """Return a draft with a special judge."""
    problem = factories.make_problem(session)
    problems.update(session, problem.owner, problem.id, checker="special")
    special_judges.put(session, problem.owner, problem.id, FILES, "testlib")
    return problem


def failed(name: str, note: str) -> dict[str, object]:
    """Return the report of a run in which the special judge failed."""
    case = CaseReport(
        name=name, verdict=Verdict.IE, cpu_seconds=0, wall_seconds=0, memory_bytes=0, note=note
    )
    report = RunReport(verdict=Verdict.IE, cases=(case,), compile=CompileReport(ok=True))
    dumped: dict[str, object] = _RUN.dump_python(report, mode="json")
    return dumped


def test_only_who_may_edit_may_set_read_or_remove_it(db: Database) -> None:
    with db.writing() as session:
        problem = factories.publish(session, special_problem(session))
        student = factories.make_user(session)
        for work in (
            lambda: special_judges.put(session, student, problem.id, FILES, "testlib"),
            lambda: special_judges.remove(session, student, problem.id),
            lambda: special_judges.faults(session, student, problem.id),
        ):
            with pytest.raises(Forbidden):
                work()
        assert special_judges.get(problem).program.source == SECRET
        special_judges.remove(session, problem.owner, problem.id)
        with pytest.raises(NotFound):
            special_judges.get(problem)


def test_a_revision_keeps_its_own(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        problem = factories.publish(session, special_problem(session))
        special_judges.remove(session, problem.owner, problem.id)
        student = factories.make_user(session)
        submissions.create(session, student, problem.id, language="c", source="int main;")
    message = next(row for row in sent if "submission_id" in str(row.payload))
    assert message.queue == "judge.c"
    assert message.payload["special"]["program"]["source"] == SECRET
    json.dumps(message.payload)


def test_one_that_is_not_used_is_not_published(db: Database) -> None:
    with db.writing() as session:
        problem = special_problem(session)
        problems.update(session, problem.owner, problem.id, checker="tokens")
        factories.publish(session, problem)
        revision = problems.latest(session, problem.id)
        assert revision is not None
        assert revision.special_judge == {}


def test_a_page_s_document_does_not_hold_it(db: Database) -> None:
    with db.writing() as session:
        problem = factories.publish(session, special_problem(session))
        revision = problems.latest(session, problem.id)
        assert revision is not None
        assert "42" not in json.dumps(revision.document)
        assert revisions.read(revision).checker == "special"


class TestPublishing:
    def test_refuses_where_there_is_none(self, db: Database, sent: list[Outgoing]) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            factories.write_guidelines(session, problem)
            problems.update(session, problem.owner, problem.id, checker="interactive")
            job = publishing.start(session, problem.owner, problem.id)
            reasons = [reason.message for reason in publishing.reasons_of(job)]
        assert reasons == [rules.NO_SPECIAL_JUDGE]
        assert not [row for row in sent if row.name == "judge.program"]

    def test_tells_why_it_does_not_compile(self, db: Database) -> None:
        with db.writing() as session:
            problem = special_problem(session)
            factories.write_guidelines(session, problem)
            errors = tuple(
                Message(line=n, column=1, severity="error", text=f"wrong {n}") for n in (2, 3)
            )
            report = RunReport(
                verdict=Verdict.IE, cases=(), compile=CompileReport(ok=True),
                special=CompileReport(ok=False, messages=errors),
            )  # fmt: skip
            job = publishing.start(session, problem.owner, problem.id)
            publishing.record(session, job.id, "c", _RUN.dump_python(report, mode="json"))
            (reason,) = publishing.reasons_of(job)
            assert reason.message == rules.SPECIAL_NO_COMPILE
            assert reason.params["message"] == "2: wrong 2; 3: wrong 3"

    def test_tells_what_it_says_of_the_reference(self, db: Database) -> None:
        with db.writing() as session:
            problem = special_problem(session)
            factories.write_guidelines(session, problem)
            job = publishing.start(session, problem.owner, problem.id)
            publishing.record(session, job.id, "c", failed("hidden1", "crashed (signal 11)"))
            (reason,) = publishing.reasons_of(job)
            assert (reason.params["verdict"], reason.params["message"]) == (
                "IE", "crashed (signal 11)"
            )  # fmt: skip

    def test_a_changed_one_is_not_what_was_judged(self, db: Database) -> None:
        with db.writing() as session:
            problem = special_problem(session)
            factories.write_guidelines(session, problem)
            job = publishing.start(session, problem.owner, problem.id)
            special_judges.put(session, problem.owner, problem.id, FILES, "icpc")
            publishing.record(session, job.id, "c", factories.accepted_report(problem))
            assert [row.message for row in publishing.reasons_of(job)] == [rules.CHANGED]


class TestFaults:
    def test_a_submission_is_our_failure_and_the_instructor_is_told(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.publish(session, special_problem(session))
            student = factories.make_user(session)
            made = submissions.create(session, student, problem.id, language="c", source="x")
            submissions.record(session, made.id, failed("hidden1", "the answer is 42"))
            assert (made.state, made.verdict, made.cases) == (JobState.FAILED, "IE", [])
            (fault,) = special_judges.faults(session, problem.owner, problem.id)
            assert fault[1] == "test hidden1: the answer is 42"

    def test_an_attempt_is_our_failure_and_the_instructor_is_told(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.publish(session, special_problem(session))
            student = factories.make_user(session)
            space, _ = workspaces.open_(session, student, problem.id, language="c", level="line")
            made = attempts.create(session, student, space.id, 1, "int a; int b;")
            report = UnitReport(
                verdict=Verdict.IE, accepted=False, decided_by=DecidedBy.TESTS, note="it hangs"
            )
            attempts.record(session, made.id, _UNIT.dump_python(report, mode="json"))
            assert (made.state, made.verdict) == (JobState.FAILED, "IE")
            assert made.feedback == [{"code": "internal_error", "line": 0, "params": {}}]
            assert [
                text for _, text in special_judges.faults(session, problem.owner, problem.id)
            ] == ["it hangs"]

    def test_its_words_of_hidden_tests_are_not_kept(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.publish(session, special_problem(session))
            student = factories.make_user(session)
            made = submissions.create(session, student, problem.id, language="c", source="x")
            report = _RUN.validate_python(factories.accepted_report(problem))
            cases = [replace(case, note="42", message="42") for case in report.cases]
            submissions.record(session, made.id, asdict(replace(report, cases=tuple(cases))))
            assert [case["message"] for case in made.cases] == ["42", ""]
            assert [case["note"] for case in made.cases] == ["", ""]


def test_a_package_holds_it(db: Database) -> None:
    with db.writing() as session:
        problem = special_problem(session)
        special_judges.put(session, problem.owner, problem.id, FILES, "icpc")
        files = packages.export_files(session, problem.owner, problem.slug)
        assert files["special_judge/judge.py"] == SECRET.encode()
        before = special_judges.get(problem)
        special_judges.remove(session, problem.owner, problem.id)
        again = packages.import_files(session, problem.owner, files)
        assert (special_judges.get(again), again.checker) == (before, "special")
