"""What compilers read more quickly than they would make it: precompiled headers, class archives.

g++ reads `#include <bits/stdc++.h>` in a fifth of the time, javac starts in two thirds of it. Both
are built by the compiler itself, in the sandbox, once for each set of tools and flags, and stand in
a folder of the machine that compilers see read-only and other programs not at all. A header is
given only where the source begins with that very `#include`, so that nothing the program says can
come before it. gcc and the JVM check themselves that what they are given fits them and do without
it where it does not, as we do where there is none. Diagnostics and programs are the same.

A large header may have a light one beside it, which is tried first where it is certain to mean the
same (judge/light_header.py).
"""

import fcntl
import functools
import hashlib
import logging
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judge import light_header
from judge.disk_cache import private_folder, replace_file
from judge.languages import LANGUAGES, Language
from judge.languages.base import LightHeader, Prebuilt
from judge.sandbox import Bounds, BoxFile, Command, Sandbox, SandboxError
from judge.sandbox.mounts import HEADERS
from judge.toolchain import fingerprint

log = logging.getLogger(__name__)

_RARE = "rare"  # the words, beside a light header, that are not for it
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
        self._begun: set[str] = set()

    def tries(self, sandbox: Sandbox, language: Language, source: str) -> list[tuple[str, ...]]:
        """Return what to add to the compiler's words for this source, in the order to try it.

        What compiles without a word is the same with all of them; else the last one counts, which
        is nothing where there is nothing prebuilt.
        """
        parts = [part for part in language.prebuilt if part.serves(source)]
        whole = [self._flags(sandbox, language, part) for part in parts if part.light is None]
        light = [
            self._flags(sandbox, language, part)
            for part in parts
            if part.light is not None and self._is_enough(language, part, part.light, source)
        ]
        return [flags for flags in light if flags] + (whole or [()])

    def _flags(self, sandbox: Sandbox, language: Language, part: Prebuilt) -> tuple[str, ...]:
        name = _name(language, part)
        if not self._is_there(language, part):
            return ()
        sandbox.show_to_compilers(self._folder)
        return part.flags(f"{HEADERS}/{name}")

    def _is_there(self, language: Language, part: Prebuilt) -> bool:
        return (self._folder / _name(language, part) / part.file).exists()

    def _is_enough(
        self, language: Language, part: Prebuilt, light: LightHeader, source: str
    ) -> bool:
        try:
            rare = _rare_words(self._folder / _name(language, part) / _RARE)
        except OSError:  # it is not built, or has just been removed
            return False
        return light_header.is_enough(light, rare, source)

    def build_all(self, sandbox: Sandbox) -> None:
        """Build what is missing and remove what is out of date; a failure only costs time.

        Where another process is at it already, leave it to that one.
        """
        wanted = [(lang, part) for lang in LANGUAGES.values() for part in lang.prebuilt]
        with self._alone() as alone:
            if not alone:
                return
            names = {_name(lang, part) for lang, part in (*wanted, *_for_variants())}
            for old in self._folder.iterdir():
                if old.is_dir() and old.name not in names:
                    shutil.rmtree(old, ignore_errors=True)  # a compiler may still read there
            for rest in self._folder.rglob(".new-*"):  # of a judge that was killed over it
                rest.unlink(missing_ok=True)
            for language, part in wanted:
                self.build(sandbox, language, part)

    def build_aside(self, sandbox: Sandbox, language: Language) -> None:
        """Build what a variant of a language lacks, beside other work: the first program that
        needed it did without, the next one will not."""
        missing = [part for part in language.prebuilt if not self._is_there(language, part)]
        with self._lock:
            missing = [part for part in missing if _name(language, part) not in self._begun]
            self._begun |= {_name(language, part) for part in missing}
        if missing:
            build = functools.partial(self._build_missing, sandbox, language, missing)
            threading.Thread(target=build, name="headers", daemon=True).start()

    def _build_missing(self, sandbox: Sandbox, language: Language, parts: list[Prebuilt]) -> None:
        with self._alone() as alone:
            for part in parts if alone else ():
                self.build(sandbox, language, part)
        if not alone:
            self._begun -= {_name(language, part) for part in parts}

    def build(self, sandbox: Sandbox, language: Language, part: Prebuilt) -> None:
        """Build one where it is missing; a failure is only logged."""
        folder = self._folder / _name(language, part)
        target = folder / part.file
        if target.exists() or not all(Path(path).exists() for path in language.requires):
            return
        try:
            made = _run(sandbox, part.argv, part.source)
            _make_folders(self._folder, target.parent)
            for name, text in part.beside.items():
                replace_file(folder / name, text.encode(), mode=0o644)
            if part.light:
                words = light_header.rare_words(part.light, functools.partial(_run_text, sandbox))
                replace_file(folder / _RARE, "\n".join(sorted(words)).encode())
            replace_file(target, made, mode=0o644)
        except (OSError, SandboxError, ValueError):
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


def _for_variants() -> list[tuple[Language, Prebuilt]]:
    every = [variant for language in LANGUAGES.values() for variant in language.variants]
    return [(variant, part) for variant in every for part in variant.prebuilt]


def _run_text(sandbox: Sandbox, argv: tuple[str, ...], source: str) -> bytes:
    return _run(sandbox, argv, BoxFile(name=argv[-1], data=source.encode()))


def _run(sandbox: Sandbox, argv: tuple[str, ...], source: BoxFile) -> bytes:
    """Return what the compiler prints of a source; raises SandboxError where it fails."""
    done = sandbox.run(Command(argv=argv, bounds=_BOUNDS, files=(source,), compiles=True))
    if done.exit_code != 0 or done.stop is not None:
        raise SandboxError(f"{done.stop}: {done.stderr.decode(errors='replace')}")
    return done.stdout


@functools.lru_cache(maxsize=8)
def _rare_words(path: Path) -> frozenset[str]:
    return frozenset(path.read_text().split())


def _name(language: Language, part: Prebuilt) -> str:
    """Return the folder of one part for these tools and flags."""
    way = light_header.FORMAT if part.light else 0
    usual = LANGUAGES.get(language.key, language)  # another recipe of it may take them, too
    key = repr((fingerprint(usual), part.argv, part.name, part.source.data, way))
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _make_folders(top: Path, folder: Path) -> None:
    if folder != top:
        _make_folders(top, folder.parent)
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)  # whatever our umask
