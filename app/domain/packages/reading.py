"""Reads an uploaded package, whatever its format: the format is told by what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from app.domain.cases import check_cases
from app.domain.checking import checked
from app.domain.errors import N_
from app.domain.limits import make_limits
from app.domain.packages import fps, kattis, own
from app.domain.packages.findings import Finding, Findings
from app.domain.packages.model import PackagedProblem
from app.domain.packages.unpacking import (
    FILE_TOO_LARGE,
    MAX_FILE_BYTES,
    MIB,
    unpack,
    without_top,
)
from app.domain.problems import BAD_SLUG, check_statement, is_slug

NOTHING_KNOWN = N_(
    "No problem was found: a package has a problem.json (Hanjul), a problem.yaml (Kattis, ICPC) or "
    "an XML file of problems (FPS)."
)
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \t\r\n"


@dataclass(frozen=True, kw_only=True)
class Read:
    """The problems of a package, and everything that was found of it.

    `own` tells that the package is of our own format, and says itself what is a reference.
    """

    problems: tuple[PackagedProblem, ...]
    findings: tuple[Finding, ...]
    own: bool = False


def read_upload(data: bytes, name: str = "") -> Read:
    """Read an uploaded file called `name`: a zip, or the XML of FPS.

    Raises Refused with every finding if one is an error.
    """
    findings = Findings()
    xml = data[:200].lstrip(_BEFORE_XML).startswith((b"<", b"\x00<"))
    if xml and len(data) > MAX_FILE_BYTES:
        findings.error(name, FILE_TOO_LARGE, total=MAX_FILE_BYTES // MIB)
        findings.refuse()
    files = {_xml_name(name): data} if xml else unpack(data, findings)
    return _read(files, PurePosixPath(name).stem, findings)


def _xml_name(name: str) -> str:
    return f"{PurePosixPath(name).stem or 'problems'}.xml"


def read_files(files: Mapping[str, bytes], name: str = "") -> Read:
    """Read the files of a package by their path; `name` is that of their folder."""
    return _read(dict(files), name, Findings())


def _read(files: dict[str, bytes], name: str, findings: Findings) -> Read:
    top, files = without_top(files)
    found: tuple[PackagedProblem, ...] = ()
    if own.META in files:
        found = (own.read(files, findings),)
    elif kattis.META in files:
        found = (kattis.read(files, top or name, findings),)
    elif any(fps.is_fps(one, data) for one, data in files.items()):
        found = fps.read(files, findings)
    elif files or not findings.errors:
        findings.error("", NOTHING_KNOWN)
    for problem in found:
        _check(problem, findings)
    findings.refuse()
    return Read(problems=found, findings=tuple(findings.rows), own=own.META in files)


def _check(problem: PackagedProblem, findings: Findings) -> None:
    """Note what a problem of any format may not be."""
    if problem.slug and not is_slug(problem.slug):
        findings.error("", BAD_SLUG, slug=problem.slug)
    findings.attempt("", lambda: make_limits(problem.limits))
    findings.attempt("", lambda: checked(problem.checker))
    findings.attempt("", lambda: check_cases(problem.cases))
    for locale, text in problem.statements.items():
        findings.attempt(f"statement ({locale})", partial(check_statement, text))
