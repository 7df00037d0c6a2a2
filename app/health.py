"""Says what works: the database, Redis, and (asked for) the judge's sandbox and languages."""

from dataclasses import asdict
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.db import Database, make_engine
from app.models import Worker
from app.services import workers, writers
from app.settings import Settings


def check(settings: Settings, *, sandbox: bool = False) -> dict[str, Any]:
    """Return `{"ok": ..., "database": ..., "redis": ...}`, each part "ok" or what is wrong.

    `workers` are the judge workers that were heard of lately: each language "ok" or why it is off
    there, and the protections of its sandbox that are not on. `writers` are the writers of
    guidelines, each "ok" or why it is off; the template writer serves for those.
    """
    parts: dict[str, Any] = {"database": _database(settings), "redis": _redis(settings)}
    ok = all(value == "ok" for value in parts.values())
    if parts["database"] == "ok":
        parts |= _told(settings)
    if sandbox:
        from judge import doctor  # noqa: PLC0415 - the web process does not need it

        report = doctor()
        parts["judge"] = asdict(report)
        ok = ok and report.ok
    return {"ok": ok, **parts}


def _database(settings: Settings) -> str:
    engine = make_engine(settings.database)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        return type(error).__name__
    finally:
        engine.dispose()
    return "ok"


def _told(settings: Settings) -> dict[str, Any]:
    database = Database(settings.database, lambda _: None)
    try:
        with database.reading() as session:
            return {
                "workers": [_worker(row) for row in workers.present(session)],
                "writers": {row.name: row.why or "ok" for row in writers.states(session)},
            }
    except SQLAlchemyError as error:  # not migrated yet
        return {"workers": [{"error": type(error).__name__}], "writers": {}}
    finally:
        database.dispose()


def _worker(row: Worker) -> dict[str, Any]:
    off = {one["name"]: one["state"] for one in row.protections if one["state"] != "on"}
    return {
        "name": row.name,
        "seen_at": row.seen_at.isoformat(timespec="seconds"),
        "languages": {key: why or "ok" for key, why in row.languages.items()},
        "protections": off,
    }


def _redis(settings: Settings) -> str:
    # No retries: a probe that waits seconds for a refused connection is no probe.
    client = Redis.from_url(settings.redis, retry=Retry(NoBackoff(), 0), socket_timeout=2)
    try:
        client.ping()
    except (RedisError, OSError) as error:
        return type(error).__name__
    finally:
        client.close()
    return "ok"
