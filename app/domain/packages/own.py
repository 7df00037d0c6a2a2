"""Our own package: `problem.json` and what stands beside it (docs/packages.md).

What `write` makes holds everything of a problem and has one form only, so that a problem that was
exported, imported elsewhere and exported again gives the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from app.domain import generators
from app.domain.answering import Answering, make_answering
from app.domain.edits import checked as checked_edits
from app.domain.errors import N_
from app.domain.packages import examples, own_parts
from app.domain.packages.findings import Findings
from app.domain.packages.model import EXTENSIONS, PackagedProblem
from app.domain.special_judges import files_of, make
from app.i18n import LOCALES
from judge.model import Program, SpecialJudge
from segmenter import LANGUAGES, language_of

META = "problem.json"
FORMAT, VERSION = "hanjul", 1
SPECIAL_JUDGE = "special_judge/"
GENERATOR = "generator/"
NO_META = N_("The package has no problem.json.")
NOT_JSON = N_("The package's problem.json is not JSON.")
NEWER = N_("The package is of a newer version (%(version)s): update this service.")
NO_TITLE = N_("the problem has no title.")
WRONG_FORM = N_("“%(name)s” does not have the form that is expected.")


def read(files: Mapping[str, bytes], findings: Findings) -> PackagedProblem:
    """Read the files of a package; what is wrong goes to `findings`."""
    meta = _meta(files, findings)
    return PackagedProblem(
        slug=str(meta.get("slug", "")),
        titles=_titles(meta, findings),
        statements=_statements(files, findings),
        limits=_mapping(meta, "limits", findings),
        checker=str(meta.get("checker", "tokens")),
        difficulty=_difficulty(meta, findings),
        cases=own_parts.read_cases(files, meta, findings, exact=meta.get("format") == FORMAT),
        special=_special(files, meta, findings),
        generator=_generator(files, findings),
        answering=_answering(meta, findings),
        references=_references(files, meta, findings),
        edits=_edits(meta, findings),
        alternatives=own_parts.read_alternatives(files, _list(meta, "alternatives"), findings),
        guidelines=own_parts.read_guidelines(files, findings),
        examples=examples.read(files, findings),
        published=own_parts.read_published(files, findings),
    )


def _meta(files: Mapping[str, bytes], findings: Findings) -> dict[str, Any]:
    if META not in files:
        findings.error("", NO_META)
        return {}
    try:
        meta = json.loads(files[META])
    except (ValueError, RecursionError):
        meta = None
    if not isinstance(meta, dict):
        findings.error("", NOT_JSON)
        return {}
    version = meta.get("version", VERSION)
    if version != VERSION:
        findings.error(META, NEWER, version=version)
    return meta


def _mapping(meta: Mapping[str, Any], name: str, findings: Findings) -> dict[str, Any]:
    value = meta.get(name, {})
    if isinstance(value, dict):
        return value
    findings.error(META, WRONG_FORM, name=name)
    return {}


def _titles(meta: Mapping[str, Any], findings: Findings) -> dict[str, str]:
    titles = _mapping(meta, "titles", findings)
    found = {key: str(titles[key]) for key in LOCALES if key in titles}
    if meta and not any(title.strip() for title in found.values()):
        findings.error(META, NO_TITLE)
    return found


def _statements(files: Mapping[str, bytes], findings: Findings) -> dict[str, str]:
    names = {locale: f"statement.{locale}.md" for locale in LOCALES}
    return {
        locale: findings.text(name, files[name]) for locale, name in names.items() if name in files
    }


def _difficulty(meta: Mapping[str, Any], findings: Findings) -> int | None:
    value = meta.get("difficulty")
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    findings.error(META, WRONG_FORM, name="difficulty")
    return None


def _within(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {
        name.removeprefix(folder): data for name, data in files.items() if name.startswith(folder)
    }


def _generator(files: Mapping[str, bytes], findings: Findings) -> Program | None:
    own = _within(files, GENERATOR)
    return findings.attempt(GENERATOR, lambda: generators.make(own)) if own else None


def _answering(meta: Mapping[str, Any], findings: Findings) -> dict[str, Any]:
    given = _mapping(meta, "answering", findings)
    findings.attempt(META, lambda: make_answering(given))
    return given


def _special(
    files: Mapping[str, bytes], meta: Mapping[str, Any], findings: Findings
) -> SpecialJudge | None:
    own = _within(files, SPECIAL_JUDGE)
    if not own:
        return None
    convention = str(meta.get("convention", "testlib"))
    arguments = [str(part) for part in _list(meta, "arguments")]
    return findings.attempt(SPECIAL_JUDGE, lambda: make(own, convention, arguments))


def _references(
    files: Mapping[str, bytes], meta: Mapping[str, Any], findings: Findings
) -> dict[str, str]:
    """Return the references: the first language is the one that is shown first."""
    named = {
        language: name
        for name in files
        if name.startswith("reference.") and (language := language_of(name)) in LANGUAGES
    }
    order = [str(language) for language in _list(meta, "languages")]
    ranked = sorted(named, key=lambda key: order.index(key) if key in order else len(order))
    return {key: findings.source(named[key], files[named[key]]) for key in ranked}


def _list(meta: Mapping[str, Any], name: str) -> list[Any]:
    value = meta.get(name)
    return value if isinstance(value, list) else []


def _edits(meta: Mapping[str, Any], findings: Findings) -> dict[str, Any]:
    wanted = _mapping(meta, "edits", findings)
    return {
        language: findings.attempt(META, partial(checked_edits, rows)) or {}
        for language, rows in wanted.items()
    }


def write(problem: PackagedProblem) -> dict[str, bytes]:
    """Return a problem as a package's files, always the same ones for the same problem."""
    cases, listed = own_parts.write_cases(problem.cases)
    meta: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "slug": problem.slug,
        "titles": dict(problem.titles),
        "limits": dict(problem.limits),
        "checker": problem.checker,
        "difficulty": problem.difficulty,
        "languages": list(problem.references),
        "tests": listed,
    }
    if (answering := make_answering(None, problem.answering)) != Answering():
        meta["answering"] = asdict(answering)
    if problem.edits:
        meta["edits"] = dict(problem.edits)
    if problem.special:
        meta["convention"] = problem.special.convention
        if problem.special.arguments:
            meta["arguments"] = list(problem.special.arguments)
    others, further = own_parts.write_alternatives(problem.alternatives)
    if others:
        meta["alternatives"] = further
    files = {META: own_parts.to_json(meta)}
    files |= {f"statement.{key}.md": text for key, text in problem.statements.items()}
    for language, source in problem.references.items():
        files[f"reference.{EXTENSIONS[language]}"] = source
    for name, text in files_of(problem.special).items() if problem.special else ():
        files[SPECIAL_JUDGE + name] = text
    for name, text in generators.files_of(problem.generator).items() if problem.generator else ():
        files[GENERATOR + name] = text
    files |= cases | others | examples.write(problem.examples)
    files |= own_parts.write_guidelines(problem) | own_parts.write_published(problem)
    return {name: files[name].encode() for name in sorted(files)}
