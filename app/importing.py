"""What `hanjul import` and `hanjul export` do; programs of packages are judged here and now."""

import sys
from pathlib import Path

from sqlalchemy.orm import Session

from app.db import Database
from app.domain.errors import N_, AppError, NotFound
from app.i18n import error_text
from app.models import Job, User
from app.services import accounts, examples, packages, problems
from app.tasks.judge import judge_message
from judge import SandboxError, SandboxUnavailable


def import_package(db: Database, login: str, path: Path, *, judge: bool) -> bool:
    """Import one package, print its problems' short names; tell the rest on stderr.

    Returns whether every program that was judged is what its folder promises.
    """
    with db.writing() as session:
        owner = accounts.get_user(session, login)
        if path.is_dir():
            files = packages.read_folder(path)
            made = packages.import_folder(session, owner, files, path.resolve().name)
        else:
            made = packages.import_upload(session, owner, _bytes(path), path.name)
        jobs = [_begin(session, owner, row) for row in made if judge]
        for row in made:
            for finding in row.findings:
                _tell(f"{row.problem.slug}: {error_text('en', finding.words)}")
        print("\n".join(row.problem.slug for row in made), flush=True)  # noqa: T201
    kept = [_judge(db, job_id) for job_id in jobs]
    return all(kept)


def _begin(session: Session, owner: User, row: packages.Imported) -> int:
    """Return the id of the job that judges a problem's programs; nothing is sent."""
    problem, promote = row.problem, not row.own
    return examples.start(
        session, owner, problem.id, row.findings, promote=promote, queued=False
    ).id


def _judge(db: Database, job_id: int) -> bool:
    with db.reading() as session:
        messages = examples.messages(session.get_one(Job, job_id))
    for message in messages:
        ids = message.pop("reply")["ids"]
        try:
            report = judge_message(**message)
        except (SandboxUnavailable, SandboxError) as error:
            _tell(f"the programs of the package were not judged: {error}")
            return True
        with db.writing() as session:
            examples.record(session, **ids, report=report)
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        for row in examples.broken(job):
            what = f"{row.path}: expected {row.expected}, got {row.verdict} {row.case}".rstrip()
            _tell(f"{job.problem.slug}: {what}")
        return not examples.broken(job)


def export_package(db: Database, slug: str, target: Path, format_: str) -> str:
    """Write a problem to a file, or its files to a folder; return the SHA-256 of the file."""
    with db.reading() as session:
        problem = problems.find(session, slug)
        if problem is None:
            raise NotFound(N_("There is no such problem."))
        written = packages.export(session, problem.owner, slug, format_)
    for left_out in written.left_out:
        _tell(error_text("en", left_out))
    if target.suffix in (".zip", ".xml"):
        _write(target, written.content)
    else:
        for name, content in written.files.items():
            _write(target / name, content)
    return written.hash


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _tell(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - a command's diagnostics


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AppError(
            N_("%(name)s cannot be read: %(reason)s"), name=str(path), reason=error.strerror or ""
        ) from error
