"""What the sandbox is asked and what it answers: the raw facts of one execution."""

from dataclasses import dataclass
from enum import StrEnum


class SandboxUnavailable(RuntimeError):
    """This machine cannot isolate programs; the message says what is missing and what to do."""


class SandboxError(RuntimeError):
    """The sandbox itself failed in mid-run: our fault, never the student's."""


class Stop(StrEnum):
    """Why the supervisor ended a run (or the kernel, for memory)."""

    CPU = "cpu"
    WALL = "wall"
    MEMORY = "memory"
    OUTPUT = "output"


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
    """One execution: `argv` by absolute path, in a fresh private directory that holds `files`."""

    argv: tuple[str, ...]
    bounds: Bounds
    files: tuple[BoxFile, ...] = ()
    stdin: bytes = b""
    keep_stderr: int = 64 << 10


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
