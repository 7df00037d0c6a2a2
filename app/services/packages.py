"""Problem packages: folders as under `samples/` (docs/packages.md), in and out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.domain import bundle
from app.domain.edits import checked
from app.domain.errors import N_, AppError
from app.domain.special_judges import files_of
from app.i18n import LOCALES
from app.models import Problem, Reference, User
from app.services import cases, problems, references, special_judges
from segmenter import LANGUAGES, language_of

SPECIAL_JUDGE = "special_judge/"
EXTENSIONS = {"c": "c", "cpp": "cpp", "python": "py", "java": "java"}


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a package folder by their path within it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def import_files(session: Session, user: User, files: Mapping[str, bytes]) -> Problem:
    """Make a draft problem of a package's files, or bring the user's own one of that slug up
    to the package."""
    meta = _meta(files)
    slug = str(meta.get("slug", ""))
    titles = {key: str(value) for key, value in dict(meta.get("titles", {})).items()}
    problem = problems.find(session, slug)
    if problem is None:
        locale = next((key for key in LOCALES if key in titles), "ko")
        problem = problems.create(
            session, user, slug=slug, title=titles.get(locale, ""), locale=locale
        )
    problems.update(
        session, user, problem.id, limits=meta.get("limits"), checker=meta.get("checker", "tokens")
    )
    problem.difficulty = int(meta.get("difficulty", 1))
    _statements(problem, titles, files)
    tests = {
        name.removeprefix("tests/"): data
        for name, data in files.items()
        if name.startswith("tests/")
    }
    cases.put(session, user, problem.id, bundle.cases_from_files(tests))
    _special_judge(session, user, problem, meta, files)
    for name, data in files.items():
        language = language_of(name)
        if name.startswith("reference.") and language in LANGUAGES:
            reference = references.put(session, user, problem.id, language, data)
            _edits(reference, meta)
    return problem


def _meta(files: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        meta = json.loads(files["problem.json"])
    except KeyError as error:
        raise AppError(N_("The package has no problem.json.")) from error
    except ValueError as error:
        raise AppError(N_("The package's problem.json is not JSON.")) from error
    if not isinstance(meta, dict):
        raise AppError(N_("The package's problem.json is not JSON."))
    return meta


def _special_judge(
    session: Session,
    user: User,
    problem: Problem,
    meta: Mapping[str, Any],
    files: Mapping[str, bytes],
) -> None:
    own = {
        name.removeprefix(SPECIAL_JUDGE): data
        for name, data in files.items()
        if name.startswith(SPECIAL_JUDGE)
    }
    if own:
        special_judges.put(session, user, problem.id, own, str(meta.get("convention", "testlib")))
    else:
        special_judges.remove(session, user, problem.id)


def _edits(reference: Reference, meta: Mapping[str, Any]) -> None:
    wanted = meta.get("edits", {})
    if isinstance(wanted, dict) and reference.language in wanted:
        reference.edits = checked(wanted[reference.language])


def _statements(problem: Problem, titles: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    for locale in LOCALES:
        name = f"statement.{locale}.md"
        if name in files:
            text = bundle.decode(name, files[name])
            problems.set_statement(problem, locale, titles.get(locale), text)


def export_files(session: Session, user: User, key: int | str) -> dict[str, bytes]:
    """Return the draft of a problem as a package's files."""
    problem = problems.editable(session, user, key)
    meta = {
        "slug": problem.slug,
        "limits": problem.limits,
        "checker": problem.checker,
        "difficulty": problem.difficulty,
        "titles": {row.locale: row.title for row in problem.statements},
    }
    if edits := {row.language: row.edits for row in problem.references if row.edits}:
        meta["edits"] = edits
    judge = special_judges.of_draft(problem)
    if judge:
        meta["convention"] = judge.convention
    files = {"problem.json": json.dumps(meta, ensure_ascii=False, indent=2) + "\n"}
    files |= {f"statement.{row.locale}.md": row.text for row in problem.statements}
    for reference in problem.references:
        files[f"reference.{EXTENSIONS[reference.language]}"] = reference.source
    for case in problem.cases:
        files[f"tests/{case.name}.in"] = case.input
        files[f"tests/{case.name}.out"] = case.output
    for name, text in files_of(judge).items() if judge else ():
        files[SPECIAL_JUDGE + name] = text
    return {name: text.encode() for name, text in files.items()}
