"""The migrations make what the models say, on every database that we serve."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from app.db import make_engine
from app.migrate import MIGRATIONS, MigrationError, migrate, newest, revision
from app.models import Base


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


def test_every_migration_is_named_by_its_revision() -> None:
    files = sorted((MIGRATIONS / "versions").glob("*.py"))
    assert files
    assert files[-1].stem == newest()
    for path in files:
        assert f"revision: str = '{path.stem}'" in path.read_text()
