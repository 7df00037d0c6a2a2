"""Is this machine fit to judge? The sandbox's protections and each language's self-test."""

from dataclasses import dataclass
from pathlib import Path

from judge.languages import LANGUAGES, Language
from judge.model import Limits, Program, Protection, TestCase
from judge.run import judge_program
from judge.sandbox import Sandbox, SandboxError, SandboxUnavailable, default_sandbox
from judge.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class LanguageCheck:
    """One language's self-test: whether it passed, and if not what is missing."""

    language: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class DoctorReport:
    """What was found. `ok` is false below the floor: no sandbox, or no language that works."""

    ok: bool
    detail: str
    protections: tuple[Protection, ...]
    languages: tuple[LanguageCheck, ...]


def doctor() -> DoctorReport:
    """Probe the sandbox and run every language's self-test through it."""
    try:
        sandbox = default_sandbox()
    except SandboxUnavailable as error:
        missing = Protection(name="sandbox", state="missing", detail=str(error))
        states = error.protections or (missing,)
        return DoctorReport(ok=False, detail=str(error), protections=states, languages=())
    languages = tuple(_check(sandbox, language) for language in LANGUAGES.values())
    # what languages leave in the page cache must not count as the first slot's memory
    sandbox.close()
    works = any(check.ok for check in languages)
    return DoctorReport(
        ok=works,
        detail="" if works else "no language works: install gcc, python3 or a JDK",
        protections=sandbox.protections,
        languages=languages,
    )


def _check(sandbox: Sandbox, language: Language) -> LanguageCheck:
    absent = [path for path in language.requires if not Path(path).exists()]
    if absent:
        detail = f"{', '.join(absent)} is missing"
        return LanguageCheck(language=language.key, ok=False, detail=detail)
    test = language.self_test
    case = TestCase(name="self-test", input=test.input, output=test.output, sample=True)
    program = Program(language=language.key, source=test.source)
    try:
        report = judge_program(program, [case], Limits(), "exact", sandbox=sandbox)
    except SandboxError as error:
        return LanguageCheck(language=language.key, ok=False, detail=str(error))
    if report.verdict is Verdict.AC:
        return LanguageCheck(language=language.key, ok=True, detail=language.name)
    said = [m.text for m in report.compile.messages] + [c.message for c in report.cases]
    detail = f"{report.verdict}: {'; '.join(filter(None, said))}"
    return LanguageCheck(language=language.key, ok=False, detail=detail)
