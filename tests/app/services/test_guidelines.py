"""Guidelines of a draft: by a job, by hand."""

import pytest

from app.db import Database
from app.domain.errors import AppError, NotFound
from app.jobs import Outgoing
from app.models import Job, JobState
from app.services import guidelines, references
from tests import factories


def written(index: int, level: str = "line") -> list[dict[str, object]]:
    """Return what a writer sends back for one unit."""
    row = {"index": index, "text": "쓰세요.", "writer": "template", "checks": []}
    return [{"language": "c", "level": level, **row}]


def test_a_job_moves_unit_by_unit_until_it_is_done(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        job = guidelines.start(session, problem.owner, problem.id, levels=["line"])
    (message,) = [row for row in sent if row.queue]
    (part,) = message.payload["parts"]
    for index in part["only"]:
        with db.writing() as session:
            guidelines.record(session, job.id, written(index))
        with db.reading() as session:
            stored = session.get_one(Job, job.id)
            assert (stored.done, stored.total) == (index + 1, len(part["only"]))
    assert stored.state == JobState.DONE


def test_a_guideline_that_comes_twice_counts_once(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        job = guidelines.start(session, problem.owner, problem.id, levels=["line"])
        for _ in range(2):
            guidelines.record(session, job.id, written(0))
        assert job.done == 1


def test_what_was_not_asked_for_is_not_stored(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        job = guidelines.start(session, problem.owner, problem.id, levels=["line"], only=1)
        guidelines.record(session, job.id, written(0))
        guidelines.record(session, job.id, written(1, "function"))
        assert references.get(problem).guidelines == []


def test_hand_edits_survive_a_rewrite_of_all_but_not_of_their_own_unit(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        guidelines.edit(session, problem.owner, problem.id, "line", 0, text="손으로 쓰세요.")
        everything = guidelines.start(session, problem.owner, problem.id, levels=["line"])
        assert 0 not in everything.params["parts"][0]["only"]
        one = guidelines.start(session, problem.owner, problem.id, levels=["line"], only=0)
        assert one.params["parts"][0]["only"] == [0]


def test_a_hand_edit_made_while_the_job_runs_stays(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        job = guidelines.start(session, problem.owner, problem.id, levels=["line"])
        guidelines.edit(session, problem.owner, problem.id, "line", 0, text="손으로 쓰세요.")
        guidelines.record(session, job.id, written(0))
        assert job.done == 1
        view = guidelines.units(references.get(problem), "line", "ko")[0]
        assert (view.guideline, view.writer) == ("손으로 쓰세요.", "hand")


def test_a_reference_changed_meanwhile_ends_the_job(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        job = guidelines.start(session, problem.owner, problem.id, levels=["line"])
        references.put(session, problem.owner, problem.id, "c", "int x;\n" + factories.ADD_C)
        guidelines.record(session, job.id, written(0))
        assert (job.state, job.error) == (JobState.FAILED, guidelines.REFERENCE_CHANGED)
        assert references.get(problem).guidelines == []


def test_an_empty_text_removes_a_guideline(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        guidelines.edit(session, problem.owner, problem.id, "line", 0, text="쓰세요.")
        guidelines.edit(session, problem.owner, problem.id, "line", 0, text=" ")
        assert references.get(problem).guidelines == []


@pytest.mark.parametrize("index", [-1, 999])
def test_a_unit_that_is_not_there_is_refused(db: Database, index: int) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        with pytest.raises(NotFound):
            guidelines.edit(session, problem.owner, problem.id, "line", index, text="x")


def test_an_unknown_level_writer_or_locale_is_refused(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        for wrong in ({"levels": ["word"]}, {"writer": "oracle"}, {"locale": "fr"}):
            with pytest.raises(AppError):
                guidelines.start(session, problem.owner, problem.id, **wrong)  # type: ignore[arg-type]
