"""Problem packages in and out (docs/packages.md): every format by way of one form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from app.domain import access, generators, packages
from app.domain.answering import make_answering
from app.domain.errors import N_, AppError, Forbidden
from app.domain.packages import Example, Finding, Findings, PackagedProblem, Read, writing
from app.domain.packages.examples import ACCEPTED
from app.domain.packages.writing import Written
from app.domain.special_judges import dump
from app.models import Job, Problem, User
from app.services import alternatives, cases, examples, problems, references, restoring
from app.services.packing import pack


@dataclass(frozen=True, kw_only=True)
class Imported:
    """A problem that was imported, and what there is to know of it: warnings only.

    `own` tells that it came in a package of our own, which says itself what is a reference.
    """

    problem: Problem
    findings: tuple[Finding, ...]
    own: bool


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a package folder by their path within it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def import_upload(session: Session, user: User, data: bytes, name: str = "") -> list[Imported]:
    """Make drafts of an uploaded package called `name`, or bring the user's own problems of those
    short names up to it. Raises Refused with everything that is wrong with it."""
    _may_import(user)  # before anything is unpacked
    return _import(session, user, packages.read_upload(data, name))


def import_and_judge(session: Session, user: User, data: bytes, name: str = "") -> list[Job]:
    """Import an upload, and begin to judge what it has of programs: a job for each problem, which
    keeps what was found, too."""
    return [
        examples.start(session, user, row.problem.id, row.findings, promote=not row.own)
        for row in import_upload(session, user, data, name)
    ]


def import_folder(
    session: Session, user: User, files: Mapping[str, bytes], name: str = ""
) -> list[Imported]:
    """Do the same with the files of a folder called `name`."""
    _may_import(user)
    return _import(session, user, packages.read_files(files, name))


def import_files(session: Session, user: User, files: Mapping[str, bytes]) -> Problem:
    """Do the same with a package of one problem; nothing is judged and warnings are not kept."""
    return import_folder(session, user, files)[0].problem


def export(session: Session, user: User, key: int | str, format_: str = "hanjul") -> Written:
    """Return a problem that the user may change as a package of a format."""
    problem = problems.editable(session, user, key)
    revision = problems.latest(session, problem.id)
    return packages.write(pack(problem, revision), format_)


def losses(session: Session, user: User, key: int | str) -> dict[str, tuple[AppError, ...]]:
    """Return by format what a package of it would not hold of a problem."""
    problem = problems.editable(session, user, key)
    return writing.losses(pack(problem, problems.latest(session, problem.id)))


def export_files(session: Session, user: User, key: int | str) -> dict[str, bytes]:
    """Return a problem as the files of our own package."""
    return dict(export(session, user, key).files)


def _may_import(user: User) -> None:
    if not access.may_create_problem(user.role):
        raise Forbidden(N_("Only instructors can make problems."))


def _import(session: Session, user: User, read: Read) -> list[Imported]:
    findings = Findings(list(read.findings))
    made = [_store(session, user, problem, findings) for problem in read.problems]
    findings.refuse()
    warnings = tuple(findings.warnings)
    return [Imported(problem=problem, findings=warnings, own=read.own) for problem in made]


def _store(session: Session, user: User, given: PackagedProblem, findings: Findings) -> Problem:
    problem = _problem(session, user, given)
    problems.update(
        session,
        user,
        problem.id,
        limits=given.limits,
        checker=given.checker,
        difficulty=given.difficulty,
    )
    for locale, title in given.titles.items():
        problems.set_statement(problem, locale, title, given.statements.get(locale))
    cases.put(session, user, problem.id, given.cases)
    problem.special_judge = dump(given.special) if given.special else {}
    if given.answering is not None:
        problem.generator = generators.dump(given.generator) if given.generator else {}
        problem.answering = asdict(make_answering(given.answering))
    for language in given.references:
        findings.attempt(language, partial(_reference, session, user, problem, given, language))
    for other in given.alternatives:
        findings.attempt(
            f"{other.language} {other.label}",
            partial(alternatives.put, session, user, problem.id, **asdict(other)),
        )
    restoring.restore_guidelines(session, problem, given.guidelines, findings)
    if given.published:
        restoring.restore_published(session, user, problem, given.published, findings)
    problem.examples = [asdict(row) for row in given.examples if not _is_reference(problem, row)]
    return problem


def _is_reference(problem: Problem, example: Example) -> bool:
    """Whether an example is what the problem has as its reference already."""
    found = {row.language: row.source for row in problem.references}
    return example.expected == ACCEPTED and found.get(example.language) == example.source


def _problem(session: Session, user: User, given: PackagedProblem) -> Problem:
    """Return the user's own problem of that short name, or a new one."""
    locale, title = next(iter(given.titles.items()))
    slug = given.slug or problems.free_slug(session, title)
    if problems.find(session, slug) is not None:
        return problems.editable(session, user, slug)
    return problems.create(session, user, slug=slug, title=title, locale=locale)


def _reference(
    session: Session, user: User, problem: Problem, given: PackagedProblem, language: str
) -> None:
    row = references.put(session, user, problem.id, language, given.references[language])
    if language in given.edits:
        row.edits = given.edits[language]
