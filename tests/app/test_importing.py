"""`hanjul import` and `hanjul export` without a service: what they print and answer."""

import shutil
from pathlib import Path

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import AppError, NotFound
from app.importing import export_package, import_package
from app.services import accounts
from tests.app.domain.packages.zips import make_zip

ADD = "a, b = map(int, input().split())\nprint(a + b)\n"
FILES: dict[str, bytes | str] = {
    "sum/problem.yaml": "name: Sum\nlimits: {memory: 128}\n",
    "sum/problem_statement/problem.tex": "Add.\n",
    "sum/data/secret/1.in": "1 2\n",
    "sum/data/secret/1.ans": "3\n",
    "sum/submissions/accepted/add.py": ADD,
}


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """SQLite only: there is no SQL here."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'hanjul.sqlite')}"


@pytest.fixture
def login(db: Database) -> str:
    with db.writing() as session:
        return accounts.create_user(session, "kim", "correct horse", role=Role.INSTRUCTOR).login


def test_a_package_is_imported_judged_and_exported(
    db: Database, login: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.zip").write_bytes(make_zip(FILES))
    assert import_package(db, login, tmp_path / "p.zip", judge=True)
    printed = capsys.readouterr()
    assert printed.out == "sum\n"
    assert "time limit" in printed.err
    first = export_package(db, "sum", tmp_path / "out.zip", "hanjul")
    assert export_package(db, "sum", tmp_path / "out", "hanjul") == first
    assert (tmp_path / "out" / "reference.py").read_text() == ADD


def test_a_broken_promise_is_told(
    db: Database, login: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong: dict[str, bytes | str] = {"sum/submissions/wrong_answer/add.py": ADD}
    (tmp_path / "p.zip").write_bytes(make_zip(FILES | wrong))
    assert not import_package(db, login, tmp_path / "p.zip", judge=True)
    assert "wrong_answer/add.py: expected wrong_answer, got AC" in capsys.readouterr().err
    assert import_package(db, login, tmp_path / "p.zip", judge=False)


def test_what_is_not_there_is_told(db: Database, login: str, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        import_package(db, login, tmp_path / "none.zip", judge=True)
    with pytest.raises(NotFound):
        export_package(db, "none", tmp_path / "out", "hanjul")
