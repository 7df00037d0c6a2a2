"""A program with probes compiled and run on one input, in the sandbox as any other."""

import hashlib
import logging
import re
from collections.abc import Mapping
from dataclasses import replace

from judge.compiling import compile_program
from judge.languages import LANGUAGES
from judge.model import Limits, Program
from judge.run import bounds_for
from judge.sandbox import Bounds, BoxFile, Command, Sandbox
from judge.sandbox.mounts import python_path
from judge.snapshots import c_family, java, python
from judge.snapshots.model import Layout, Probe, Trace
from judge.snapshots.wire import read_trace

log = logging.getLogger(__name__)

_COMPILING = Bounds(
    cpu_seconds=8, wall_seconds=30, memory_bytes=1 << 30, output_bytes=64 << 20,
    processes=64, file_bytes=64 << 20,
)  # fmt: skip
_MAX_CPU, _MAX_WALL = 1.0, 10.0
_STARTING: Mapping[str, float] = {"java": 1.0}  # CPU seconds that a language needs besides
_MAX_OUTPUT = 4 << 20
_STRUCTURE = re.compile(r"\b(?:struct|class)\b")


class Taker:
    """Takes snapshots of one program; it is compiled once."""

    def __init__(self, sandbox: Sandbox, program: Program, layout: Layout, limits: Limits) -> None:
        self._sandbox = sandbox
        self._language = LANGUAGES[program.language]
        self._limits = limits
        self._mark = hashlib.sha256(program.source.encode(errors="replace")).hexdigest()[:16]
        self._command = self._prepare(program, layout)

    @property
    def is_ready(self) -> bool:
        """Whether the program with its probes does compile."""
        return self._command is not None

    def take(self, given: str) -> Trace:
        """Run the program on an input."""
        assert self._command is not None
        stdin = given.encode(errors="surrogatepass")
        result = self._sandbox.run(replace(self._command, stdin=stdin))
        ended = result.stop is None and result.exit_code == 0
        return read_trace(result.stdout, self._mark, ended=ended)

    def _prepare(self, program: Program, layout: Layout) -> Command | None:
        if self._language.key == "python":
            source = python.instrument(program.source, layout.probes)
            driver = python.driver(layout.probes, self._mark)
            files = (
                BoxFile(name="main.py", data=driver.encode()),
                BoxFile(name="program.py", data=source.encode(errors="replace")),
            )
            return self._run((python_path(), "-I", "-B", "/box/main.py"), files)
        return self._compiled(program.source, layout.probes)

    def _compiled(
        self, source: str, probes: tuple[Probe, ...], *, structures: bool = True
    ) -> Command | None:
        key = self._language.key
        if key == "java":
            text = java.instrument(source, probes, self._mark)
        else:
            text = c_family.instrument(source, key, probes, self._mark, structures=structures)
        program = Program(language=key, source=text)
        compiled = compile_program(
            self._sandbox, program, recipe=self._language.traced, bounds=_COMPILING
        )
        if compiled.file is not None:
            return self._run(self._language.run_argv(compiled.name, self._limits), (compiled.file,))
        fewer = java.without(probes, compiled.report.messages) if key == "java" else None
        if fewer is not None:
            return self._compiled(source, fewer)
        if key in ("c", "cpp") and structures and _STRUCTURE.search(source):
            return self._compiled(source, probes, structures=False)  # one may be odd
        log.info("a program with probes does not compile: %s", compiled.report.messages[:1])
        return None

    def _run(self, argv: tuple[str, ...], files: tuple[BoxFile, ...]) -> Command:
        bounds = replace(
            bounds_for(self._language, self._limits),
            cpu_seconds=min(self._limits.cpu_seconds, _MAX_CPU)
            + _STARTING.get(self._language.key, 0.2),
            wall_seconds=min(self._limits.wall_seconds, _MAX_WALL),
            output_bytes=_MAX_OUTPUT,
        )
        return Command(argv=argv, bounds=bounds, files=files)
