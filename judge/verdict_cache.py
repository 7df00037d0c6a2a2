"""A program that was judged is not run again: the same question has the same answer.

The question is every argument of `judge_program` (source, language, cases, limits, checker,
special judge, mode), the tools and flags of the languages, and the protections of the sandbox. An
answer is kept only where a second run could not well have another one: every case ended by itself,
as right, wrong or broken, with no more than half of its CPU time, wall time and memory. What came
near a limit, or passed one, and what failed by our fault is always run again.
"""

import functools
import hashlib
import inspect
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, ParamSpec

from judge.caching import kept
from judge.languages import LANGUAGES
from judge.model import CaseReport, Limits, Program, Protection, RunReport
from judge.remarks import Remark, RemarkCode
from judge.sandbox import Sandbox, default_sandbox
from judge.stored import read_compile_report
from judge.toolchain import fingerprint
from judge.verdict import Verdict

_P = ParamSpec("_P")
_BY_ITSELF = (Verdict.AC, Verdict.WA, Verdict.RTE)
_SHARE = 0.5
_EDITION = 2  # raised when the judge itself gives another answer to the same question
_NOT_ASKED = ("on_case", "sandbox")  # who is told, and by which runner: no part of the question


def remembered(judge: Callable[_P, RunReport]) -> Callable[_P, RunReport]:
    """Wrap `judge_program`: a kept answer is given again, and told case by case to `on_case`.

    Every argument but those is part of the key, so one that is added later is, too.
    """
    signature = inspect.signature(judge)

    @functools.wraps(judge)
    def ask(*args: _P.args, **kwargs: _P.kwargs) -> RunReport:
        caches = kept()
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        asked = bound.arguments
        languages = [program.language for program in _programs(asked)]
        if caches is None or any(language not in LANGUAGES for language in languages):
            return judge(*args, **kwargs)
        key = _key(asked)
        stored = caches.verdicts.get(key)
        if stored is None:
            report = judge(*args, **kwargs)
            if is_certain(report, asked["limits"]):
                caches.verdicts.put(key, json.dumps(asdict(report)).encode())
            return report
        report = _read(stored)
        for case in report.cases if asked["on_case"] else ():
            asked["on_case"](case)
        return report

    return ask


def is_certain(report: RunReport, limits: Limits) -> bool:
    """Tell whether a second run would surely give the same verdicts."""
    return bool(report.cases) and all(_far_from_limits(case, limits) for case in report.cases)


def _far_from_limits(case: CaseReport, limits: Limits) -> bool:
    return (
        case.verdict in _BY_ITSELF
        and case.cpu_seconds <= _SHARE * limits.cpu_seconds
        and case.wall_seconds <= _SHARE * limits.wall_seconds
        and case.memory_bytes <= _SHARE * (limits.memory_mib << 20)
    )


def _programs(asked: dict[str, Any]) -> list[Program]:
    """Return what is compiled: the program, and the special judge where there is one."""
    special = asked["special"]
    return [asked["program"], *([special.program] if special else [])]


def _key(asked: dict[str, Any]) -> bytes:
    arguments = [(name, value) for name, value in asked.items() if name not in _NOT_ASKED]
    told = [conditions(program.language, asked["sandbox"]) for program in _programs(asked)]
    return repr((told, arguments)).encode(errors="surrogatepass")


def conditions(language: str, sandbox: Sandbox | None = None) -> str:
    """Return a digest of what decides, besides the question, how a program of it is judged here.

    Those are this judge, the tools and flags of the language, and the protections that are on:
    where it is equal, an answer that is certain holds.
    """
    box = sandbox or default_sandbox()
    known = (_EDITION, fingerprint(LANGUAGES[language]), box.protections)
    return hashlib.sha256(repr(known).encode()).hexdigest()


def _read(stored: bytes) -> RunReport:
    fields = json.loads(stored)
    return RunReport(
        verdict=Verdict(fields["verdict"]),
        cases=tuple(_case(case) for case in fields["cases"]),
        compile=read_compile_report(fields["compile"]),
        protections=tuple(Protection(**protection) for protection in fields["protections"]),
        special=read_compile_report(fields["special"]) if fields["special"] else None,
    )


def _case(fields: dict[str, Any]) -> CaseReport:
    told = fields["remark"]
    remark = Remark(code=RemarkCode(told["code"]), params=told["params"]) if told else None
    return CaseReport(**fields | {"verdict": Verdict(fields["verdict"]), "remark": remark})
