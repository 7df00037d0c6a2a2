"""Starts one Celery worker of one queue, with the sweeper beside the app's own."""

import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial

from celery import Celery

from app.db import Database
from app.domain.errors import N_, AppError
from app.jobs import judge_queue
from app.processes import REFUSED
from app.services import sweeping
from app.services.workers import TELL_SECONDS
from app.settings import Settings
from app.tasks import guideline, judge, results
from app.tasks.queues import QUEUES, make_celery, make_redis, make_send
from app.tasks.writers import Writers
from guideline_model import Gemma, Server, Source
from judge import DoctorReport, doctor, keep_caches, precompile_headers_aside
from segmenter import Level

SWEEP_SECONDS = 15
# One for the model, one for a server, and one for what is quick or waits for its turn.
GUIDELINE_SLOTS = 3
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """How many tasks a worker does at a time, the queues that it takes them from, and what it does
    in threads beside."""

    slots: int
    queues: tuple[str, ...]
    beside: tuple[Callable[[], None], ...] = ()


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
    prepared = _PREPARE[queue](celery, settings)
    for work in prepared.beside:
        threading.Thread(target=work, daemon=True).start()
    # Threads: the work itself is in child processes or in SQL; a fork would copy open sessions.
    celery.worker_main(
        [
            "--quiet",
            "worker",
            "--queues",
            ",".join(prepared.queues),
            "--pool",
            "threads",
            "--concurrency",
            str(prepared.slots),
            "--loglevel",
            "WARNING",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
        ]
    )


def _app(celery: Celery, settings: Settings) -> Prepared:
    send = make_send(celery, make_redis(settings))
    db = Database(settings.database, send)
    results.register(celery, db)
    return Prepared(slots=2, queues=("app",), beside=(partial(_sweep_forever, db, settings),))


def _sweep_forever(db: Database, settings: Settings) -> None:
    while True:
        time.sleep(SWEEP_SECONDS)
        try:
            with db.writing() as session:
                sweeping.sweep(session, settings.resend_seconds)
        except Exception:
            log.exception("sweeping failed; the next round tries again")


def _judge(celery: Celery, settings: Settings) -> Prepared:
    """Look around and tell what is found; a language that fails its self-test is off here."""
    report = doctor()
    for language in report.languages:
        if not language.ok:
            log.error("%s is off: %s", language.language, language.detail)
    if not report.ok:
        log.error("%s", report.detail)
        sys.exit(REFUSED)
    _keep_caches(settings)
    judge.register(celery)
    able = [
        judge_queue(row.language, later=later)
        for later in (False, True)
        for row in report.languages
        if row.ok
    ]
    return Prepared(
        slots=settings.judge_slots,
        queues=("judge", *able),
        beside=(partial(_forever, partial(tell, celery, _name(), report)),),
    )


def _name() -> str:
    return f"{socket.gethostname()}-{os.getpid()}"


def _forever(tell_once: Callable[[], None]) -> None:
    """Tell the app again and again that this worker is there, and what it can."""
    while True:
        try:
            tell_once()
        except Exception:
            log.exception("could not tell of this worker; the next round tries again")
        time.sleep(TELL_SECONDS)


def tell(celery: Celery, name: str, report: DoctorReport) -> None:
    """Send what the doctor found at the worker called `name` to the app."""
    languages = {row.language: "" if row.ok else row.detail for row in report.languages}
    protections = [asdict(row) for row in report.protections]
    payload = {"name": name, "languages": languages, "protections": protections}
    celery.send_task("app.worker_told", kwargs=payload, queue="app")


def _keep_caches(settings: Settings) -> None:
    try:
        keep_caches(settings.judge_folder)
    except OSError as error:
        log.warning("nothing is kept between programs: %s", error)
    else:
        precompile_headers_aside()


def _guideline(celery: Celery, settings: Settings) -> Prepared:
    """Serve at once; the model is loaded beside, in this process: nothing is forked off it."""
    writers = Writers(_server(settings), _gemma(settings))
    guideline.register(celery, make_redis(settings), writers)
    told = partial(tell_writers, celery, _name(), writers)

    def load() -> None:
        writers.load()
        told()

    return Prepared(
        slots=GUIDELINE_SLOTS,
        queues=("guideline",),
        beside=(load, partial(_forever, told)),
    )


def tell_writers(celery: Celery, name: str, writers: Writers) -> None:
    """Send the app what the guideline worker called `name` can write with, and its jobs."""
    payload = {"name": name, "states": writers.states(), "job_ids": writers.job_ids()}
    celery.send_task("app.writers_told", kwargs=payload, queue="app")


def _gemma(settings: Settings) -> Gemma | None:
    if not settings.gemma_base:
        return None
    adapters = {
        str(level): _source(getattr(settings, f"gemma_{level}"), revision)
        for level in Level
        if getattr(settings, f"gemma_{level}")
        for revision in [getattr(settings, f"gemma_{level}_revision")]
    }
    return Gemma(
        base=_source(settings.gemma_base, settings.gemma_base_revision),
        adapters=adapters,
        dtype=settings.gemma_dtype,
        four_bit=settings.gemma_four_bit,
        batch=settings.gemma_batch,
        max_tokens=settings.gemma_max_tokens,
        seconds=settings.gemma_seconds,
    )


def _source(place: str, revision: str) -> Source:
    return Source(place=place, revision=revision or None)


def _server(settings: Settings) -> Server | None:
    if not settings.writer_url:
        return None
    return Server(
        url=settings.writer_url,
        model=settings.writer_model,
        key=settings.writer_key.get_secret_value(),
        seconds=settings.writer_seconds,
        at_once=settings.writer_at_once,
        tries=settings.writer_tries,
    )


_PREPARE = {"app": _app, "judge": _judge, "guideline": _guideline}
