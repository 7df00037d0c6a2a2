"""Starts one Celery worker of one queue, with the sweeper beside the app's own."""

import logging
import sys
import threading
import time

from celery import Celery

from app.db import Database
from app.domain.errors import N_, AppError
from app.processes import REFUSED
from app.services import sweeping
from app.settings import Settings
from app.tasks import guideline, judge, results
from app.tasks.queues import QUEUES, make_celery, make_redis, make_send
from judge import doctor

SWEEP_SECONDS = 15
log = logging.getLogger(__name__)


def run_worker(settings: Settings, queue: str) -> None:
    """Work on `queue` until told to stop; a judge worker without a sandbox refuses to start."""
    if queue not in QUEUES:
        raise AppError(
            N_("There is no queue called %(name)s: use one of %(known)s."),
            name=queue,
            known=", ".join(QUEUES),
        )
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    celery = make_celery(settings)
    slots = _PREPARE[queue](celery, settings)
    # Threads: the work itself is in child processes or in SQL; a fork would copy open sessions.
    celery.worker_main(
        [
            "--quiet",
            "worker",
            "--queues",
            queue,
            "--pool",
            "threads",
            "--concurrency",
            str(slots),
            "--loglevel",
            "WARNING",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
        ]
    )


def _app(celery: Celery, settings: Settings) -> int:
    send = make_send(celery, make_redis(settings))
    db = Database(settings.database, send)
    results.register(celery, db)
    threading.Thread(target=_sweep_forever, args=(db, settings), daemon=True).start()
    return 2


def _sweep_forever(db: Database, settings: Settings) -> None:
    while True:
        time.sleep(SWEEP_SECONDS)
        try:
            with db.writing() as session:
                sweeping.sweep(session, settings.resend_seconds)
        except Exception:
            log.exception("sweeping failed; the next round tries again")


def _judge(celery: Celery, settings: Settings) -> int:
    report = doctor()
    for language in report.languages:
        if not language.ok:
            log.error("%s is off: %s", language.language, language.detail)
    if not report.ok:
        log.error("%s", report.detail)
        sys.exit(REFUSED)
    judge.register(celery)
    return settings.judge_slots


def _guideline(celery: Celery, _settings: Settings) -> int:
    guideline.register(celery)
    return 1


_PREPARE = {"app": _app, "judge": _judge, "guideline": _guideline}
