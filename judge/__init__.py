"""Compiles, runs and checks programs in a sandbox; knows nothing of web or database."""

from judge.assembly import Assembly, assemble
from judge.checkers import CHECKERS
from judge.doctor import DoctorReport, doctor
from judge.languages import LANGUAGES
from judge.run import judge_program
from judge.sandbox import Sandbox, SandboxError, SandboxUnavailable
from judge.unit_check import check_unit, precheck_unit

__all__ = [
    "CHECKERS",
    "LANGUAGES",
    "Assembly",
    "DoctorReport",
    "Sandbox",
    "SandboxError",
    "SandboxUnavailable",
    "assemble",
    "check_unit",
    "doctor",
    "judge_program",
    "precheck_unit",
]
