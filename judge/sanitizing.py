"""A failed C or C++ program once more, compiled to tell of its own faults.

gcc's address and undefined-behaviour sanitizers do it, in the sandbox as it is: what they need is
memory (each program has about 25 MiB more, and its own several times) and options that keep them
from what the system call filter refuses. Where no control group counts memory the limit is one of
addresses, which the sanitizers' shadow passes at once: then they say nothing.

What the sanitizers print shares standard error with the program, so a student can make it up. That
is harmless: of a hidden case no value is told (judge/explaining.py).
"""

import logging

from judge.compiling import compile_program
from judge.faults import Fault
from judge.languages import LANGUAGES, Language
from judge.model import Limits, Program
from judge.sandbox import Bounds, Command, Sandbox, SandboxError
from judge.sanitizer_report import read_faults

log = logging.getLogger(__name__)

_COMPILING = Bounds(
    cpu_seconds=4, wall_seconds=20, memory_bytes=1 << 30, output_bytes=64 << 20,
    processes=64, file_bytes=64 << 20,
)  # fmt: skip
_MAX_CPU, _MAX_WALL = 2.0, 10.0
_MAX_STACK_MIB = 256
_EXTRA_MIB = 256
_ASAN = ":".join(
    [
        "disable_coredump=0",  # it would ask for a limit that the filter keeps to itself
        "detect_leaks=0",  # needs ptrace
        "detect_stack_use_after_return=1",
        "handle_abort=1",  # for the line of an exception or an assertion
        "allocator_may_return_null=1",  # as malloc does
        "quarantine_size_mb=16",
        "print_legend=0",
    ]
)
_UBSAN = "print_stacktrace=1"  # for what is found in a header
# endless recursion is found by its stack before its memory is out
_RUN = 'ulimit -s "$1"; export ASAN_OPTIONS="$2" UBSAN_OPTIONS="$3"; exec /box/main'
_PROBE = Bounds(
    cpu_seconds=2, wall_seconds=10, memory_bytes=256 << 20, output_bytes=1 << 16, processes=16
)


def find_faults(
    sandbox: Sandbox, program: Program, given: str, limits: Limits
) -> tuple[Fault, ...]:
    """Return the faults of a program with this input, in the order in which they came.

    It never fails: where the program cannot be compiled or run so, nothing is found.
    """
    try:
        return _find(sandbox, program, given, limits)
    except SandboxError:
        log.warning("a failed program could not be looked at", exc_info=True)
        return ()


def _find(sandbox: Sandbox, program: Program, given: str, limits: Limits) -> tuple[Fault, ...]:
    recipe = LANGUAGES[program.language].sanitized
    if recipe is None or not _is_there(sandbox, recipe):
        return ()
    compiled = compile_program(sandbox, program, recipe=recipe, bounds=_COMPILING)
    if compiled.file is None:
        return ()
    stack_mib = min(limits.memory_mib, _MAX_STACK_MIB)
    ran = sandbox.run(
        Command(
            argv=("/bin/sh", "-c", _RUN, "run", str(stack_mib << 10), _ASAN, _UBSAN),
            bounds=_bounds(limits),
            files=(compiled.file,),
            stdin=given.encode(errors="surrogatepass"),
        )
    )
    return read_faults(ran.stderr.decode(errors="replace"))


def _bounds(limits: Limits) -> Bounds:
    return Bounds(
        cpu_seconds=min(2 * limits.cpu_seconds + 0.5, _MAX_CPU),
        wall_seconds=min(limits.wall_seconds, _MAX_WALL),
        memory_bytes=min(2 * limits.memory_mib + _EXTRA_MIB, 1024) << 20,
        output_bytes=limits.output_kib << 10,
        processes=limits.processes,
    )


_LIBRARIES = ("libasan.so", "libubsan.so")
_found: dict[str, bool] = {}


def _is_there(sandbox: Sandbox, recipe: Language) -> bool:
    """Tell whether the compiler has the sanitizers' libraries; asked once in a process."""
    if recipe.key not in _found:
        paths = [_path_of(sandbox, recipe.requires[0], library) for library in _LIBRARIES]
        _found[recipe.key] = all("/" in path for path in paths)
        if not _found[recipe.key]:
            log.warning("no sanitizers for %s: faults are not explained", recipe.name)
    return _found[recipe.key]


def _path_of(sandbox: Sandbox, compiler: str, library: str) -> str:
    """Return what gcc knows of a library: its path, or just its name where there is none."""
    asked = Command(argv=(compiler, f"-print-file-name={library}"), bounds=_PROBE, compiles=True)
    return sandbox.run(asked).stdout.decode(errors="replace")
