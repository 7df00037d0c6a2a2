"""The judge's command: `python -m judge run | unit | doctor`.

Standard output has only the JSON result, standard error the one line that says what was wrong.
Exit status: 0 accepted (or healthy), 1 not, 2 bad input or a machine that cannot judge.
"""

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import segmenter
from judge.cases import load_cases
from judge.checkers import BY_PROGRAM, check_name
from judge.doctor import doctor
from judge.languages import LANGUAGES
from judge.model import (
    CompileReport,
    Convention,
    DecidedBy,
    Feedback,
    FeedbackCode,
    Limits,
    Program,
    RunReport,
    SourceFile,
    SpecialJudge,
    UnitReport,
    UnitRequest,
)
from judge.run import judge_program
from judge.sandbox import SandboxError, SandboxUnavailable
from judge.unit_check import check_unit
from judge.verdict import Verdict

_SUFFIXES = {
    ".c": "c",
    ".cpp": "cpp",
    ".cc": "cpp",
    ".cxx": "cpp",
    ".c++": "cpp",
    ".py": "python",
    ".java": "java",
}


class _OneLine(argparse.ArgumentParser):
    def error(self, message: str) -> "None":  # type: ignore[override]
        raise ValueError(f"{message} (see python -m judge --help)")


def _arguments() -> argparse.ArgumentParser:
    parser = _OneLine(prog="python -m judge", description="Judge a program or one unit.")
    commands = parser.add_subparsers(dest="command", required=True)
    common = _OneLine(add_help=False)
    common.add_argument("--tests", type=Path, required=True, metavar="DIR")
    common.add_argument("--language", choices=list(LANGUAGES))
    common.add_argument("--time-limit", type=_positive, metavar="S", default=Limits().cpu_seconds)
    common.add_argument("--memory-limit", type=_positive, metavar="MiB", default=256.0)
    common.add_argument("--checker", type=_checker, metavar="NAME", default="tokens")
    common.add_argument("--special", type=Path, nargs="+", metavar="FILE", default=[])
    common.add_argument(
        "--convention", choices=[each.value for each in Convention], default=Convention.TESTLIB
    )
    run = commands.add_parser("run", parents=[common], help="a whole program over its tests")
    run.add_argument("file", type=Path, metavar="FILE")
    unit = commands.add_parser("unit", parents=[common], help="a student's text for one unit")
    unit.add_argument("reference", type=Path, metavar="REFERENCE")
    unit.add_argument("--level", required=True, choices=[level.value for level in segmenter.Level])
    unit.add_argument("--unit", type=int, required=True, metavar="N")
    unit.add_argument("--answer", type=Path, required=True, metavar="FILE")
    unit.add_argument("--workspace", type=Path, metavar="FILE")
    unit.add_argument(
        "--weak", action=argparse.BooleanOptionalAction,
        help="tests alone cannot accept it; without this it is found out",
    )  # fmt: skip
    commands.add_parser("doctor", help="what this machine protects, and which languages work")
    return parser


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return value


def _checker(text: str) -> str:
    try:
        check_name(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def _special(options: argparse.Namespace) -> SpecialJudge | None:
    """Return the special judge: its source, then what stands beside it, such as testlib.h."""
    if bool(options.special) != (options.checker in BY_PROGRAM):
        raise ValueError(
            "--special FILE goes with --checker special or interactive, and they with it"
        )
    if not options.special:
        return None
    source, *beside = options.special
    files = tuple(SourceFile(name=path.name, text=_text(path)) for path in beside)
    program = Program(language=_language(None, source), source=_text(source), files=files)
    return SpecialJudge(program=program, convention=Convention(options.convention))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ValueError(f"cannot read {path}: {error.strerror}") from error


def _text(path: Path) -> str:
    try:
        return _read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8: save it as UTF-8") from error


def _language(given: str | None, path: Path) -> str:
    language = given or _SUFFIXES.get(path.suffix.lower())
    if language is None:
        raise ValueError(f"cannot tell the language of {path}: add --language")
    return language


def _limits(options: argparse.Namespace) -> Limits:
    cpu = options.time_limit
    return Limits(
        cpu_seconds=cpu,
        wall_seconds=max(Limits().wall_seconds, 2 * cpu),
        memory_mib=max(1, int(options.memory_limit)),
    )


def _workspace(path: Path | None) -> dict[int, str]:
    if path is None:
        return {}
    try:
        given = json.loads(_text(path))
        texts = {int(index): text for index, text in given.items()}
    except (ValueError, AttributeError) as error:
        raise ValueError(f'{path} is not JSON of the form {{"INDEX": "text"}}') from error
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(f'{path} is not JSON of the form {{"INDEX": "text"}}')
    return texts


def _run(options: argparse.Namespace) -> RunReport:
    program = Program(
        language=_language(options.language, options.file), source=_text(options.file)
    )
    cases = load_cases(options.tests, samples=True)
    try:
        return judge_program(
            program, cases, _limits(options), options.checker, special=_special(options)
        )
    except SandboxError as error:
        sys.stderr.write(f"internal error: {error}\n")
        return RunReport(verdict=Verdict.IE, cases=(), compile=CompileReport(ok=False))


def _unit(options: argparse.Namespace) -> UnitReport:
    language = _language(options.language, options.reference)
    segmentation = segmenter.segment(
        _read(options.reference), language=language, level=options.level
    )
    request = UnitRequest(
        language=language,
        pieces=segmentation.pieces(),
        unit=options.unit,
        answer=_text(options.answer),
        cases=load_cases(options.tests),
        limits=_limits(options),
        checker=options.checker,
        special=_special(options),
        accepted=_workspace(options.workspace),
        weak=options.weak,
    )
    try:
        return check_unit(request)
    except SandboxError as error:
        sys.stderr.write(f"internal error: {error}\n")
        return UnitReport(
            verdict=Verdict.IE,
            accepted=False,
            decided_by=DecidedBy.TESTS,
            feedback=(Feedback(code=FeedbackCode.INTERNAL_ERROR),),
        )


def _shown(report: RunReport | UnitReport) -> dict[str, Any]:
    """Return a report as JSON, without what only some problems or verdicts have."""
    shown = dataclasses.asdict(report)
    shown.pop("hints", None)  # they would give the answer away
    for part in (shown, *shown.get("cases", ()), *shown.get("feedback", ())):
        for name in ("special", "note", "remark", "state", "broken"):
            if not part.get(name, True):
                del part[name]
    return shown


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    try:
        options = _arguments().parse_args(arguments)
        if options.command == "doctor":
            health = doctor()
            print(json.dumps(dataclasses.asdict(health), ensure_ascii=False, indent=2))
            return 0 if health.ok else 1
        report = _run(options) if options.command == "run" else _unit(options)
    except (ValueError, SandboxUnavailable) as error:
        sys.stderr.write(f"{' '.join(str(error).split())}\n")
        return 2
    print(json.dumps(_shown(report), ensure_ascii=False))
    return 0 if report.verdict is Verdict.AC else 1


if __name__ == "__main__":
    raise SystemExit(main())
