"""The guideline worker's task: writes unit by unit and sends each as it is finished."""

import logging
from dataclasses import asdict
from typing import Any

from celery import Celery

from app.tasks.queues import send_reply
from guideline_model import WriteRequest, make_writer, write
from segmenter import segment

log = logging.getLogger(__name__)


def register(celery: Celery) -> None:
    """Add the guideline queue's task to `celery`."""

    def run(job_id: int, parts: list[dict[str, Any]], **options: str) -> None:
        try:
            for part in parts:
                _write_part(celery, job_id, part, **options)
        except Exception as error:
            log.exception("writing guidelines failed")
            failed = {"name": "app.work_failed", "ids": {"of": {"ids": {"job_id": job_id}}}}
            send_reply(celery, failed, error=str(error) or type(error).__name__)

    celery.task(name="guideline.write")(run)


def _write_part(
    celery: Celery,
    job_id: int,
    part: dict[str, Any],
    *,
    locale: str,
    statement: str,
    writer: str,
) -> None:
    request = WriteRequest(
        segmentation=segment(part["source"], language=part["language"], level=part["level"]),
        locale=locale,
        statement=statement,
        only=frozenset(part["only"]),
    )
    for guideline in write(request, make_writer(writer)):
        ids = {"job_id": job_id, "language": part["language"], "level": part["level"]}
        to = {"name": "app.guideline_written", "ids": ids}
        send_reply(celery, to, written=asdict(guideline))
