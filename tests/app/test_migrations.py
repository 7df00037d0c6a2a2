"""The migrations make what the models say, on every database that we serve."""

import json

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from app.db import Database, make_engine
from app.migrate import (
    MIGRATIONS,
    MigrationError,
    _config,
    _engine,
    migrate,
    newest,
    revision,
)
from app.models import Base, Reference
from app.services import guidelines
from segmenter import segment

_KEY = segment("a++;\n", language="c", level="line").keys[0]


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


class TestMigrate:
    def test_makes_what_the_models_say(self, database_url: str) -> None:
        engine = create_engine(database_url)
        with engine.connect() as connection:
            assert _differences(connection) == []
        engine.dispose()

    def test_comparison_sees_a_missing_column(self, database_url: str) -> None:
        engine = create_engine(database_url)
        with engine.connect() as connection:
            connection.execute(text("ALTER TABLE users DROP COLUMN locale"))
            assert len(_differences(connection)) == 1
        engine.dispose()

    def test_second_time_has_nothing_to_do(self, database_url: str) -> None:
        assert migrate(database_url) is False

    def test_keeps_foreign_keys(self, database_url: str) -> None:
        engine = make_engine(database_url)
        with engine.connect() as connection:
            keys = inspect(connection).get_foreign_keys("attempts")
        engine.dispose()
        assert [key["referred_table"] for key in keys] == ["workspaces"]

    def test_database_of_a_newer_program_is_refused(self, database_url: str) -> None:
        engine = make_engine(database_url)
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999_future'"))
        engine.dispose()
        with pytest.raises(MigrationError, match="newer Hanjul"):
            migrate(database_url)

    def test_database_that_is_not_there_is_one_clear_error(self) -> None:
        with pytest.raises(MigrationError, match="cannot use the database"):
            migrate("sqlite:////nowhere/at/all.sqlite")

    def test_fresh_database_has_no_revision(self) -> None:
        engine = create_engine("sqlite://")
        with engine.connect() as connection:
            assert revision(connection) == ""
        engine.dispose()


def test_guidelines_keep_their_units_when_they_get_names(database_url: str) -> None:
    engine = _engine(database_url)
    with engine.begin() as connection:
        command.downgrade(_config(connection), "0003_reference_edits")
        for line in (
            "INSERT INTO users (id, login, name, password_hash, role, locale, created_at)"
            " VALUES (1, 'a', '', '', 'instructor', 'ko', '2026-01-01')",
            "INSERT INTO problems (id, slug, owner_id, limits, checker, difficulty, created_at,"
            " updated_at) VALUES (1, 'p', 1, '{}', 'tokens', 1, '2026-01-01', '2026-01-01')",
        ):
            connection.execute(text(line))
        reference = {"s": "a++;\na++;\nb++;\n", "e": json.dumps({"line": [{"merge": _KEY}]})}
        connection.execute(
            text(
                'INSERT INTO "references" (id, problem_id, language, source, edits)'
                " VALUES (1, 1, 'c', :s, :e)"
            ),
            reference,
        )
        for index in range(2):
            connection.execute(
                text(
                    "INSERT INTO unit_guidelines VALUES (1, 'line', 'ko', :index, :text, 'hand',"
                    ' \'[{"name": "x"}]\')'
                ),
                {"index": index, "text": str(index)},
            )
    assert migrate(database_url) is True
    database = Database(database_url, lambda _: None)
    with database.reading() as session:
        reference_row = session.get_one(Reference, 1)
        views = guidelines.units(reference_row, "line", "ko")
        assert [(view.unit.text, view.guideline) for view in views] == [
            ("a++;\na++;", "0"),
            ("b++;", "1"),
        ]
        assert views[0].checks == [{"name": "x"}]
    database.dispose()
    with engine.begin() as connection:
        command.downgrade(_config(connection), "0003_reference_edits")
        rows = connection.execute(text('SELECT "index", text FROM unit_guidelines'))
        assert sorted(tuple(row) for row in rows) == [(0, "0"), (1, "1")]
    engine.dispose()


def test_every_migration_is_named_by_its_revision() -> None:
    files = sorted((MIGRATIONS / "versions").glob("*.py"))
    assert files
    assert files[-1].stem == newest()
    for path in files:
        assert f"revision: str = '{path.stem}'" in path.read_text()
