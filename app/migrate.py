"""Brings a database to the newest shape. `python -m app.migrate` does it for the settings' one.

`python -m app.migrate new "message"` writes the next migration from what the models have gained.
"""

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import OperationalError

from app.db import make_engine

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
# Two services that start at once on one Postgres must not both migrate it.
_LOCK = 0x48414E4A554C


class MigrationError(RuntimeError):
    """The database cannot be brought to the newest shape; the message says what to do."""


def migrate(url: str) -> bool:
    """Bring the database at `url` to the newest revision; return whether there was work to do.

    Raises MigrationError where there is no such database or it is newer than this program.
    """
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            return _upgrade(connection)
    except OperationalError as error:
        raise MigrationError(f"cannot use the database: {error.orig}") from error
    finally:
        engine.dispose()


def check(url: str) -> None:
    """Raise MigrationError where the database is not there yet, or not in the newest shape."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            found = revision(connection)
    except OperationalError:
        found = ""
    finally:
        engine.dispose()
    if not found:
        raise MigrationError(
            "there is no database here yet: start Hanjul once, or name its data folder with --data"
        )
    if found != newest():
        raise MigrationError(
            "another Hanjul made the database: start this one once, which updates it"
        )


def _engine(url: str) -> Engine:
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":
        # A table is altered by copying and dropping it: that must not cascade to other rows.
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=OFF"))
    return engine


def _upgrade(connection: Connection) -> bool:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    if revision(connection) == newest():
        return False
    # Alembic is a third of a second of imports, which every later start saves.
    from alembic import command  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    try:
        command.upgrade(_config(connection), "head")
    except CommandError as error:
        raise MigrationError(
            f"cannot migrate the database: {error}. It was made by a newer Hanjul: update this one."
        ) from error
    return True


def revision(connection: Connection) -> str:
    """Return the revision that the database is at, "" for a fresh one."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def newest() -> str:
    """Return the newest revision: files are named by it, and the names are in order."""
    return max(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _config(connection: Connection) -> Any:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def write_migration(url: str, message: str) -> None:
    """Write the next file in `migrations/versions`, comparing the models with the database."""
    from alembic import command  # noqa: PLC0415

    versions = MIGRATIONS / "versions"
    number = 1 + max((int(path.name[:4]) for path in versions.glob("[0-9]*.py")), default=0)
    name = f"{number:04}_{message.replace(' ', '_').lower()}"
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            config = _config(connection)
            config.set_main_option("file_template", "%%(rev)s")
            command.revision(config, message, autogenerate=True, rev_id=name)
    finally:
        engine.dispose()


def main() -> None:
    """Migrate the settings' database, or write the next migration (`new MESSAGE`)."""
    from app.settings import Settings  # noqa: PLC0415

    settings = Settings()
    try:
        if sys.argv[1:2] == ["new"]:
            write_migration(settings.database, " ".join(sys.argv[2:]))
        else:
            settings.data.mkdir(parents=True, exist_ok=True)
            migrate(settings.database)
    except MigrationError as error:
        sys.exit(f"hanjul: {error}")


if __name__ == "__main__":
    main()
