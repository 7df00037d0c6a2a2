"""What the judge keeps between programs, told once for a process: the folder of its caches.

Without one, results of the compiler are held in this process's memory only, no verdict is kept
and headers are compiled each time: everything is right, and slower.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

from judge.disk_cache import DiskCache, private_folder
from judge.precompiled import Headers
from judge.sandbox import Sandbox, default_sandbox

_COMPILED_BYTES = 256 << 20
_VERDICT_BYTES = 64 << 20


@dataclass(frozen=True)
class Caches:
    """The caches of one folder, which workers of one machine may share."""

    compiled: DiskCache
    verdicts: DiskCache
    headers: Headers


class _Kept:
    caches: Caches | None = None


def keep_caches(folder: Path | None) -> None:
    """From now on keep results in `folder`, which is made, and ours alone; None: keep none.

    Raises OSError where the folder cannot be made or belongs to somebody else.
    """
    if folder is None:
        _Kept.caches = None
        return
    private_folder(folder)
    _Kept.caches = Caches(
        compiled=DiskCache(folder / "compiled", _COMPILED_BYTES),
        verdicts=DiskCache(folder / "verdicts", _VERDICT_BYTES),
        headers=Headers(folder / "headers"),
    )


def kept() -> Caches | None:
    """Return this process's caches, if it was told to keep any."""
    return _Kept.caches


def precompile_headers(sandbox: Sandbox | None = None) -> None:
    """Build the precompiled headers that are missing (some seconds, some 100 MB each)."""
    if _Kept.caches is not None:
        _Kept.caches.headers.build_all(sandbox or default_sandbox())


def precompile_headers_aside() -> threading.Thread:
    """Do so beside other work; return the thread, which may be waited for."""
    thread = threading.Thread(target=precompile_headers, name="headers", daemon=True)
    thread.start()
    return thread
