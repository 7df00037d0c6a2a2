"""From source text to something that runs: in the sandbox, once per source."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from judge.languages import LANGUAGES, Language
from judge.model import CompileReport, Message, Program
from judge.sandbox import Bounds, BoxFile, Command, RunResult, Sandbox, SandboxError, Stop

MAX_SOURCE_BYTES = 1 << 20
_BOUNDS = Bounds(
    cpu_seconds=10, wall_seconds=30, memory_bytes=1 << 30, output_bytes=64 << 20,
    processes=64, file_bytes=64 << 20,
)  # fmt: skip
_STOPPED = {
    Stop.CPU: "compiling takes too long (10 seconds of CPU time)",
    Stop.WALL: "compiling takes too long (30 seconds)",
    Stop.MEMORY: "compiling takes too much memory (1 GiB)",
    Stop.OUTPUT: "the compiled program or its messages are too large (64 MiB)",
}


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """A program that can be run, or (where `file` is None) the reasons why there is none."""

    report: CompileReport
    name: str
    file: BoxFile | None = None


class Cache:
    """The last results by (language, source), within a number of bytes; safe between threads."""

    def __init__(self, max_bytes: int) -> None:
        self._max = max_bytes
        self._held: OrderedDict[Program, Compiled] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, program: Program) -> Compiled | None:
        """Return what was put for this program, if it is still held."""
        with self._lock:
            if program in self._held:
                self._held.move_to_end(program)
            return self._held.get(program)

    def put(self, program: Program, compiled: Compiled) -> None:
        """Hold a result; the ones not asked for the longest make room."""
        with self._lock:
            if program not in self._held:
                self._held[program] = compiled
                self._bytes += self._size(program)
            while self._bytes > self._max and self._held:
                oldest = next(iter(self._held))
                self._bytes -= self._size(oldest)
                del self._held[oldest]

    def _size(self, program: Program) -> int:
        file = self._held[program].file
        return len(program.source) + (len(file.data) if file else 0)


_cache = Cache(64 << 20)


def compile_program(sandbox: Sandbox, program: Program) -> Compiled:
    """Compile a program, or take it from the cache."""
    held = _cache.get(program)
    if held is None:
        held = _compile(sandbox, program)
        if held.report.ok or any(message.line for message in held.report.messages):
            _cache.put(program, held)  # a limit passed once may not be the next time
    return held


def _failed(name: str, *messages: Message) -> Compiled:
    return Compiled(report=CompileReport(ok=False, messages=messages), name=name)


def _error(text: str) -> Message:
    return Message(line=0, column=0, severity="error", text=text)


def _compile(sandbox: Sandbox, program: Program) -> Compiled:
    language = LANGUAGES[program.language]
    name = language.program_name(program.source)
    source = program.source.encode(errors="surrogatepass")
    if len(source) > MAX_SOURCE_BYTES:
        return _failed(name, _error("the source is too long (1 MiB)"))
    result = sandbox.run(
        Command(
            argv=language.compile_argv(name),
            bounds=_BOUNDS,
            files=(BoxFile(name=name + language.suffix, data=source),),
            keep_stderr=1 << 20,
        )
    )
    compiled = _judged(language, name, program.source, result)
    if compiled.file is None and not compiled.report.messages:
        return _silent(sandbox, language, program, name)
    return compiled


def _silent(sandbox: Sandbox, language: Language, program: Program, name: str) -> Compiled:
    """Tell whose fault it is that a compiler failed without a word."""
    test = Program(language=language.key, source=language.self_test.source)
    if program == test or compile_program(sandbox, test).file is None:
        raise SandboxError(f"the compiler of {language.name} does not work on this machine")
    return _failed(name, _error("the compiler gave up: the program is too large or too complex"))


def _judged(language: Language, name: str, source: str, result: RunResult) -> Compiled:
    if result.stop is not None:
        return _failed(name, _error(_STOPPED[result.stop]))
    said = result.stderr.decode(errors="replace").strip()
    messages = language.diagnose(said, source) if said else ()
    if result.exit_code != 0:
        return _failed(name, *messages)
    return Compiled(
        report=CompileReport(ok=True, messages=messages),
        name=name,
        file=language.pack(name, source, result.stdout),
    )
