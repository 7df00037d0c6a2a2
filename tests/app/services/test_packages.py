"""Packages: in, out, and in again."""

from pathlib import Path

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import Refused
from app.services import packages, problems
from tests import factories

SAMPLES = sorted(path.parent for path in Path("samples").glob("*/problem.json"))


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_every_sample_goes_in_and_comes_out_the_same(db: Database, folder: Path) -> None:
    with db.writing() as session:
        owner = factories.make_user(session, Role.INSTRUCTOR)
        files = packages.read_folder(folder)
        problem = packages.import_files(session, owner, files)
        exported = packages.export_files(session, owner, problem.slug)
        assert set(exported) == set(files)
        assert {n: d for n, d in exported.items() if n != "problem.json"} == {
            n: d for n, d in files.items() if n != "problem.json"
        }


def test_importing_again_updates_the_same_problem(db: Database) -> None:
    with db.writing() as session:
        owner = factories.make_user(session, Role.INSTRUCTOR)
        files = packages.read_folder(SAMPLES[0])
        first = packages.import_files(session, owner, files)
        assert packages.import_files(session, owner, files) is first
        assert problems.page(session, owner) == [first]


@pytest.mark.parametrize("meta", [None, b"{", b"[]"])
def test_a_package_without_a_good_problem_json_is_refused(db: Database, meta: bytes | None) -> None:
    with db.writing() as session:
        owner = factories.make_user(session, Role.INSTRUCTOR)
        files = {} if meta is None else {"problem.json": meta}
        with pytest.raises(Refused) as caught:
            packages.import_files(session, owner, files)
        assert any("problem.json" in reason.message for reason in caught.value.reasons)
