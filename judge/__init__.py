"""Compiles, runs and checks programs in a sandbox; knows nothing of web or database."""

from judge.assembly import Assembly, assemble
from judge.caching import keep_caches, precompile_headers, precompile_headers_aside
from judge.checkers import CHECKERS
from judge.doctor import DoctorReport, doctor
from judge.explaining import explain_program
from judge.faults import Fault, FaultKind
from judge.generating import Generated, generate
from judge.languages import LANGUAGES
from judge.model import (
    Broken,
    CaseReport,
    CompileReport,
    Convention,
    DecidedBy,
    Feedback,
    FeedbackCode,
    Limits,
    Message,
    Program,
    Protection,
    RunReport,
    SourceFile,
    SpecialJudge,
    TestCase,
    UnitReport,
    UnitRequest,
)
from judge.mutants import Mutant, MutantKind
from judge.proposals import Proposal, propose
from judge.run import judge_program
from judge.sandbox import Sandbox, SandboxError, SandboxUnavailable, default_sandbox
from judge.tidying import TidyReport, tidy
from judge.unit_check import check_unit, precheck_unit
from judge.verdict import Verdict
from judge.verdict_cache import conditions, is_certain
from judge.weakness import NotAccepted, Survivor, UnitWeakness, WeaknessRequest, find_weak, weigh

__all__ = [
    "CHECKERS",
    "LANGUAGES",
    "Assembly",
    "Broken",
    "CaseReport",
    "CompileReport",
    "Convention",
    "DecidedBy",
    "DoctorReport",
    "Fault",
    "FaultKind",
    "Feedback",
    "FeedbackCode",
    "Generated",
    "Limits",
    "Message",
    "Mutant",
    "MutantKind",
    "NotAccepted",
    "Program",
    "Proposal",
    "Protection",
    "RunReport",
    "Sandbox",
    "SandboxError",
    "SandboxUnavailable",
    "SourceFile",
    "SpecialJudge",
    "Survivor",
    "TestCase",
    "TidyReport",
    "UnitReport",
    "UnitRequest",
    "UnitWeakness",
    "Verdict",
    "WeaknessRequest",
    "assemble",
    "check_unit",
    "conditions",
    "default_sandbox",
    "doctor",
    "explain_program",
    "find_weak",
    "generate",
    "is_certain",
    "judge_program",
    "keep_caches",
    "precheck_unit",
    "precompile_headers",
    "precompile_headers_aside",
    "propose",
    "tidy",
    "weigh",
]
