"""A whole problem goes to a clean installation and comes back the same, to the last byte."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import Forbidden, Refused
from app.models import Problem, User
from app.services import (
    editing,
    generators,
    guidelines,
    packages,
    problems,
    references,
    revisions,
    special_judges,
    workspaces,
)
from guideline_model.dataset.packages import from_package
from tests import factories

CHECKER = b"import sys\nsys.exit(42)\n"


@pytest.fixture
def two(sqlite_template: Path, tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    """Two installations, both clean."""
    made = [
        Database(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / name)}", lambda _: None)
        for name in ("one.sqlite", "two.sqlite")
    ]
    yield made[0], made[1]
    for db in made:
        db.dispose()


def make_whole(db: Database) -> bytes:
    """Return the package of a problem that has everything."""
    with db.writing() as session:
        problem = factories.make_problem(session)
        owner = problem.owner
        references.put(session, owner, problem.id, "python", "a = 1\nprint(a)\n")
        editing.merge(session, owner, problem.id, "line", 1, language="c")
        special_judges.put(session, owner, problem.id, {"checker.py": CHECKER}, "icpc")
        generators.put(session, owner, problem.id, {"gen.py": b"print(1, 2)\n"})
        answering = {"order": "in_order", "hints": 3, "hidden_data": True}
        fields = {"checker": "special", "difficulty": 4, "answering": answering}
        problems.update(session, owner, problem.id, **fields)
        problem.examples = [
            {"expected": "wrong_answer", "name": "w.c", "language": "c", "source": "int x;\n"}
        ]
        session.flush()
        session.refresh(problem)
        factories.publish(session, problem)
        # The draft goes on after it was published.
        guidelines.edit(session, owner, problem.id, "line", 0, text="고친 것.", language="c")
        references.put(session, owner, problem.id, "python", "b = 1\nprint(b)\n")
        problems.update(session, owner, problem.id, title="Sum", statement="add", locale="en")
        session.flush()
        session.expire_all()
        found = packages.export(session, owner, problem.slug)
        assert {"guidelines.json", "published.json", "special_judge/judge.py"} < set(found.files)
        assert {"submissions/wrong_answer/w.c", "generator/generator.py"} < set(found.files)
        return found.content


def bring(db: Database, content: bytes) -> tuple[Problem, User]:
    with db.writing() as session:
        owner = factories.make_user(session, Role.INSTRUCTOR)
        (imported,) = packages.import_upload(session, owner, content)
        return imported.problem, owner


def test_a_clean_installation_gives_the_same_bytes(two: tuple[Database, Database]) -> None:
    content = make_whole(two[0])
    problem, owner = bring(two[1], content)
    with two[1].reading() as session:
        again = packages.export(session, owner, problem.slug)
    assert again.content == content


def test_students_find_the_same_revision(two: tuple[Database, Database]) -> None:
    problem, _ = bring(two[1], make_whole(two[0]))
    with two[1].writing() as session:
        student = factories.make_user(session)
        revision = revisions.current(session, student, problem.slug)
        assert revision.number == 1
        assert [case.name for case in revisions.judge_cases(revision)] == ["sample1", "hidden1"]
        assert special_judges.of_revision(revision, "special") is not None
        assert revisions.read(revision).answering.order == "in_order"
        assert generators.of_draft(revision.problem) is not None
        workspaces.open_(session, student, problem.id, level="line", language="c")


def test_importing_over_a_published_problem_leaves_its_revision(
    two: tuple[Database, Database],
) -> None:
    content = make_whole(two[0])
    _, owner = bring(two[1], content)
    with two[1].writing() as session:
        (again,) = packages.import_upload(session, session.get_one(User, owner.id), content)
        assert [row.error.message for row in again.findings]
        assert len(again.problem.revisions) == 1


def test_students_cannot_import_and_other_instructors_not_over_it(
    two: tuple[Database, Database],
) -> None:
    content = make_whole(two[0])
    bring(two[1], content)
    with two[1].writing() as session:
        for role in (Role.STUDENT, Role.INSTRUCTOR):
            with pytest.raises(Forbidden):
                packages.import_upload(session, factories.make_user(session, role), content)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("published.json", b'"unit": 0', b'"unit": 7'),  # pieces and units do not fit
        ("published.json", b'"number": 1', b'"number": 0'),
        ("published.json", b'"hints": 2', b'"hints": 9'),
        ("published.json", b'"cpu_seconds": 2.0', b'"cpu_seconds": 1e9'),
        ("guidelines.json", b'"writer": "hand"', b'"writer": "me"'),
        ("guidelines.json", b'"reason": "in a test"', b'"reason": ""'),
        ("guidelines.json", b'"level": "line"', b'"level": "word"'),
        ("reference.c", b"int main", b""),
    ],
)
def test_a_package_that_was_tampered_with_is_refused_whole(
    two: tuple[Database, Database], name: str, old: bytes, new: bytes
) -> None:
    with two[0].writing() as session:
        problem = factories.publish(session, factories.make_problem(session))
        files = packages.export_files(session, problem.owner, problem.slug)
    assert old in files[name]
    files[name] = files[name].replace(old, new) if new else b""
    with two[1].writing() as session:
        owner = factories.make_user(session, Role.INSTRUCTOR)
        with pytest.raises(Refused):
            packages.import_files(session, owner, files)


def test_its_published_guidelines_are_training_examples(
    two: tuple[Database, Database], tmp_path: Path
) -> None:
    path = tmp_path / "whole.zip"
    path.write_bytes(make_whole(two[0]))
    found = from_package(path)
    assert found.dropped == ()
    merged = [one for one in found.examples if (one.language, one.level) == ("c", "line")]
    assert [one.index for one in merged] == [unit.index for unit in merged[0].segmentation.units]
    assert any("\n" in one.unit.text for one in merged)
    assert all(one.guideline and one.statement and one.program for one in merged)
    assert "고친 것." not in {one.guideline for one in found.examples}
