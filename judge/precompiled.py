"""Precompiled headers: g++ reads `#include <bits/stdc++.h>` in a fifth of the time.

They are built by the compiler itself, in the sandbox, once for each set of tools and flags, and
stand in a folder of the machine that compilers see read-only and other programs not at all. The
compiler is given one only where the source begins with that very `#include`, so that nothing the
program says can come before it; gcc itself checks version, flags and macros and falls back to the
plain header, as we do where there is none. Nothing else changes: the header's own lines keep their
places, so diagnostics are the same.

A large header may have a light one beside it, which is tried first where it is certain to mean the
same (judge/light_header.py).
"""

import fcntl
import functools
import hashlib
import logging
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from judge import light_header
from judge.disk_cache import private_folder, replace_file
from judge.languages import LANGUAGES, Language
from judge.languages.base import LightHeader
from judge.sandbox import Bounds, BoxFile, Command, Sandbox, SandboxError
from judge.sandbox.mounts import HEADERS
from judge.toolchain import fingerprint

log = logging.getLogger(__name__)

_BEGINNING = re.compile(
    r"\ufeff?(?:\s|//[^\n\\]*\n|/\*(?:[^*]|\*(?!/))*\*/)*"  # blanks and comments
    r"#[ \t]*include[ \t]*<([\w./+]+)>[ \t]*(?:\r?\n|//|$)"
)
_SOURCE = "header.hpp"
_RARE = "rare"  # the words, beside a light header, that are not for it
_BOUNDS = Bounds(
    cpu_seconds=60, wall_seconds=120, memory_bytes=2 << 30, output_bytes=512 << 20,
    processes=64, file_bytes=512 << 20,
)  # fmt: skip


def first_include(source: str) -> str:
    """Return the header that a source includes before anything else, or an empty string."""
    found = _BEGINNING.match(source)
    return found[1] if found else ""


@dataclass(frozen=True)
class Wanted:
    """A header to be precompiled: itself, or a light one in its place."""

    language: Language
    header: str
    light: LightHeader | None = None

    @property
    def text(self) -> str:
        """What is precompiled."""
        return self.light.text if self.light else f"#include <{self.header}>\n"

    def place(self) -> Path:
        """Return where the result stands, for these tools and flags."""
        argv = self.language.header_argv(_SOURCE)
        key = (fingerprint(self.language), argv, self.header, self.text, light_header.FORMAT)
        return Path(hashlib.sha256(repr(key).encode()).hexdigest()[:32]) / f"{self.header}.gch"


def all_wanted() -> list[Wanted]:
    """Return what is precompiled, in this order."""
    languages = LANGUAGES.values()
    whole = [Wanted(lang, header) for lang in languages for header in lang.headers]
    return whole + [Wanted(lang, lang.light.header, lang.light) for lang in languages if lang.light]


class Headers:
    """The precompiled headers of one folder; safe between threads and processes."""

    def __init__(self, folder: Path) -> None:
        private_folder(folder.parent)
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)  # the sandbox's user reads it, and stands below a closed folder
        self._folder = folder
        self._lock = threading.Lock()

    def tries(self, sandbox: Sandbox, language: Language, source: str) -> list[tuple[str, ...]]:
        """Return what to add to the compiler's words for this source, in the order to try it.

        What compiles without a word is the same with all of them; else the last one counts, which
        is nothing where there is no precompiled header.
        """
        header, light = first_include(source), language.light
        known = header in language.headers
        last = self._flags(sandbox, Wanted(language, header).place()) if known else ()
        if light is None or header != light.header:
            return [last]
        place = Wanted(language, header, light).place()
        first = self._flags(sandbox, place)
        return [first, last] if first and self._is_enough(light, place, source) else [last]

    def _flags(self, sandbox: Sandbox, place: Path) -> tuple[str, ...]:
        if not (self._folder / place).exists():
            return ()
        sandbox.show_to_compilers(self._folder)
        return (f"-I{HEADERS}/{place.parts[0]}",)

    def _is_enough(self, light: LightHeader, place: Path, source: str) -> bool:
        try:
            rare = _rare_words(self._folder / place.parts[0] / _RARE)
        except OSError:  # it has just been removed
            return False
        return light_header.is_enough(light, rare, source)

    def build_all(self, sandbox: Sandbox) -> None:
        """Build what is missing and remove what is out of date; a failure only costs time.

        Where another process is at it already, leave it to that one.
        """
        wanted = all_wanted()
        with self._alone() as alone:
            if not alone:
                return
            names = {each.place().parts[0] for each in wanted}
            for old in self._folder.iterdir():
                if old.is_dir() and old.name not in names:
                    shutil.rmtree(old, ignore_errors=True)  # a compiler may still read there
            for rest in self._folder.rglob(".new-*"):  # of a judge that was killed over it
                rest.unlink(missing_ok=True)
            for each in wanted:
                self.build(sandbox, each)

    def build(self, sandbox: Sandbox, wanted: Wanted) -> None:
        """Build one where it is missing; a failure is only logged."""
        place = wanted.place()
        target = self._folder / place
        if target.exists() or not all(Path(path).exists() for path in wanted.language.requires):
            return
        try:
            made = _run(sandbox, wanted.language.header_argv(_SOURCE), wanted.text)
            _make_folders(self._folder, target.parent)
            # for a second #include, and where gcc does not take what is precompiled
            plain = f"#pragma GCC system_header\n#include_next <{wanted.header}>\n"
            replace_file(target.with_suffix(""), plain.encode(), mode=0o644)
            if wanted.light:
                words = light_header.rare_words(wanted.light, functools.partial(_run, sandbox))
                rare = "\n".join(sorted(words))
                replace_file(self._folder / place.parts[0] / _RARE, rare.encode())
            replace_file(target, made, mode=0o644)
        except (OSError, SandboxError, ValueError):
            log.warning("no precompiled %s", wanted.header, exc_info=True)

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        with self._lock, (self._folder.parent / "headers.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True


def _run(sandbox: Sandbox, argv: tuple[str, ...], source: str) -> bytes:
    """Return what the compiler prints of a source; raises SandboxError where it fails."""
    file = BoxFile(name=argv[-1], data=source.encode())
    done = sandbox.run(Command(argv=argv, bounds=_BOUNDS, files=(file,), compiles=True))
    if done.exit_code != 0 or done.stop is not None:
        raise SandboxError(f"{done.stop}: {done.stderr.decode(errors='replace')}")
    return done.stdout


@functools.lru_cache(maxsize=8)
def _rare_words(path: Path) -> frozenset[str]:
    return frozenset(path.read_text().split())


def _make_folders(top: Path, folder: Path) -> None:
    if folder != top:
        _make_folders(top, folder.parent)
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)  # whatever our umask
