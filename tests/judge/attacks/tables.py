"""All attacks by programs, by class."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judge import compiling
from tests.judge.attacks import compilers, files, kernel, memory, processes

CLASSES = {
    **processes.ATTACKS, **memory.ATTACKS, **files.ATTACKS, **kernel.ATTACKS, **compilers.ATTACKS,
}  # fmt: skip
ALL = [attack for attacks in CLASSES.values() for attack in attacks]


@contextmanager
def surroundings() -> Iterator[None]:
    """Make what the attacks look for, and let no compiler burn ten seconds."""
    secret, bounds = Path(compilers.SECRET), compiling._BOUNDS
    secret.write_text('#error "open sesame"\n')
    secret.chmod(0o644)
    compiling._BOUNDS = dataclasses.replace(bounds, cpu_seconds=1.5)
    try:
        yield
    finally:
        compiling._BOUNDS = bounds
        secret.unlink()
