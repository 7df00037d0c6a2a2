"""Writes a problem as a Kattis package, legacy or 2023-07-draft."""

import uuid
from collections.abc import Mapping
from typing import Any

from app.domain.errors import N_, AppError
from app.domain.packages import examples, own_parts
from app.domain.packages.kattis_checker import flags_of, validator_files
from app.domain.packages.markdown_out import to_latex
from app.domain.packages.model import EXTENSIONS, PackagedProblem
from app.domain.packages.yaml_text import write_yaml
from judge.model import TestCase

NOT_HELD = N_("The format holds no guidelines, no merged or split units and no revisions.")
NO_GENERATOR = N_("The format holds no input generator.")
NO_CASE = N_("Kattis compares all of the output without regard to case, not only yes and no.")
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://hanjul.invalid/problems")


def write(
    problem: PackagedProblem, *, legacy: bool
) -> tuple[dict[str, bytes], tuple[AppError, ...]]:
    """Return the files of a package, and what it cannot hold."""
    files = _meta(problem, legacy) | _statements(problem, legacy) | _tests(problem)
    folder = "output_validators/validator/" if legacy else "output_validator/"
    for name, text in validator_files(problem.checker, problem.special).items():
        files[folder + name] = text
    for language, source in problem.references.items():
        files[f"{examples.FOLDER}accepted/reference.{EXTENSIONS[language]}"] = source
    for path, source in own_parts.write_alternatives(problem.alternatives)[0].items():
        files[f"{examples.FOLDER}accepted/{path.replace('s/', '-')}"] = source
    for path, source in examples.write(problem.examples).items():
        files[_free(path, files)] = source
    return {name: files[name].encode() for name in sorted(files)}, left_out(problem)


def folder_of(problem: PackagedProblem) -> str:
    """Return what the package's folder is called: small letters and digits only."""
    return problem.slug.replace("-", "")


def _free(path: str, files: Mapping[str, str]) -> str:
    stem, dot, end = path.rpartition(".")
    while path in files:
        stem += "-example"
        path = stem + dot + end
    return path


def _meta(problem: PackagedProblem, legacy: bool) -> dict[str, str]:
    limits: dict[str, Any] = {
        "memory": int(problem.limits["memory_mib"]),
        "output": max(1, round(problem.limits["output_kib"] / 1024)),
    }
    flags = flags_of(problem.checker, problem.special)
    by_program = bool(validator_files(problem.checker, problem.special))
    seconds = problem.limits["cpu_seconds"]
    if legacy:
        kind = "custom interactive" if problem.checker == "interactive" else "custom"
        meta = {
            "problem_format_version": "legacy",
            "name": next(iter(problem.titles.values())),
            "uuid": _uuid(problem),
            "validation": kind if by_program else "default",
            **({"validator_flags": " ".join(flags)} if flags else {}),
            "limits": limits,
        }
        return {
            "problem.yaml": write_yaml(meta),
            "domjudge-problem.ini": f"timelimit = {seconds:g}\n",
        }
    kinds = ["pass-fail", *(["interactive"] if problem.checker == "interactive" else [])]
    meta = {
        "problem_format_version": "2023-07-draft",
        "type": kinds if len(kinds) > 1 else kinds[0],
        "name": dict(problem.titles),
        "uuid": _uuid(problem),
        "limits": {"time_limit": seconds} | limits,
    }
    files = {"problem.yaml": write_yaml(meta)}
    if flags:
        files["data/test_group.yaml"] = write_yaml({"output_validator_args": flags})
    return files


def _uuid(problem: PackagedProblem) -> str:
    """Return the same id for the same short name."""
    return str(uuid.uuid5(_SPACE, problem.slug))


def _statements(problem: PackagedProblem, legacy: bool) -> dict[str, str]:
    if not legacy:
        return {
            f"statement/problem.{key}.md": _ended(problem.statements.get(key, ""))
            for key in problem.titles
        }
    return {
        f"problem_statement/problem.{key}.tex": f"\\problemname{{{to_latex(title).strip()}}}\n\n"
        f"%% plainproblemname: {title}\n" + to_latex(problem.statements.get(key, ""))
        for key, title in problem.titles.items()
    }


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _tests(problem: PackagedProblem) -> dict[str, str]:
    files: dict[str, str] = {}
    for group, sample in (("sample", True), ("secret", False)):
        cases = [_bare(case, group) for case in problem.cases if case.sample is sample]
        written, _ = own_parts.write_cases(cases, f"data/{group}/")
        for name, text in written.items():
            stem, _, end = name.rpartition(".")
            files[f"{stem}.{'ans' if end == 'out' else end}"] = text
    return files


def _bare(case: TestCase, group: str) -> TestCase:
    """Return a case without the folder that its name may have from a Kattis package."""
    name = case.name.removeprefix(f"{group}/")
    plain = name if name.isascii() else ""
    return TestCase(name=plain, input=case.input, output=case.output, sample=case.sample)


def left_out(problem: PackagedProblem) -> tuple[AppError, ...]:
    """Return what the format cannot hold of a problem."""
    found = []
    if problem.guidelines or problem.edits or problem.published:
        found.append(AppError(NOT_HELD))
    if problem.generator is not None:
        found.append(AppError(NO_GENERATOR))
    if problem.checker == "yesno":
        found.append(AppError(NO_CASE))
    return tuple(found)
