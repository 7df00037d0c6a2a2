"""The guideline worker's task: writes unit by unit and sends what is finished as it goes."""

import logging
import time
from dataclasses import asdict
from typing import Any

from celery import Celery

from app.domain.edits import from_rows
from app.tasks.queues import send_reply
from guideline_model import Server, WriteRequest, make_writer, write
from segmenter import apply_edits, segment

log = logging.getLogger(__name__)
# A quick writer finishes many units between two looks at a progress bar: those go together.
TOGETHER_SECONDS = 0.05


def register(celery: Celery, server: Server | None = None) -> None:
    """Add the guideline queue's task to `celery`; `server` is what the http writer asks."""

    def run(job_id: int, parts: list[dict[str, Any]], **options: str) -> None:
        try:
            for part in parts:
                _write_part(celery, server, job_id, part, **options)
        except Exception as error:
            log.exception("writing guidelines failed")
            failed = {"name": "app.work_failed", "ids": {"of": {"ids": {"job_id": job_id}}}}
            send_reply(celery, failed, error=str(error) or type(error).__name__)

    celery.task(name="guideline.write")(run)


def _write_part(
    celery: Celery,
    server: Server | None,
    job_id: int,
    part: dict[str, Any],
    *,
    locale: str,
    statement: str,
    writer: str,
) -> None:
    plain = segment(part["source"], language=part["language"], level=part["level"])
    request = WriteRequest(
        segmentation=apply_edits(plain, from_rows(part.get("edits", ()))),
        locale=locale,
        statement=statement,
        only=frozenset(part["only"]),
    )
    finished: list[dict[str, Any]] = []
    sent_at = time.monotonic()
    for guideline in write(request, make_writer(writer, server=server)):
        place = {"language": part["language"], "level": part["level"]}
        finished.append(asdict(guideline) | place)
        if time.monotonic() - sent_at > TOGETHER_SECONDS:
            _send(celery, job_id, finished)
            finished, sent_at = [], time.monotonic()
    if finished:
        _send(celery, job_id, finished)


def _send(celery: Celery, job_id: int, finished: list[dict[str, Any]]) -> None:
    to = {"name": "app.guidelines_written", "ids": {"job_id": job_id}}
    send_reply(celery, to, written=finished)
