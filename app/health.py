"""Says what works: the database, Redis, and (asked for) the judge's sandbox and languages."""

from dataclasses import asdict
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.db import make_engine
from app.settings import Settings


def check(settings: Settings, *, sandbox: bool = False) -> dict[str, Any]:
    """Return `{"ok": ..., "database": ..., "redis": ...}`, each part "ok" or what is wrong."""
    parts: dict[str, Any] = {"database": _database(settings), "redis": _redis(settings)}
    ok = all(value == "ok" for value in parts.values())
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
