"""How Kattis packages compare output, and our checkers, one as the other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from app.domain.checking import checked, tolerances
from app.domain.errors import N_, AppError
from app.domain.packages.findings import Findings
from app.domain.special_judges import files_of, make
from judge.model import Convention, SpecialJudge, TestCase

FOLDERS = ("output_validators/", "output_validator/")
CASE = N_("output is compared without regard to case there; here upper and lower case differ.")
SPACES = N_("blanks count there besides tolerances; here they do not.")
UNKNOWN_FLAG = N_("the flag %(name)s of the output validator is not known, so it is left out.")
NO_VALIDATOR = N_("The package says that output is checked by a program, but has none.")
SEVERAL = N_("there are several output validators: only one is taken here.")
SCRIPT = N_("the output validator is built by a script, which is not run here.")
_DOCS = frozenset({".md", ".txt", ".yaml", ".in", ".sh"})
_WORD = re.compile(r"[^\W\d_]+")
# A special judge with testlib.h, called as Kattis calls one; the same for both ways of judging.
_RUN = """#!/bin/sh
# Made by Hanjul: calls a checker of testlib's convention as a Kattis output validator.
input=$1 answer=$2
here=$(dirname "$0")
{body}
case $? in 0) exit 42;; 1|2|4|8) exit 43;; *) exit 1;; esac
"""
_CHECK = 'cat > "$3/output"\n"$here/{program}" "$input" "$3/output" "$answer"'
_TALK = '"$here/{program}" "$input" /dev/null "$answer"'
_BUILD = '#!/bin/sh\nc++ -O2 -std=gnu++20 -o "$(dirname "$0")/judge" "$(dirname "$0")/judge.cpp"\n'
# Checkers that Kattis has not, as programs of its convention.
_PROGRAMS = {
    "lines": (
        "a, b = ([row.rstrip() for row in text.rstrip().split(b'\\n')] for text in (out, answer))"
    ),
    "unordered": (
        "a, b = (sorted(filter(None, (b' '.join(row.split()) for row in text.split(b'\\n'))))"
        " for text in (out, answer))"
    ),
}
_PROGRAM = """import sys

out, answer = sys.stdin.buffer.read(), open(sys.argv[2], "rb").read()
{rows}
sys.exit(42 if a == b else 43)
"""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How output is compared: our checker and, where it is a program, that."""

    checker: str = "tokens"
    special: SpecialJudge | None = None


def read(
    files: Mapping[str, bytes],
    flags: Sequence[str],
    cases: Sequence[TestCase],
    findings: Findings,
    *,
    custom: bool,
    interactive: bool,
) -> Comparison:
    """Return how a package compares output."""
    program = _program(files, findings)
    if not custom and not interactive and not program:
        return Comparison(checker=_by_flags(flags, cases, findings))
    if not program:
        findings.error("", NO_VALIDATOR)
        return Comparison()
    special = _special(program, flags, findings)
    return Comparison(checker="interactive" if interactive else "special", special=special)


def _program(files: Mapping[str, bytes], findings: Findings) -> dict[str, bytes]:
    """Return the files of the output validator, with their whole paths."""
    folder = next((one for one in FOLDERS if any(name.startswith(one) for name in files)), "")
    if not folder:
        return {}
    names = [
        name
        for name in files
        if name.startswith(folder) and PurePosixPath(name).suffix.lower() not in _DOCS
    ]
    if folder == FOLDERS[0] and len({name.split("/")[1] for name in names}) > 1:
        findings.error(folder, SEVERAL)
        return {}
    return {name: files[name] for name in names}


def _special(
    program: Mapping[str, bytes], flags: Sequence[str], findings: Findings
) -> SpecialJudge | None:
    named = {PurePosixPath(name).name: data for name, data in program.items()}
    place = str(PurePosixPath(next(iter(program))).parent)
    scripts = {
        name: named.pop(name).decode(errors="replace") for name in ("build", "run") if name in named
    }
    ours = scripts.get("run", "").startswith(_RUN.partition("{body}")[0])
    if scripts and not ours:
        findings.error(place, SCRIPT)
        return None
    convention = Convention.TESTLIB if ours else Convention.ICPC
    return findings.attempt(place, lambda: make(named, convention, tuple(flags)))


def _by_flags(flags: Sequence[str], cases: Sequence[TestCase], findings: Findings) -> str:
    sizes: dict[str, str] = {}
    spaces = case = False
    rest = iter(flags)
    for flag in rest:
        match flag:
            case "case_sensitive":
                case = True
            case "space_change_sensitive":
                spaces = True
            case "float_tolerance":
                sizes["absolute"] = sizes["relative"] = next(rest, "")
            case "float_absolute_tolerance" | "float_relative_tolerance":
                sizes[flag.split("_")[1]] = next(rest, "")
            case _:
                findings.warning("problem.yaml", UNKNOWN_FLAG, name=flag)
    words = {word.lower() for one in cases for word in _WORD.findall(one.output)}
    yes_or_no = bool(words) and words <= {"yes", "no"} and not case and not sizes and not spaces
    if words and not case and not yes_or_no:
        findings.warning("problem.yaml", CASE)
    if sizes and spaces:
        findings.warning("problem.yaml", SPACES)
    if sizes:
        spec = "floats:" + ",".join(f"{key}={size}" for key, size in sizes.items())
        return findings.attempt("problem.yaml", lambda: checked(spec)) or "floats"
    if yes_or_no:
        return "yesno"
    return "exact" if spaces else "tokens"


def flags_of(checker: str, special: SpecialJudge | None) -> list[str]:
    """Return the validator's arguments that stand for our checker."""
    name = checker.partition(":")[0]
    if special is not None and name in ("special", "interactive"):
        return list(special.arguments)
    if name == "floats":
        sizes = tolerances(checker)
        pairs = [(f"float_{key}_tolerance", size) for key, size in sizes.items() if size]
        return ["case_sensitive", *(part for pair in pairs for part in pair)]
    return {
        "tokens": ["case_sensitive"],
        "exact": ["case_sensitive", "space_change_sensitive"],
    }.get(name, [])


def validator_files(checker: str, special: SpecialJudge | None) -> dict[str, str]:
    """Return the files of the output validator, {} where Kattis' own will do.

    Raises AppError where there is none though the checker is a program.
    """
    if checker in _PROGRAMS:
        return {"validate.py": _PROGRAM.format(rows=_PROGRAMS[checker])}
    if checker not in ("special", "interactive"):
        return {}
    if special is None:
        raise AppError(NO_VALIDATOR)
    return dict(_validator(checker, special))


def _validator(checker: str, special: SpecialJudge) -> Iterator[tuple[str, str]]:
    yield from files_of(special).items()
    if special.convention is Convention.TESTLIB:
        python = special.program.language == "python"
        body = (_TALK if checker == "interactive" else _CHECK).format(
            program="judge.py" if python else "judge"
        )
        if python:
            body = body.replace('"$here/', 'python3 "$here/')
        else:
            yield "build", _BUILD
        yield "run", _RUN.format(body=body)
