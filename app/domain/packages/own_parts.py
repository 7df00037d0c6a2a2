"""The parts of our own package that are tables: tests, guidelines and the published revision."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.domain import bundle
from app.domain.errors import N_
from app.domain.packages.findings import NOT_TEXT, Findings
from app.domain.packages.model import (
    EXTENSIONS,
    PackagedAlternative,
    PackagedGuideline,
    PackagedProblem,
    PublishedState,
)
from judge.model import TestCase

TESTS = "tests/"
ALTERNATIVES = "alternatives/"
GUIDELINES = "guidelines.json"
PUBLISHED = "published.json"
UNREADABLE = N_("this cannot be read: export the problem again.")
NO_FILE = N_("problem.json names this file, but the package does not have it.")
_GUIDELINES = TypeAdapter(list[PackagedGuideline])
_PUBLISHED = TypeAdapter(PublishedState)
_PLAIN = re.compile(
    r"[A-Za-z0-9가-힣_-][A-Za-z0-9가-힣_.-]{0,99}(?:/[A-Za-z0-9가-힣_-][A-Za-z0-9가-힣_.-]{0,99}){0,5}"
)


def to_json(value: Any, *, sort_keys: bool = True) -> str:
    """Return JSON in the one form that packages have."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=sort_keys) + "\n"


def read_cases(
    files: Mapping[str, bytes], meta: Mapping[str, Any], findings: Findings, *, exact: bool
) -> tuple[TestCase, ...]:
    """Return the tests: as `problem.json` lists them where it was exported, else by their names."""
    tests = {
        name.removeprefix(TESTS): data for name, data in files.items() if name.startswith(TESTS)
    }
    if not exact or not isinstance(meta.get("tests"), list):
        if exact or not tests:
            return ()
        return tuple(findings.attempt(TESTS, lambda: bundle.cases_from_files(tests)) or ())
    found = []
    for row in meta["tests"]:
        case = _case(row, tests, findings)
        if case is not None:
            found.append(case)
    return tuple(found)


def _case(row: Any, tests: Mapping[str, bytes], findings: Findings) -> TestCase | None:
    match row:
        case {"file": str(stem), "name": str(name), "sample": bool(sample)}:
            given, expected = (_exact(f"{stem}.{end}", tests, findings) for end in ("in", "out"))
            return TestCase(name=name, input=given, output=expected, sample=sample)
    findings.error("problem.json", UNREADABLE)
    return None


def _exact(name: str, tests: Mapping[str, bytes], findings: Findings) -> str:
    """Return a test's text as it is, to the last byte."""
    if name not in tests:
        findings.error(TESTS + name, NO_FILE)
        return ""
    try:
        return tests[name].decode()
    except UnicodeDecodeError:
        findings.error(TESTS + name, NOT_TEXT)
        return ""


def write_cases(
    cases: Sequence[TestCase], folder: str = TESTS
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Return the files of tests, and the list of them in their order."""
    files: dict[str, str] = {}
    listed = []
    for number, case in enumerate(cases, 1):
        stem = case.name if _is_plain(case.name, files, folder) else f"test-{number:04}"
        while f"{folder}{stem}.in" in files:
            stem += "_"
        files[f"{folder}{stem}.in"] = case.input
        files[f"{folder}{stem}.out"] = case.output
        listed.append({"file": stem, "name": case.name, "sample": case.sample})
    return files, listed


def _is_plain(name: str, files: Mapping[str, str], folder: str) -> bool:
    """Whether a test's name can be a file's, here and wherever the package goes."""
    lowered = {taken.lower() for taken in files}
    return bool(_PLAIN.fullmatch(name)) and f"{folder}{name}.in".lower() not in lowered


def read_alternatives(
    files: Mapping[str, bytes], listed: Sequence[Any], findings: Findings
) -> tuple[PackagedAlternative, ...]:
    """Return the further references, as `problem.json` lists them."""
    found = []
    for row in listed:
        match row:
            case {"file": str(name), "language": str(language), "label": str(label)}:
                if ALTERNATIVES + name not in files:
                    findings.error(ALTERNATIVES + name, NO_FILE)
                    continue
                source = findings.source(ALTERNATIVES + name, files[ALTERNATIVES + name])
                one = PackagedAlternative(language=language, label=label, source=source)
                found.append(one)
            case _:
                findings.error("problem.json", UNREADABLE)
    return tuple(found)


def write_alternatives(
    rows: Sequence[PackagedAlternative],
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Return the files of further references, and the list of them in their order."""
    files: dict[str, str] = {}
    listed = []
    for number, row in enumerate(rows, 1):
        name = f"{number:02}.{EXTENSIONS[row.language]}"
        files[ALTERNATIVES + name] = row.source
        listed.append({"file": name, "language": row.language, "label": row.label})
    return files, listed


def read_guidelines(
    files: Mapping[str, bytes], findings: Findings
) -> tuple[PackagedGuideline, ...]:
    """Return the guidelines that the package has."""
    if GUIDELINES not in files:
        return ()
    try:
        return tuple(_GUIDELINES.validate_json(files[GUIDELINES]))
    except ValidationError:
        findings.error(GUIDELINES, UNREADABLE)
        return ()


def write_guidelines(problem: PackagedProblem) -> dict[str, str]:
    """Return the file of a problem's guidelines; none where there are none."""
    rows = sorted(
        problem.guidelines, key=lambda row: (row.language, row.level, row.locale, row.key)
    )
    if not rows:
        return {}
    return {GUIDELINES: to_json(_GUIDELINES.dump_python(rows, mode="json"))}


def read_published(files: Mapping[str, bytes], findings: Findings) -> PublishedState | None:
    """Return the published revision that the package has."""
    if PUBLISHED not in files:
        return None
    try:
        return _PUBLISHED.validate_json(files[PUBLISHED])
    except ValidationError:
        findings.error(PUBLISHED, UNREADABLE)
        return None


def write_published(problem: PackagedProblem) -> dict[str, str]:
    """Return the file of the published revision; none where there is none."""
    if problem.published is None:
        return {}
    state = _PUBLISHED.dump_python(problem.published, mode="json", exclude_none=True)
    # The order of languages and locales in there is what pages show first.
    return {PUBLISHED: to_json(state, sort_keys=False)}
