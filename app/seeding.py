"""What a first start brings: demo accounts, and the sample problems written and published.

The samples take the same way as an instructor's: imported, guidelines by the guideline worker,
judged by the judge worker, published. A start that was interrupted goes on where it stopped.
"""

import json
import logging
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from app.db import Database
from app.domain.access import Role
from app.i18n import LOCALES
from app.models import Job
from app.services import accounts, packages, problems, publishing, writing
from app.settings import Settings

log = logging.getLogger(__name__)

DEMO = {"instructor": Role.INSTRUCTOR, "student": Role.STUDENT}
NAMES = {"instructor": "강사", "student": "학생"}
POLL_SECONDS = 0.1


def seed_accounts(db: Database, settings: Settings) -> dict[str, str]:
    """Make the demo accounts that are missing and return their passwords.

    The passwords stand in the data folder too (mode 600), so that a later start can show them.
    """
    known = settings.data / "demo-accounts.json"
    passwords: dict[str, str] = json.loads(known.read_text()) if known.exists() else {}
    with db.writing() as session:
        for login, role in DEMO.items():
            if accounts.user_named(session, login) is None:
                passwords[login] = secrets.token_urlsafe(9)
                accounts.create_user(session, login, passwords[login], name=NAMES[login], role=role)
    known.touch(mode=0o600)
    known.write_text(json.dumps(passwords))
    return passwords


def seed_samples(db: Database, samples: Path, *, seconds: float) -> list[str]:
    """Import and publish the sample problems; return the slugs that were not published in time.

    Without a judge worker nothing can be published: then they stay drafts.
    """
    folders = sorted(path.parent for path in samples.glob("*/problem.json"))
    journeys = [_journey(db, folder) for folder in folders]
    deadline = time.monotonic() + seconds
    while journeys and time.monotonic() < deadline:
        journeys = [journey for journey in journeys if next(journey, "end") != "end"]
        time.sleep(POLL_SECONDS)
    with db.reading() as session:
        return [folder.name for folder in folders if not _published(session, folder.name)]


def _journey(db: Database, folder: Path) -> Iterator[str]:
    """Take one sample all the way, a step at each `next`; yields what it waits for."""
    with db.writing() as session:
        if _published(session, folder.name):
            return
        owner = accounts.get_user(session, "instructor")
        problem = packages.import_files(session, owner, packages.read_folder(folder))
        jobs = [writing.start(session, owner, problem.id, locale=loc) for loc in LOCALES]
    yield "guidelines"
    while not _finished(db, [job.id for job in jobs]):
        yield "guidelines"
    with db.writing() as session:
        owner = accounts.get_user(session, "instructor")
        # mutants of all samples would keep a machine busy for minutes at its first start
        job = publishing.start(session, owner, problem.id, weigh=False)
    while not _finished(db, [job.id]):
        yield "publish"
    with db.reading() as session:
        for reason in publishing.reasons_of(session.get_one(Job, job.id)):
            log.error("%s: %s", folder.name, reason.message % reason.params)


def _finished(db: Database, job_ids: list[int]) -> bool:
    with db.reading() as session:
        return all(session.get_one(Job, job_id).finished for job_id in job_ids)


def _published(session: Session, slug: str) -> bool:
    problem = problems.find(session, slug)
    return problem is not None and problems.latest(session, problem.id) is not None
