"""What a compiled program depends on besides its source: which tools, with which flags."""

import os
from pathlib import Path

from judge.languages import Language

# every package of a Debian system, and every library: whatever is installed anew changes them
_SYSTEM = ("/var/lib/dpkg/status", "/etc/ld.so.cache")
_CACHE_FORMAT = 2  # to be raised when what is kept, or how programs are run, changes


def fingerprint(language: Language) -> tuple[object, ...]:
    """Return what must be equal for a kept result to hold: tools, system and command lines.

    Tools and system files are known by path, size and time of change, looked up each time (some
    microseconds), so that an upgrade below a running worker counts at once.
    """
    files = tuple(_about(path) for path in (*language.requires, *_SYSTEM))
    return (_CACHE_FORMAT, language.key, language.compile_argv("main"), files)


def _about(path: str) -> tuple[str, int, int]:
    real = Path(path).resolve()
    try:
        about = os.stat(real)  # noqa: PTH116 - the fast one
    except OSError:
        return (str(real), 0, 0)
    return (str(real), about.st_size, about.st_mtime_ns)
