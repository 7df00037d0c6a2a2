"""From source text to something that runs: in the sandbox, once per source.

Results are held in memory, and where the process keeps caches (judge/caching.py) also in a folder
that the workers of a machine share.
"""

import json
import threading
from collections import OrderedDict
from dataclasses import asdict, dataclass, replace

from judge.caching import kept
from judge.explanations import COMPILERS, Kind, recognise
from judge.languages import LANGUAGES, Language
from judge.model import CompileReport, Message, Program
from judge.sandbox import Bounds, BoxFile, Command, RunResult, Sandbox, SandboxError, Stop
from judge.stored import read_compile_report
from judge.toolchain import fingerprint

MAX_SOURCE_BYTES = 1 << 20
_MAX_NAME = 60  # a file's name in any alphabet
_MAX_MESSAGES = 100
_MAX_TEXT = 2000
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
    """The last results by their keys, within a number of bytes; safe between threads."""

    def __init__(self, max_bytes: int) -> None:
        self._max = max_bytes
        self._held: OrderedDict[bytes, Compiled] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: bytes) -> Compiled | None:
        """Return what was put for this key, if it is still held."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: bytes, compiled: Compiled) -> None:
        """Hold a result; the ones not asked for the longest make room."""
        with self._lock:
            if key not in self._held:
                self._held[key] = compiled
                self._bytes += self._size(key)
            while self._bytes > self._max and self._held:
                oldest = next(iter(self._held))
                self._bytes -= self._size(oldest)
                del self._held[oldest]

    def _size(self, key: bytes) -> int:
        file = self._held[key].file
        return len(key) + (len(file.data) if file else 0)


_cache = Cache(64 << 20)


def compiling_key(program: Program, language: Language, bounds: Bounds = _BOUNDS) -> bytes:
    """Return all that the result of compiling depends on: the sources, the tools, their flags."""
    key = (fingerprint(language), asdict(bounds), program.source, program.files)
    return repr(key).encode(errors="surrogatepass")


def compile_program(
    sandbox: Sandbox, program: Program, *, recipe: Language | None = None, bounds: Bounds = _BOUNDS
) -> Compiled:
    """Compile a program, or take it from a cache; `recipe` is another one for its language."""
    language = recipe or LANGUAGES[program.language]
    key = compiling_key(program, language, bounds)
    compiled = _cache.get(key)
    if compiled is not None:
        return compiled
    caches = kept()
    if caches is not None and (stored := caches.compiled.get(key)) is not None:
        compiled = _unpack(stored)
    else:
        compiled = _compile(sandbox, program, recipe, bounds)
        # a limit passed once may not be the next time
        if not compiled.report.ok and not any(m.line for m in _errors(compiled)):
            return compiled
        if caches is not None:
            caches.compiled.put(key, _pack(compiled))
    _cache.put(key, compiled)
    return compiled


def _pack(compiled: Compiled) -> bytes:
    """Return a result as bytes: one line of JSON, then the program."""
    file = compiled.file
    head = {
        "name": compiled.name,
        "report": asdict(compiled.report),
        "file": [file.name, file.executable] if file else None,
    }
    return json.dumps(head).encode() + b"\n" + (file.data if file else b"")


def _unpack(stored: bytes) -> Compiled:
    head, _, data = stored.partition(b"\n")
    fields = json.loads(head)
    file = fields["file"]
    return Compiled(
        report=read_compile_report(fields["report"]),
        name=fields["name"],
        file=BoxFile(name=file[0], data=data, executable=file[1]) if file else None,
    )


def _errors(compiled: Compiled) -> list[Message]:
    return [message for message in compiled.report.messages if message.severity == "error"]


def _failed(name: str, *messages: Message) -> Compiled:
    return Compiled(report=CompileReport(ok=False, messages=messages), name=name)


def _error(text: str) -> Message:
    return Message(line=0, column=0, severity="error", text=text)


def _compile(
    sandbox: Sandbox, program: Program, recipe: Language | None = None, bounds: Bounds = _BOUNDS
) -> Compiled:
    language = recipe or LANGUAGES[program.language]
    source = program.source.encode(errors="surrogatepass")
    if len(source) > MAX_SOURCE_BYTES:
        return _failed("main", _error("the source is too long (1 MiB)"))
    name = language.program_name(program.source)
    if len(name) > _MAX_NAME:
        return _failed("main", _error(f"the class's name is too long ({_MAX_NAME} letters)"))
    files = (
        BoxFile(name=name + language.suffix, data=source),
        *(BoxFile(name=file.name, data=file.text.encode()) for file in program.files),
    )
    caches = kept()
    if caches and recipe is not None and any(p.serves(program.source) for p in recipe.prebuilt):
        caches.headers.build_aside(sandbox, recipe)
    for extra in caches.headers.tries(sandbox, language, program.source) if caches else ((),):
        argv = (*language.compile_argv(name), *extra)
        result = sandbox.run(
            Command(argv=argv, bounds=bounds, files=files, keep_stderr=1 << 20, compiles=True)
        )
        compiled = _judged(language, name, program.source, result)
        if result.stop is not None or (compiled.file and not compiled.report.messages):
            break
    if compiled.file is None and not _errors(compiled):
        return _silent(sandbox, language, program, name)
    return compiled


def _silent(sandbox: Sandbox, language: Language, program: Program, name: str) -> Compiled:
    """Tell whose fault it is that a compiler failed without a word."""
    test = Program(language=language.key, source=language.self_test.source)
    if program == test or compile_program(sandbox, test).file is None:
        raise SandboxError(f"the compiler of {language.name} does not work on this machine")
    return _failed(name, _error("the compiler gave up: the program is too large or too complex"))


def _tamed(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """Keep what a program made its compiler say to a size, and to characters that there are."""
    return tuple(
        replace(message, text=message.text[:_MAX_TEXT].encode(errors="replace").decode())
        for message in messages[:_MAX_MESSAGES]
    )


def _explained(language: Language, messages: tuple[Message, ...]) -> tuple[Message, ...]:
    rules = COMPILERS.get(language.key, ())
    told = [replace(one, explanation=recognise(rules, one.text)) for one in messages]
    # a variable that scanf was not given the address of has no value either: one slip, told once
    without = {one.line for one in told if _is(one, Kind.MISSING_ADDRESS)}
    return tuple(
        replace(one, explanation=None)
        if one.line in without and _is(one, Kind.UNINITIALISED)
        else one
        for one in told
    )


def _is(message: Message, kind: Kind) -> bool:
    return message.explanation is not None and message.explanation.kind is kind


def _judged(language: Language, name: str, source: str, result: RunResult) -> Compiled:
    if result.stop is not None:
        return _failed(name, _error(_STOPPED[result.stop]))
    said = result.stderr.decode(errors="replace").strip()
    messages = _explained(language, _tamed(language.diagnose(said, source))) if said else ()
    if result.exit_code != 0:
        return _failed(name, *messages)
    return Compiled(
        report=CompileReport(ok=True, messages=messages),
        name=name,
        file=language.pack(name, source, result.stdout),
    )
