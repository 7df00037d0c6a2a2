"""The database: an engine per URL and sessions whose commit sends what was enqueued."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from app import jobs

READ_ONLY = {"hanjul_read_only": True}


def make_engine(url: str) -> Engine:
    """Return an engine for `url`; SQLite is set up for many readers and one writer."""
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_connect(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions begin at the first write, too late for a read-then-write one.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "busy_timeout=10000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begin(connection: Connection) -> None:
    # A reader that turns writer fails at once in WAL mode, so writers take the lock at the start.
    reading = connection.get_execution_options().get("hanjul_read_only")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


class Database:
    """Sessions of one engine; only the edge (a request, a task, a command) opens them."""

    def __init__(self, url: str, send: jobs.Send) -> None:
        self.engine = make_engine(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        self._reader = self.engine.execution_options(**READ_ONLY)
        jobs.send_after_commit(self._sessions, send)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session that commits at the end, or rolls back on an exception."""
        with self._sessions.begin() as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session for reading; nothing that it changes is kept."""
        with self._sessions(bind=self._reader) as session:
            yield session

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def row_count(result: Any) -> int:
    """Return how many rows an UPDATE or DELETE touched."""
    return int(result.rowcount)
