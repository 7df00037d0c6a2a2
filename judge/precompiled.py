"""Precompiled headers: g++ reads `#include <bits/stdc++.h>` in a fifth of the time.

They are built by the compiler itself, in the sandbox, once for each set of tools and flags, and
stand in a folder of the machine that compilers see read-only and other programs not at all. The
compiler is given one only where the source begins with that very `#include`, so that nothing the
program says can come before it; gcc itself checks version, flags and macros and falls back to the
plain header, as we do where there is none. Nothing else changes: the header's own lines keep their
places, so diagnostics are the same.
"""

import fcntl
import hashlib
import logging
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judge.disk_cache import private_folder, replace_file
from judge.languages import LANGUAGES, Language
from judge.sandbox import Bounds, BoxFile, Command, Sandbox, SandboxError
from judge.sandbox.mounts import HEADERS
from judge.toolchain import fingerprint

log = logging.getLogger(__name__)

_BEGINNING = re.compile(
    r"\ufeff?(?:\s|//[^\n\\]*\n|/\*(?:[^*]|\*(?!/))*\*/)*"  # blanks and comments
    r"#[ \t]*include[ \t]*<([\w./+]+)>[ \t]*(?:\r?\n|//|$)"
)
_BOUNDS = Bounds(
    cpu_seconds=60, wall_seconds=120, memory_bytes=2 << 30, output_bytes=512 << 20,
    processes=64, file_bytes=512 << 20,
)  # fmt: skip


def first_include(source: str) -> str:
    """Return the header that a source includes before anything else, or an empty string."""
    found = _BEGINNING.match(source)
    return found[1] if found else ""


class Headers:
    """The precompiled headers of one folder; safe between threads and processes."""

    def __init__(self, folder: Path) -> None:
        private_folder(folder.parent)
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)  # the sandbox's user reads it, and stands below a closed folder
        self._folder = folder
        self._lock = threading.Lock()

    def flags(self, sandbox: Sandbox, language: Language, source: str) -> tuple[str, ...]:
        """Return what to add to the compiler's words for this source: nothing where there is
        no precompiled header for it."""
        header = first_include(source)
        if header not in language.headers:
            return ()
        name = _name(language, header)
        if not (self._folder / name / f"{header}.gch").exists():
            return ()
        sandbox.show_to_compilers(self._folder)
        return (f"-I{HEADERS}/{name}",)

    def build_all(self, sandbox: Sandbox) -> None:
        """Build what is missing and remove what is out of date; a failure only costs time.

        Where another process is at it already, leave it to that one.
        """
        wanted = [(lang, header) for lang in LANGUAGES.values() for header in lang.headers]
        with self._alone() as alone:
            if not alone:
                return
            names = {_name(language, header) for language, header in wanted}
            for old in self._folder.iterdir():
                if old.is_dir() and old.name not in names:
                    shutil.rmtree(old, ignore_errors=True)  # a compiler may still read there
            for rest in self._folder.rglob(".new-*"):  # of a judge that was killed over it
                rest.unlink(missing_ok=True)
            for language, header in wanted:
                self._build(sandbox, language, header)

    def _build(self, sandbox: Sandbox, language: Language, header: str) -> None:
        target = self._folder / _name(language, header) / f"{header}.gch"
        if target.exists() or not all(Path(path).exists() for path in language.requires):
            return
        source = BoxFile(name="header.hpp", data=f"#include <{header}>\n".encode())
        argv = language.header_argv(source.name)
        try:
            done = sandbox.run(Command(argv=argv, bounds=_BOUNDS, files=(source,), compiles=True))
            if done.exit_code != 0 or done.stop is not None:
                log.warning("no precompiled %s: %s", header, done.stderr.decode(errors="replace"))
                return
            _make_folders(self._folder, target.parent)
            # for a second #include, and where gcc does not take what is precompiled
            plain = f"#pragma GCC system_header\n#include_next <{header}>\n"
            replace_file(target.with_suffix(""), plain.encode(), mode=0o644)
            replace_file(target, done.stdout, mode=0o644)
        except (OSError, SandboxError):
            log.warning("no precompiled %s", header, exc_info=True)

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        with self._lock, (self._folder.parent / "headers.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True


def _name(language: Language, header: str) -> str:
    """Return the folder of one header for these tools and flags."""
    key = repr((fingerprint(language), language.header_argv("header"), header))
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _make_folders(top: Path, folder: Path) -> None:
    if folder != top:
        _make_folders(top, folder.parent)
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)  # whatever our umask
