"""The `hanjul` command where it cannot do its work: one line that says what to do, and status 2."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app import cli
from app.migrate import migrate


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.argv", ["hanjul", "export", "sum", "sum.zip", "--data", str(tmp_path)])
    return tmp_path


def refusal(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_where_nothing_was_ever_started(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys).startswith("hanjul: there is no database here yet: start Hanjul once")


def test_where_an_older_hanjul_was(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"sqlite:///{data / 'hanjul.sqlite'}"
    migrate(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001_initial'"))
    engine.dispose()
    assert "start this one once" in refusal(capsys)


def test_where_there_is_no_such_problem(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    migrate(f"sqlite:///{data / 'hanjul.sqlite'}")
    assert refusal(capsys) == "There is no such problem.\n"
