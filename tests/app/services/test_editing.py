"""An instructor's merges and splits: stored, replayed, taken back, and what hangs on the units."""

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.domain.access import Role
from app.domain.document import load
from app.domain.errors import AppError, Conflict, Forbidden, NotFound
from app.jobs import Outgoing
from app.models import JobState, Problem, Reference, Revision
from app.services import editing, guidelines, packages, publishing, references, writing
from segmenter import Level
from tests import factories


def texts(reference: Reference, level: str = "line") -> list[str]:
    return [unit.text for unit in references.segmentations(reference)[Level(level)].units]


def merge(session: Session, problem: Problem, index: int, level: str = "line") -> Reference:
    return editing.merge(session, problem.owner, problem.id, level, index)


def test_a_merge_is_stored_and_touches_one_level_only(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        key, before = problem.id, references.segmentations(references.get(problem))
        merge(session, problem, 1)
    with db.reading() as session:
        reference = references.get(session.get_one(Problem, key))
        lines = [unit.text for unit in before[Level.LINE].units]
        joined = 'int a, b;\n    scanf("%d %d", &a, &b);'
        assert texts(reference) == [lines[0], joined, *lines[3:]]
        after = references.segmentations(reference)
        assert after[Level.FUNCTION].units == before[Level.FUNCTION].units
        assert "".join(piece.text for piece in after[Level.LINE].pieces()) == factories.ADD_C


def test_a_split_undoes_a_merge_in_the_units(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        before = texts(references.get(problem))
        merge(session, problem, 1)
        editing.split(session, problem.owner, problem.id, "line", 1, line=2)
        assert texts(references.get(problem)) == before
        assert len(references.get(problem).edits["line"]) == 2


def test_guidelines_of_the_other_units_stay(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        reference = references.get(problem)
        before = {v.unit.text: v.guideline for v in guidelines.units(reference, "line", "ko")}
        others = guidelines.units(reference, "paragraph", "ko")
        merge(session, problem, 1)
        after = guidelines.units(reference, "line", "ko")
        assert [bool(view.guideline) for view in after] == [True, False, True, True]
        assert all(v.guideline == before[v.unit.text] for v in after if v.guideline)
        assert guidelines.units(reference, "paragraph", "ko") == others


def hand_written(session: Session, problem: Problem, level: str = "line") -> list[str]:
    """Write each unit's own text and number as its guideline; return them."""
    found = guidelines.units(references.get(problem), level, "ko")
    for view in found:
        text = f"{view.unit.index}: {view.unit.text}"
        guidelines.edit(session, problem.owner, problem.id, level, view.unit.index, text=text)
    return guideline_texts(problem, level)


def guideline_texts(problem: Problem, level: str = "line") -> list[str]:
    return [view.guideline for view in guidelines.units(references.get(problem), level, "ko")]


class TestGuidelines:
    def test_undo_brings_those_of_merged_units_back(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            before = hand_written(session, problem)
            merge(session, problem, 1)
            assert guideline_texts(problem) == [before[0], "", *before[3:]]
            assert guidelines.left_over(references.get(problem), "line", "ko") == before[1:3]
            editing.undo(session, problem.owner, problem.id, "line")
            assert guideline_texts(problem) == before
            assert guidelines.left_over(references.get(problem), "line", "ko") == []

    def test_those_that_wait_are_forgotten_only_when_told(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            before = hand_written(session, problem)
            merge(session, problem, 1)
            other = factories.make_user(session, Role.INSTRUCTOR)
            with pytest.raises((Forbidden, NotFound)):
                guidelines.forget(session, other, problem.id, "line")
            guidelines.forget(session, problem.owner, problem.id, "line")
            assert guidelines.left_over(references.get(problem), "line", "ko") == []
            editing.undo(session, problem.owner, problem.id, "line")
            assert guideline_texts(problem) == [before[0], "", "", *before[3:]]

    def test_so_does_a_split_and_the_merged_units_own_waits(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            before = hand_written(session, problem)
            merge(session, problem, 1)
            guidelines.edit(session, problem.owner, problem.id, "line", 1, text="둘 다")
            editing.split(session, problem.owner, problem.id, "line", 1, line=2)
            assert guideline_texts(problem) == before
            editing.undo(session, problem.owner, problem.id, "line", last=True)
            assert guideline_texts(problem) == [before[0], "둘 다", *before[3:]]

    def test_equal_units_keep_each_its_own_in_any_order_of_merges(self, db: Database) -> None:
        source = "int main(void) {\n" + "    a++;\n" * 6 + "}\n"
        with db.writing() as session:
            problem = factories.make_problem(session, source=source)
            before = hand_written(session, problem)
            merge(session, problem, 1)
            assert guideline_texts(problem)[2:] == before[3:]
            merge(session, problem, 3)
            assert guideline_texts(problem) == [before[0], "", before[3], "", before[6]]
            editing.undo(session, problem.owner, problem.id, "line")
            assert guideline_texts(problem) == before

    def test_they_come_back_after_the_source_changed_meanwhile(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            before = hand_written(session, problem)
            merge(session, problem, 1)
            longer = "int x;\n" + factories.ADD_C.replace("    ", "  ")
            references.put(session, problem.owner, problem.id, "c", longer)
            assert guideline_texts(problem) == ["", before[0], "", *before[3:]]
            editing.undo(session, problem.owner, problem.id, "line")
            assert guideline_texts(problem) == ["", *before]

    def test_what_is_published_and_counted_is_only_what_hangs_on_units(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            before = hand_written(session, problem)
            reference = merge(session, problem, 1)
            factories.allow(session, reference, "line")
            job = publishing.start(session, problem.owner, problem.id)
            publishing.record(session, job.id, "c", factories.accepted_report(problem))
            (reason,) = publishing.reasons_of(job)
            assert reason.params["units"] == "2"
            guidelines.edit(session, problem.owner, problem.id, "line", 1, text="둘 다")
            factories.allow(session, reference, "line")
            job = publishing.start(session, problem.owner, problem.id)
            publishing.record(session, job.id, "c", factories.accepted_report(problem))
            level = load(session.query(Revision).one().document).programs["c"].levels["line"]
            texts = [unit.guideline("ko").text for unit in level.units]
            assert texts == [before[0], "둘 다", *before[3:]]


def test_undo_takes_back_the_last_or_all(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        reference = references.get(problem)
        plain = texts(reference)
        merge(session, problem, 0)
        once = texts(reference)
        merge(session, problem, 0)
        editing.undo(session, problem.owner, problem.id, "line", last=True)
        assert texts(reference) == once
        editing.undo(session, problem.owner, problem.id, "line")
        assert (texts(reference), reference.edits) == (plain, {})
        editing.undo(session, problem.owner, problem.id, "line", last=True)
        assert texts(reference) == plain


def test_edits_are_made_again_on_a_changed_reference(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        merge(session, problem, 1)
        changed = factories.ADD_C.replace("    return 0;", "    a = 0;\n    return 0;")
        reference = references.put(session, problem.owner, problem.id, "c", changed)
        assert 'int a, b;\n    scanf("%d %d", &a, &b);' in texts(reference)
        gone = "int main(void) { return 0; }\n"
        references.put(session, problem.owner, problem.id, "c", gone)
        skipped = references.segmentations(reference)[Level.LINE].skipped
        assert len(skipped) == 1


def test_what_is_published_has_the_merged_units(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        merge(session, problem, 1)
        session.refresh(problem)
        factories.publish(session, problem)
        revision = session.query(Revision).one()
        level = load(revision.document).programs["c"].levels["line"]
        assert list(level.unit_texts()) == texts(references.get(problem))


def test_a_merge_while_the_problem_is_judged_refuses_to_publish(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        job = publishing.start(session, problem.owner, problem.id)
        merge(session, problem, 1)
        publishing.record(session, job.id, "c", factories.accepted_report(problem))
        assert [reason.message for reason in publishing.reasons_of(job)]


def test_writers_get_the_edits_and_late_guidelines_are_refused(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        edits = merge(session, problem, 1).edits["line"]
        job = writing.start(session, problem.owner, problem.id, levels=["line"])
    part = next(row for row in sent if row.queue).payload["part"]
    assert (part["edits"], part["only"]) == (edits, [0, 1, 2, 3])
    with db.writing() as session:
        merge(session, session.get_one(Problem, problem.id), 0)
        row = {"index": 0, "text": "x", "writer": "template", "checks": []}
        writing.record(session, job.id, [{"language": "c", "level": "line", **row}])
        job = session.get_one(type(job), job.id)
        assert (job.state, job.error) == (JobState.FAILED, writing.REFERENCE_CHANGED)


def test_what_cannot_be_cut_is_refused_and_not_stored(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        last = len(texts(references.get(problem))) - 1
        for error, index, line in (
            (AppError, last, 0),
            (NotFound, last + 1, 0),
            (NotFound, -1, 0),
            (AppError, 1, 2),
            (NotFound, 99, 2),
        ):
            with pytest.raises(error):
                if line:
                    editing.split(session, problem.owner, problem.id, "line", index, line=line)
                else:
                    merge(session, problem, index)
        assert references.get(problem).edits == {}


def test_a_unit_that_is_another_one_by_now_is_not_merged(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        key = references.segmentations(references.get(problem))[Level.LINE].keys[1]
        ask = (session, problem.owner, problem.id, "line", 1)
        editing.merge(*ask, key=key)
        with pytest.raises(Conflict):
            editing.merge(*ask, key=key)


def test_edits_are_limited(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "MAX_EDITS", 1)
    with db.writing() as session:
        problem = factories.make_problem(session)
        merge(session, problem, 0)
        with pytest.raises(AppError, match="At most"):
            merge(session, problem, 0)


def test_only_editors_cut(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        other = factories.make_user(session, Role.INSTRUCTOR)
        for ask in (
            lambda: editing.merge(session, other, problem.id, "line", 0),
            lambda: editing.split(session, other, problem.id, "line", 0, line=2),
            lambda: editing.undo(session, other, problem.id, "line"),
        ):
            with pytest.raises((Forbidden, NotFound)):
                ask()


def test_edits_travel_in_a_package(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        merged = texts(merge(session, problem, 1))
        session.refresh(problem)
        files = packages.export_files(session, problem.owner, problem.id)
        editing.undo(session, problem.owner, problem.id, "line")
        assert texts(references.get(problem)) != merged
        packages.import_files(session, problem.owner, files)
        assert texts(references.get(problem)) == merged
