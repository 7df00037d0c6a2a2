"""Reads Kattis and ICPC problem packages, of the versions legacy and 2023-07-draft."""

import re
import shlex
from collections.abc import Mapping
from typing import Any

from app.domain.errors import N_
from app.domain.packages import examples, kattis_checker, limits
from app.domain.packages.findings import Findings
from app.domain.packages.kattis_statement import read_statements, titles_of
from app.domain.packages.model import PackagedProblem
from app.domain.packages.yaml_text import read_yaml
from app.domain.problems import slug_of
from judge.model import TestCase

META = "problem.yaml"
DATA = "data/"
GROUPS = ("sample", "secret")
VERSIONS = ("legacy", "legacy-icpc", "2023-07-draft", "2023-07")
NEWER = N_("the version %(version)s of the format is not known; it was read as 2023-07-draft.")
NO_TESTS = N_("The package has no tests in data/sample and data/secret.")
NO_SECRET = N_("The package has no tests in data/secret.")
NO_ANSWER = N_("this test has no answer file of the same name with .ans.")
NO_INPUT = N_("this answer has no input file of the same name with .in.")
NO_ACCEPTED = N_("The package has no accepted example submission in a language of ours.")
POINTS = N_("points are not given here: a program is accepted or it is not.")
NOT_HERE = N_("problems of the type %(name)s cannot be judged here.")
NOT_KEPT = N_("what is in this folder is not kept.")
FILES = N_("files and arguments of single tests are not given to programs here.")
_LEFT_OUT = (
    "attachments", "generators", "graders", "include", "input_format_validators",
    "input_validators", "input_visualizer", "output_visualizer", "solution", "static_validator",
)  # fmt: skip
_TIME_LIMIT = re.compile(r"^\s*timelimit\s*=\s*['\"]?([\d.]+)", re.MULTILINE)


def read(files: Mapping[str, bytes], name: str, findings: Findings) -> PackagedProblem:
    """Read the files of a package whose folder is called `name`; faults go to `findings`."""
    meta = read_yaml(META, files[META], findings)
    kinds = _kinds(meta, findings)
    cases = _cases(files, findings)
    compared = kattis_checker.read(
        files,
        _flags(files, meta, findings),
        cases,
        findings,
        custom="custom" in kinds,
        interactive="interactive" in kinds,
    )
    statements = read_statements(files, findings)
    submitted = examples.read(files, findings)
    if not any(row.expected == examples.ACCEPTED for row in submitted):
        findings.warning(examples.FOLDER, NO_ACCEPTED)
    for folder in _LEFT_OUT:
        if any(one.startswith(f"{folder}/") for one in files):
            findings.warning(f"{folder}/", NOT_KEPT)
    return PackagedProblem(
        slug=slug_of(name),
        titles=titles_of(meta, statements, findings),
        statements={key: text for key, (_, text) in statements.items()},
        limits=_limits(files, meta, findings),
        checker=compared.checker,
        special=compared.special,
        cases=cases,
        examples=submitted,
    )


def _kinds(meta: Mapping[str, Any], findings: Findings) -> set[str]:
    """Return the words on how the problem is judged, of both versions."""
    version = str(meta.get("problem_format_version", VERSIONS[0]))
    if version not in VERSIONS:
        findings.warning(META, NEWER, version=version)
    kinds = {*_words(meta.get("type")), *_words(meta.get("validation"))}
    for kind in sorted(kinds & {"multi-pass", "submit-answer"}):
        findings.error(META, NOT_HERE, name=kind)
    if kinds & {"scoring", "score"}:
        findings.warning(META, POINTS)
    return kinds


def _words(value: Any) -> list[str]:
    """Return a list of words that is written as a list or in one string."""
    if isinstance(value, str):
        try:
            return shlex.split(value)
        except ValueError:
            return value.split()
    return [str(one) for one in value] if isinstance(value, list) else []


def _flags(files: Mapping[str, bytes], meta: Mapping[str, Any], findings: Findings) -> list[str]:
    """Return the output validator's arguments: the last ones that are given count."""
    flags = _words(meta.get("validator_flags"))
    for folder in (DATA, f"{DATA}secret/"):
        for name in ("testdata.yaml", "test_group.yaml"):
            if folder + name in files:
                group = read_yaml(folder + name, files[folder + name], findings)
                for key in ("output_validator_flags", "output_validator_args"):
                    flags = _words(group.get(key)) or flags
    return flags


def _cases(files: Mapping[str, bytes], findings: Findings) -> tuple[TestCase, ...]:
    found = []
    for group in GROUPS:
        inside = {name: data for name, data in files.items() if name.startswith(f"{DATA}{group}/")}
        found += _group(inside, findings, sample=group == GROUPS[0])
        if any(".files/" in name for name in inside):
            findings.warning(f"{DATA}{group}/", FILES)
    if not found:
        findings.error(DATA, NO_TESTS)
    elif all(case.sample for case in found):
        findings.warning(f"{DATA}secret/", NO_SECRET)
    return tuple(found)


def _group(inside: Mapping[str, bytes], findings: Findings, *, sample: bool) -> list[TestCase]:
    inputs, answers = (
        {
            name.removesuffix(end): findings.text(name, data)
            for name, data in sorted(inside.items())
            if name.endswith(end)
        }
        for end in (".in", ".ans")
    )
    for stem in sorted(inputs.keys() - answers.keys()):
        findings.error(f"{stem}.in", NO_ANSWER)
    for stem in sorted(answers.keys() - inputs.keys()):
        findings.error(f"{stem}.ans", NO_INPUT)
    return [
        TestCase(
            name=stem.removeprefix(DATA), input=inputs[stem], output=answers[stem], sample=sample
        )
        for stem in sorted(inputs.keys() & answers.keys())
    ]


def _limits(
    files: Mapping[str, bytes], meta: Mapping[str, Any], findings: Findings
) -> dict[str, float]:
    value = meta.get("limits")
    given: dict[str, Any] = value if isinstance(value, dict) else {}
    found: dict[str, float] = dict(limits.times(_seconds(files, given, findings), META, findings))
    for key, name, size in (("memory", "memory_mib", 1), ("output", "output_kib", 1024)):
        if key in given and (amount := limits.number(given[key], META, key, findings)):
            found[name] = limits.clamped(amount * size, META, name, findings)
    return found


def _seconds(
    files: Mapping[str, bytes], given: Mapping[str, Any], findings: Findings
) -> float | None:
    """Return the time limit: of the package, or of the files that judges keep beside it."""
    if "time_limit" in given:
        return limits.number(given["time_limit"], META, "time_limit", findings)
    for name, pattern in (
        ("domjudge-problem.ini", _TIME_LIMIT),
        (".timelimit", re.compile(r"([\d.]+)")),
    ):
        found = pattern.search(findings.text(name, files[name])) if name in files else None
        if found:
            return limits.number(found[1], name, "timelimit", findings)
    return None
