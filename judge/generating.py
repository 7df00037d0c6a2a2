"""Inputs from an instructor's generator: a program that prints one for each seed.

It has the seed as its only argument, as generators with testlib.h expect, and as a line on standard
input. It runs in the sandbox as a special judge does; what it breaks is told to the instructor.
"""

from dataclasses import dataclass

from judge.compiling import Compiled, compile_program
from judge.languages import LANGUAGES
from judge.model import Limits, Program
from judge.sandbox import Bounds, BoxFile, Command, RunResult, Sandbox, Stop
from judge.sandbox.mounts import python_path
from judge.special import SPECIAL_LANGUAGES

MAX_INPUT = 16 << 10
_BOUNDS = Bounds(
    cpu_seconds=2, wall_seconds=10, memory_bytes=512 << 20, output_bytes=1 << 20,
    processes=64, file_bytes=64 << 20,
)  # fmt: skip
_SHOWN = 500
_STOPPED = {
    Stop.CPU: "it takes more than 2 seconds",
    Stop.WALL: "it does not end within 10 seconds",
    Stop.MEMORY: "it uses more than 512 MiB",
    Stop.OUTPUT: "it prints more than 1 MiB",
}
# Python's own isolated mode does not look for modules beside the program
_PYTHON = """
import runpy, sys
sys.path.insert(0, "/box")
del sys.argv[:1]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@dataclass(frozen=True, kw_only=True)
class Generated:
    """What a generator made, small ones first; `fault` is why there is no more, "" for no fault."""

    inputs: tuple[str, ...] = ()
    fault: str = ""


def generate(program: Program, count: int, *, sandbox: Sandbox) -> Generated:
    """Return what a generator prints for the seeds from 1 to `count`, up to its first fault.

    Raises ValueError for a language that generators are not written in, SandboxError when the
    fault is ours.
    """
    if program.language not in SPECIAL_LANGUAGES:
        known = ", ".join(SPECIAL_LANGUAGES)
        raise ValueError(f"a generator cannot be in {program.language}: use one of {known}")
    compiled = compile_program(sandbox, program)
    if compiled.file is None:
        return Generated(fault=_no_compile(compiled))
    inputs: dict[str, None] = {}
    for seed in range(1, count + 1):
        result = sandbox.run(_command(program, compiled, seed))
        if fault := _fault(result):
            return Generated(inputs=_ordered(inputs), fault=f"seed {seed}: {fault}")
        inputs[result.stdout.decode()] = None
    small = [text for text in inputs if len(text) <= MAX_INPUT]
    fault = "" if small or not inputs else f"no input has less than {MAX_INPUT >> 10} KiB"
    return Generated(inputs=_ordered(dict.fromkeys(small)), fault=fault)


def _ordered(inputs: dict[str, None]) -> tuple[str, ...]:
    return tuple(sorted((text for text in inputs if len(text) <= MAX_INPUT), key=len))


def _command(program: Program, compiled: Compiled, seed: int) -> Command:
    assert compiled.file is not None
    if program.language == "python":
        path = f"/box/{compiled.name}.py"
        argv: tuple[str, ...] = (python_path(), "-I", "-B", "-c", _PYTHON, path)
    else:
        argv = LANGUAGES[program.language].run_argv(compiled.name, Limits())
    beside = [BoxFile(name=file.name, data=file.text.encode()) for file in program.files]
    return Command(
        argv=(*argv, str(seed)),
        bounds=_BOUNDS,
        files=(compiled.file, *beside),
        stdin=f"{seed}\n".encode(),
    )


def _fault(result: RunResult) -> str:
    """Return what is wrong with a run; "" where it made an input."""
    said = result.stderr[:_SHOWN].decode(errors="replace").strip()
    if result.stop is not None:
        return _STOPPED.get(result.stop, "it was stopped")
    if result.signal is not None:
        return f"it crashed (signal {result.signal})"
    if result.exit_code:
        return f"it ended with {result.exit_code}" + (f": {said}" if said else "")
    try:
        printed = result.stdout.decode()
    except UnicodeDecodeError:
        return "it prints what is not UTF-8"
    return "" if printed.strip() and "\0" not in printed else "it prints no input"


def _no_compile(compiled: Compiled) -> str:
    first = next((m for m in compiled.report.messages if m.severity == "error"), None)
    return "it does not compile" + (f": line {first.line}: {first.text}" if first else "")
