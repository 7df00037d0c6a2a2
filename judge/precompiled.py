"""What compilers read more quickly than they would make it: precompiled headers, class archives.

g++ reads `#include <bits/stdc++.h>` in a fifth of the time, javac starts in two thirds of it. Both
are built by the compiler itself, in the sandbox, once for each set of tools and flags, and stand in
a folder of the machine that compilers see read-only and other programs not at all. A header is
given only where the source begins with that very `#include`, so that nothing the program says can
come before it. gcc and the JVM check themselves that what they are given fits them and do without
it where it does not, as we do where there is none. Diagnostics and programs are the same.
"""

import fcntl
import hashlib
import logging
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judge.disk_cache import private_folder, replace_file
from judge.languages import LANGUAGES, Language
from judge.languages.base import Prebuilt
from judge.sandbox import Bounds, Command, Sandbox, SandboxError
from judge.sandbox.mounts import HEADERS
from judge.toolchain import fingerprint

log = logging.getLogger(__name__)

_BOUNDS = Bounds(
    cpu_seconds=60, wall_seconds=120, memory_bytes=2 << 30, output_bytes=512 << 20,
    processes=64, file_bytes=512 << 20,
)  # fmt: skip


class Headers:
    """What is prebuilt in one folder; safe between threads and processes."""

    def __init__(self, folder: Path) -> None:
        private_folder(folder.parent)
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)  # the sandbox's user reads it, and stands below a closed folder
        self._folder = folder
        self._lock = threading.Lock()

    def flags(self, sandbox: Sandbox, language: Language, source: str) -> tuple[str, ...]:
        """Return what to add to the compiler's words for this source: nothing where there is
        nothing prebuilt for it."""
        part = next((part for part in language.prebuilt if part.serves(source)), None)
        if part is None:
            return ()
        name = _name(language, part)
        if not (self._folder / name / part.file).exists():
            return ()
        sandbox.show_to_compilers(self._folder)
        return part.flags(f"{HEADERS}/{name}")

    def build_all(self, sandbox: Sandbox) -> None:
        """Build what is missing and remove what is out of date; a failure only costs time.

        Where another process is at it already, leave it to that one.
        """
        wanted = [(lang, part) for lang in LANGUAGES.values() for part in lang.prebuilt]
        with self._alone() as alone:
            if not alone:
                return
            names = {_name(language, part) for language, part in wanted}
            for old in self._folder.iterdir():
                if old.is_dir() and old.name not in names:
                    shutil.rmtree(old, ignore_errors=True)  # a compiler may still read there
            for rest in self._folder.rglob(".new-*"):  # of a judge that was killed over it
                rest.unlink(missing_ok=True)
            for language, part in wanted:
                self._build(sandbox, language, part)

    def _build(self, sandbox: Sandbox, language: Language, part: Prebuilt) -> None:
        folder = self._folder / _name(language, part)
        target = folder / part.file
        if target.exists() or not all(Path(path).exists() for path in language.requires):
            return
        command = Command(argv=part.argv, bounds=_BOUNDS, files=(part.source,), compiles=True)
        try:
            done = sandbox.run(command)
            if done.exit_code != 0 or done.stop is not None:
                log.warning("no prebuilt %s: %s", part.name, done.stderr.decode(errors="replace"))
                return
            _make_folders(self._folder, target.parent)
            for name, text in part.beside.items():
                replace_file(folder / name, text.encode(), mode=0o644)
            replace_file(target, done.stdout, mode=0o644)
        except (OSError, SandboxError):
            log.warning("no prebuilt %s", part.name, exc_info=True)

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        with self._lock, (self._folder.parent / "headers.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True


def _name(language: Language, part: Prebuilt) -> str:
    """Return the folder of one part for these tools and flags."""
    key = repr((fingerprint(language), part.argv, part.name, part.source.data))
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _make_folders(top: Path, folder: Path) -> None:
    if folder != top:
        _make_folders(top, folder.parent)
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)  # whatever our umask
