"""Jobs that write guidelines: sent by part, stored batch by batch, stopped, gone on with."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.domain.errors import AppError, Conflict
from app.jobs import STOPPED, Outgoing
from app.models import Job, JobState, Problem, UnitGuideline
from app.services import guidelines, references, sweeping, writing
from segmenter import Level
from tests import factories

TEXT = "쓰세요."


def written(index: int, level: str = "line", text: str = TEXT) -> list[dict[str, object]]:
    """Return what a writer sends back for one unit."""
    row = {"index": index, "text": text, "writer": "template", "checks": []}
    return [{"language": "c", "level": level, **row}]


def messages(sent: list[Outgoing]) -> list[Any]:
    """Return the messages to writers."""
    return [row.payload for row in sent if row.queue == "guideline"]


def marks(sent: list[Outgoing]) -> set[str]:
    """Return what was marked for workers."""
    return {mark for row in sent for mark in row.payload.get("marks", ())}


def start(session: Session, problem: Problem, **how: Any) -> Job:
    return writing.start(session, problem.owner, problem.id, **{"levels": ["line"], **how})


def row(problem: Problem, index: int) -> UnitGuideline:
    return references.guideline_rows(references.get(problem), "line")["ko", index]


class TestSend:
    def test_each_program_and_level_has_a_message_of_its_own(
        self, db: Database, sent: list[Outgoing]
    ) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            references.put(session, problem.owner, problem.id, "python", "print(1)\n")
            start(session, problem, levels=list(Level))
        parts = [message["part"] for message in messages(sent)]
        places = {(part["language"], part["level"]) for part in parts}
        assert places == {(name, level) for name in ("c", "python") for level in Level}
        assert len(parts) == 6

    def test_it_tells_the_statement_and_the_guidelines_of_other_units(
        self, db: Database, sent: list[Outgoing]
    ) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            guidelines.edit(session, problem.owner, problem.id, "line", 0, text=TEXT)
            start(session, problem)
        (message,) = messages(sent)
        assert message["statement"] == "a와 b를 더하세요."
        assert message["part"]["standing"] == {"0": TEXT}
        assert 0 not in message["part"]["only"]

    def test_the_sweeper_asks_only_for_what_is_not_stored(
        self, db: Database, sent: list[Outgoing]
    ) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = start(session, problem)
            writing.record(session, job.id, written(0))
        sent.clear()
        with db.writing() as session:
            assert sweeping.sweep(session, -1) == 1
        (message,) = messages(sent)
        assert message["part"]["only"] == [1, 2, 3, 4]
        assert message["part"]["standing"] == {"0": TEXT}


class TestRecord:
    def test_a_job_moves_unit_by_unit_until_it_is_done(
        self, db: Database, sent: list[Outgoing]
    ) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = start(session, problem)
        (message,) = messages(sent)
        units = message["part"]["only"]
        for index in units:
            with db.writing() as session:
                writing.record(session, job.id, written(index))
            with db.reading() as session:
                stored = session.get_one(Job, job.id)
                assert (stored.done, stored.total) == (index + 1, len(units))
        assert stored.state == JobState.DONE
        assert marks(sent) == {f"c/line/{index}" for index in units} | {STOPPED}

    def test_a_guideline_that_comes_twice_counts_once(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = start(session, problem)
            for _ in range(2):
                writing.record(session, job.id, written(0))
            assert job.done == 1

    def test_what_was_not_asked_for_is_not_stored(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = start(session, problem, only=1)
            writing.record(session, job.id, written(0))
            writing.record(session, job.id, written(1, "function"))
            assert references.get(problem).guidelines == []

    def test_a_reference_changed_meanwhile_ends_the_job(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = start(session, problem)
            references.put(session, problem.owner, problem.id, "c", "int x;\n" + factories.ADD_C)
            writing.record(session, job.id, written(0))
            assert (job.state, job.error) == (JobState.FAILED, writing.REFERENCE_CHANGED)
            assert references.get(problem).guidelines == []

    def test_it_keeps_why_another_writer_serves(self, db: Database) -> None:
        with db.writing() as session:
            job = start(session, factories.make_problem(session), writer="gemma")
            writing.record(session, job.id, [], "no weights")
            writing.record(session, job.id, written(0))
            assert (job.params["instead"], job.state) == ("no weights", JobState.RUNNING)

    def test_a_complete_job_leaves_every_guideline_checked(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = start(session, problem, only=1)
            writing.record(session, job.id, written(1))
            assert "names" in {check["name"] for check in row(problem, 1).checks}


class TestTextsThatAreThere:
    def test_a_machines_text_is_replaced(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            for text in ("하나", "둘"):
                writing.record(session, start(session, problem).id, written(1, text=text))
            assert (row(problem, 1).text, row(problem, 1).proposal) == ("둘", {})

    def test_with_compare_the_new_text_stands_beside_it(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            writing.record(session, start(session, problem).id, written(1, text="하나"))
            job = start(session, problem, compare=True, only=1)
            writing.record(session, job.id, written(1, text="둘"))
            assert row(problem, 1).text == "하나"
            assert row(problem, 1).proposal["text"] == "둘"
            assert row(problem, 1).proposal["checks"] != []

    def test_the_same_text_is_no_proposal(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            for _ in range(2):
                writing.record(session, start(session, problem, compare=True).id, written(1))
            assert row(problem, 1).proposal == {}

    def test_hand_edits_are_left_out_unless_they_are_asked_for(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            guidelines.edit(session, problem.owner, problem.id, "line", 0, text="손으로")
            everything = start(session, problem)
            assert 0 not in everything.params["parts"][0]["only"]
            assert 0 in start(session, problem, by_hand=True).params["parts"][0]["only"]
            one = start(session, problem, only=0)
            assert one.params["parts"][0]["only"] == [0]
            writing.record(session, one.id, written(0))
            assert (row(problem, 0).text, row(problem, 0).proposal["text"]) == ("손으로", TEXT)

    def test_a_hand_edit_made_while_the_job_runs_stays(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = start(session, problem)
            guidelines.edit(session, problem.owner, problem.id, "line", 0, text="손으로")
            writing.record(session, job.id, written(0))
            assert job.done == 1
            assert (row(problem, 0).text, row(problem, 0).proposal) == ("손으로", {})


class TestCancel:
    def test_what_was_written_stays_and_nothing_more_comes(
        self, db: Database, sent: list[Outgoing]
    ) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = start(session, problem)
            writing.record(session, job.id, written(0))
            writing.cancel(session, job)
            writing.record(session, job.id, written(1))
            assert (job.state, job.error, job.done) == (JobState.FAILED, writing.CANCELLED, 1)
            assert [one.text for one in references.get(problem).guidelines] == [TEXT]
        assert STOPPED in marks(sent)

    def test_one_that_has_ended_stays_as_it_is(self, db: Database) -> None:
        with db.writing() as session:
            job = start(session, factories.make_problem(session), only=0)
            writing.record(session, job.id, written(0))
            writing.cancel(session, job)
            assert (job.state, job.error) == (JobState.DONE, "")

    def test_other_jobs_cannot_be_stopped(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            job = Job(kind="tidy", problem_id=problem.id, user_id=problem.owner_id)
            with pytest.raises(Conflict):
                writing.cancel(session, job)


def test_an_unknown_level_writer_or_locale_is_refused(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        for wrong in ({"levels": ["word"]}, {"writer": "oracle"}, {"locale": "fr"}):
            with pytest.raises(AppError):
                start(session, problem, **wrong)
