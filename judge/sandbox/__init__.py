"""The only process launcher of the judge: a runner in C, seccomp, control groups."""

from judge.sandbox.model import (
    Bounds,
    BoxFile,
    Command,
    RunResult,
    SandboxError,
    SandboxUnavailable,
    Stop,
)
from judge.sandbox.sandbox import Sandbox, default_sandbox

__all__ = [
    "Bounds",
    "BoxFile",
    "Command",
    "RunResult",
    "Sandbox",
    "SandboxError",
    "SandboxUnavailable",
    "Stop",
    "default_sandbox",
]
