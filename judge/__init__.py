"""Compiles, runs and checks programs in a sandbox; knows nothing of web or database."""

from judge.checkers import CHECKERS
from judge.languages import LANGUAGES
from judge.run import judge_program
from judge.sandbox import Sandbox, SandboxError, SandboxUnavailable

__all__ = [
    "CHECKERS",
    "LANGUAGES",
    "Sandbox",
    "SandboxError",
    "SandboxUnavailable",
    "judge_program",
]
