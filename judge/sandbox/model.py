"""What the sandbox is asked and what it answers: the raw facts of one execution."""

from dataclasses import dataclass
from enum import StrEnum
from io import FileIO

from judge.model import Protection


class SandboxUnavailable(RuntimeError):
    """This machine cannot isolate programs; the message says what is missing and what to do.

    `protections` are the states of all, if it came so far that they could be tried.
    """

    def __init__(self, message: str, *, protections: tuple[Protection, ...] = ()) -> None:
        super().__init__(message)
        self.protections = protections


class SandboxError(RuntimeError):
    """The sandbox itself failed in mid-run: our fault, never the student's."""


class Stop(StrEnum):
    """Why the supervisor ended a run (or the kernel, for memory)."""

    CPU = "cpu"
    WALL = "wall"
    MEMORY = "memory"
    OUTPUT = "output"
    CANCELLED = "cancelled"  # by the caller's `Command.cancel`


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What one execution may use: seconds, bytes, processes (threads count).

    `reserved_bytes` is what the runtime asks for beside and never touches: it matters only where
    memory is limited by what is asked for, without a control group.
    """

    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    output_bytes: int
    processes: int
    file_bytes: int = 16 << 20
    reserved_bytes: int = 0


@dataclass(frozen=True, kw_only=True)
class BoxFile:
    """A read-only file that stands in the working directory of the run."""

    name: str
    data: bytes
    executable: bool = False


@dataclass(frozen=True, kw_only=True)
class Command:
    """One execution: `argv` by absolute path, in a fresh private directory that holds `files`.

    `stdin_pipe` and `stdout_pipe` are ends of the caller's own pipes, in the place of `stdin` and
    of the captured output; they are closed here once the program has them. A run ends, CANCELLED,
    when the descriptor `cancel` becomes readable.
    `compiles` tells that it is a compiler of ours, which has runners (and control groups) of its
    own and may see what `Sandbox.show_to_compilers` was told.
    """

    argv: tuple[str, ...]
    bounds: Bounds
    files: tuple[BoxFile, ...] = ()
    stdin: bytes = b""
    keep_stderr: int = 64 << 10
    stdin_pipe: FileIO | None = None
    stdout_pipe: FileIO | None = None
    cancel: int | None = None
    compiles: bool = False


@dataclass(frozen=True, kw_only=True)
class RunResult:
    """The facts of one execution: of `exit_code` and `signal` one is set, unless it was stopped."""

    stdout: bytes
    stderr: bytes
    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    exit_code: int | None = None
    signal: int | None = None
    stop: Stop | None = None
