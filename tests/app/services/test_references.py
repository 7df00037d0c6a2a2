"""References: taken in, and what hangs on their units kept when they change."""

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.domain.errors import AppError, TooLarge
from app.models import Problem
from app.services import editing, guidelines, references, writing
from segmenter import Level
from tests import factories


def test_units_of_all_levels_come_at_once(db: Database) -> None:
    with db.writing() as session:
        reference = references.get(factories.make_problem(session), "c")
        result = references.segmentations(reference)
        assert set(result) == set(Level)
        assert all(result[level].units for level in Level)


def test_guidelines_of_unchanged_units_stay_when_a_line_is_inserted(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        factories.write_guidelines(session, problem)
        reference = references.get(problem)
        before = {v.unit.text: v.guideline for v in guidelines.units(reference, "line", "ko")}
        changed = factories.ADD_C.replace("    return 0;", "    a = 0;\n    return 0;")
        references.put(session, problem.owner, problem.id, "c", changed)
        after = {v.unit.text: v.guideline for v in guidelines.units(reference, "line", "ko")}
        assert after == {**before, "a = 0;": ""}


def by_hand(session: Session, problem: Problem) -> list[str]:
    """Write the text of each line unit as its guideline; return them."""
    reference = references.get(problem)
    for view in guidelines.units(reference, "line", "ko"):
        place = (session, problem.owner, problem.id, "line", view.unit.index)
        guidelines.edit(*place, text=f"{view.unit.index}: {view.unit.text}")
    return [view.guideline for view in guidelines.units(reference, "line", "ko")]


def now_there(problem: Problem) -> tuple[list[str], list[str]]:
    """Return the guidelines on units, and those that wait for theirs."""
    reference = references.get(problem)
    views = guidelines.units(reference, "line", "ko")
    return [view.guideline for view in views], guidelines.left_over(reference, "line", "ko")


class TestByHand:
    def test_the_guideline_of_a_changed_unit_waits(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            before = by_hand(session, problem)
            changed = factories.ADD_C.replace("return 0", "return 1")
            references.put(session, problem.owner, problem.id, "c", changed)
            assert now_there(problem) == ([*before[:4], ""], before[4:])
            references.put(session, problem.owner, problem.id, "c", factories.ADD_C)
            assert now_there(problem) == (before, [])

    def test_a_program_that_is_another_one_altogether_loses_none(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            before = by_hand(session, problem)
            references.put(session, problem.owner, problem.id, "c", "int x;\n")
            assert now_there(problem)[0] == [""]
            assert sorted(now_there(problem)[1]) == sorted(before)
            references.put(session, problem.owner, problem.id, "c", factories.ADD_C)
            assert now_there(problem) == (before, [])

    def test_of_equal_units_the_one_that_went_waits(self, db: Database) -> None:
        source = "a++;\nb++;\na++;\nc++;\n"
        with db.writing() as session:
            problem = factories.make_problem(session, source=source)
            before = by_hand(session, problem)
            references.put(session, problem.owner, problem.id, "c", source[5:])
            assert now_there(problem) == (before[1:], before[:1])
            references.put(session, problem.owner, problem.id, "c", source)
            assert now_there(problem) == (before, [])

    def test_merges_and_splits_follow_their_units(self, db: Database) -> None:
        source = "a++;\nb++;\na++;\nc++;\n"
        with db.writing() as session:
            problem = factories.make_problem(session, source=source)
            editing.merge(session, problem.owner, problem.id, "line", 2)
            references.put(session, problem.owner, problem.id, "c", source[5:])
            found = references.segmentations(references.get(problem))[Level.LINE]
            assert [unit.text for unit in found.units] == ["b++;", "a++;\nc++;"]


def test_what_a_machine_wrote_for_a_changed_unit_is_dropped(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        job = writing.start(session, problem.owner, problem.id, levels=["line"])
        rows = [
            {"language": "c", "level": "line", "index": index, "text": f"{index}", "checks": []}
            for index in range(5)
        ]
        writing.record(session, job.id, [{**row, "writer": "template"} for row in rows])
        session.expire(references.get(problem), ["guidelines"])
        changed = factories.ADD_C.replace("return 0", "return (0)")
        references.put(session, problem.owner, problem.id, "c", changed)
        assert now_there(problem) == (["0", "1", "2", "3", ""], [])
        assert len(references.get(problem).guidelines) == 4


@pytest.mark.parametrize(
    ("source", "words"),
    [(b"", "no code"), (b"\n  \n", "no code"), (b"\x7fELF\x00\x00\xff\xfe", "cannot be read")],
)
def test_an_empty_or_binary_file_is_refused(db: Database, source: bytes, words: str) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        with pytest.raises(AppError, match=words):
            references.put(session, problem.owner, problem.id, "c", source)
        assert references.get(problem).source == factories.ADD_C


def test_a_reference_of_a_megabyte_is_refused(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        with pytest.raises(TooLarge):
            references.put(session, problem.owner, problem.id, "c", "int a;\n" * 150_000)


def test_an_unknown_language_is_refused(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        with pytest.raises(AppError, match="not known"):
            references.put(session, problem.owner, problem.id, "cobol", "x")
