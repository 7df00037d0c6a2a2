"""References: taken in, and what hangs on their units kept when they change."""

import pytest

from app.db import Database
from app.domain.errors import AppError, TooLarge
from app.services import guidelines, references
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
