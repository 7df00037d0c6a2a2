"""The guideline worker's task: writes one level of one program, and sends each batch as it comes.

What is stored already is not asked for again, and between two batches the worker looks whether the
job was stopped. Where the writer that was asked for cannot be had, or fails, the template writer
writes what is left, and the job is told why.
"""

import logging
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from celery import Celery
from redis import Redis

from app.domain.edits import from_rows
from app.jobs import STOPPED
from app.services.verifying import rows_of
from app.services.writers import TEMPLATE
from app.services.writing import unit_mark
from app.tasks.batches import Batches
from app.tasks.queues import marks_of, send_reply
from app.tasks.writers import Writers
from guideline_model import Guideline, WriteRequest, WriterUnavailable, write
from segmenter import apply_edits, segment

log = logging.getLogger(__name__)
TASK = "guideline.write"
AGAIN_SECONDS = 0.2


def register(celery: Celery, redis: Redis, writers: Writers) -> None:
    """Add the guideline queue's task to `celery`."""

    def run(**message: Any) -> None:
        with writers.turn(message["writer"], message["job_id"]) as begins:
            if begins:
                _try(_Work(celery=celery, redis=redis, writers=writers, **message))
                return
        time.sleep(AGAIN_SECONDS)
        celery.send_task(TASK, kwargs=message, queue="guideline")

    celery.task(name=TASK, shared=False)(run)


@dataclass(kw_only=True)
class _Work:
    """One message, and what it takes to do it; `instead` is why the template writer serves."""

    celery: Celery
    redis: Redis
    writers: Writers
    job_id: int
    locale: str
    writer: str
    statement: str
    part: dict[str, Any]
    instead: str = ""

    def marks(self) -> set[str]:
        return marks_of(self.redis, self.job_id)

    def send(self, finished: list[Guideline]) -> None:
        place = {"language": self.part["language"], "level": self.part["level"]}
        written = [{**vars(row), "checks": rows_of(row.checks), **place} for row in finished]
        to = {"name": "app.guidelines_written", "ids": {"job_id": self.job_id}}
        send_reply(self.celery, to, written=written, instead=self.instead)

    def request(self, marks: set[str]) -> WriteRequest:
        """Return what to write: the units that are not stored yet."""
        part = self.part
        plain = segment(part["source"], language=part["language"], level=part["level"])
        return WriteRequest(
            segmentation=apply_edits(plain, from_rows(part.get("edits", ()))),
            locale=self.locale,
            statement=self.statement,
            only=frozenset(one for one in part["only"] if unit_mark(part, one) not in marks),
            cancelled=lambda: STOPPED in self.marks(),
            standing={int(index): text for index, text in part["standing"].items()},
        )


def _try(work: _Work) -> None:
    try:
        _do(work)
    except Exception as error:
        log.exception("writing guidelines failed")
        failed = {"name": "app.work_failed", "ids": {"of": {"ids": {"job_id": work.job_id}}}}
        send_reply(work.celery, failed, error=str(error) or type(error).__name__)


def _do(work: _Work) -> None:
    marks = work.marks()
    request = work.request(marks)
    if STOPPED in marks or not request.only:
        return
    with closing(_written(work, request)) as guidelines, Batches(work.send) as batches:
        for guideline in guidelines:
            batches.add(guideline)
            if STOPPED in work.marks():
                return


def _written(work: _Work, request: WriteRequest) -> Generator[Guideline]:
    """Yield guidelines of the writer that was asked for, else of the template writer."""
    writer, work.instead = work.writers.chosen(work.writer)
    left = set(request.only or ())
    if not work.instead:
        try:
            for guideline in write(request, writer):
                left.discard(guideline.index)
                yield guideline
        except Exception as error:
            if work.writer == TEMPLATE:
                raise
            work.instead = _reason(error)
    if left and work.instead:
        template, _ = work.writers.chosen(TEMPLATE)
        yield from write(replace(request, only=frozenset(left)), template)


def _reason(error: Exception) -> str:
    if isinstance(error, WriterUnavailable):
        return str(error)
    log.exception("the writer failed; the template writer writes the rest")
    return str(error) or type(error).__name__
