"""Statements of Kattis packages: one file for each language, in LaTeX or Markdown."""

import re
from collections.abc import Mapping
from typing import Any

from app.domain.errors import N_
from app.domain.packages import latex
from app.domain.packages.findings import Findings
from app.domain.problems import MAX_STATEMENT, TOO_LONG
from app.i18n import LOCALES

FOLDERS = ("statement/", "problem_statement/")
NO_STATEMENT = N_("The package has no statement.")
PDF = N_("a PDF cannot be taken over: write this statement here.")
LOST = N_("%(name)s cannot be shown here, so it was left out of the statement.")
OTHER_LANGUAGE = N_("statements in this language are not kept.")
AS_ENGLISH = N_("this statement is in another language; it was taken as the English one.")
NO_TITLE = N_("the problem has no name.")
PICTURE = N_("pictures are not kept: the statement has to do without this one.")
_NAME = re.compile(r"problem(?:\.([a-z]{2,3})(?:-[A-Za-z]{2})?)?\.(tex|md|pdf)")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".pdf", ".eps")
Statements = Mapping[str, tuple[str, str]]
"""By locale: the title that the statement itself gives, "" where it gives none; and Markdown."""


def read_statements(files: Mapping[str, bytes], findings: Findings) -> Statements:
    """Return the statements that can be taken over."""
    named = _named(files, findings)
    if not named:
        findings.error("", NO_STATEMENT)
    ours = [key for key in LOCALES if key in named]
    found = {key: _read(named[key], files[named[key]], findings) for key in ours}
    for key, name in named.items():
        if key in LOCALES:
            continue
        if not found:
            found["en"] = _read(name, files[name], findings)
            findings.warning(name, AS_ENGLISH)
        else:
            findings.warning(name, OTHER_LANGUAGE)
    return found


def _named(files: Mapping[str, bytes], findings: Findings) -> dict[str, str]:
    """Return the statements' files by language; Markdown goes before LaTeX, PDF comes last."""
    found: dict[str, str] = {}
    for name in sorted(files, key=lambda name: name.rpartition(".")[2] != "md"):
        folder = next((one for one in FOLDERS if name.startswith(one)), None)
        if folder is None:
            continue
        match = _NAME.fullmatch(name.removeprefix(folder))
        if match and (match[2] != "pdf" or (match[1] or "en") not in found):
            found.setdefault(match[1] or "en", name)
        elif not match and name.lower().endswith(_PICTURES):
            findings.warning(name, PICTURE)
    return found


def _read(name: str, data: bytes, findings: Findings) -> tuple[str, str]:
    if name.endswith(".pdf"):
        findings.warning(name, PDF)
        return "", ""
    text = findings.text(name, data)
    if name.endswith(".md"):
        return "", text
    if len(text) > MAX_STATEMENT:
        findings.error(name, TOO_LONG, count=MAX_STATEMENT)
        return "", ""
    return latex.title_of(text), latex.to_markdown(
        text, lambda lost: findings.warning(name, LOST, name=lost)
    )


def titles_of(
    meta: Mapping[str, Any], statements: Statements, findings: Findings
) -> dict[str, str]:
    """Return a title for each statement: its own, else the package's."""
    given = meta.get("name")
    names = given if isinstance(given, dict) else {}
    any_name = str(next(iter(names.values()), "") if names else given or "")
    found = {
        key: (str(names.get(key, "")) or own or any_name).strip()
        for key, (own, _) in statements.items()
    }
    if statements and not all(found.values()):
        findings.error("problem.yaml", NO_TITLE)
    return found
