"""The log of runs: a line of JSON when one starts and another when it ends, however it ends.

A start without an end is a run that was killed.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


@contextmanager
def logged(log: Path, about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Log a run; what the block puts into the dictionary stands in the line of its end."""
    log.parent.mkdir(parents=True, exist_ok=True)
    run = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}"
    _append(log, {"run": run, "at": _now(), "state": "started", **about})
    result: dict[str, Any] = {}
    try:
        yield result
    except BaseException as error:
        state = "interrupted" if isinstance(error, KeyboardInterrupt) else "failed"
        what = f"{type(error).__name__}: {error}".splitlines()[0][:500]
        _append(log, {"run": run, "at": _now(), "state": state, "error": what, **result})
        raise
    _append(log, {"run": run, "at": _now(), "state": "finished"} | result)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _append(log: Path, row: dict[str, Any]) -> None:
    with log.open("a") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
