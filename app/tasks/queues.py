"""The Celery application and the way messages leave: one mechanism in both modes."""

from typing import Any

from celery import Celery
from redis import Redis

from app.jobs import CHANNEL, Outgoing, Send, marks_key
from app.settings import Settings

QUEUES = ("app", "judge", "guideline")
VISIBILITY_SECONDS = 24 * 3600
# Longer than the broker keeps a message that no worker has acknowledged.
MARKS_SECONDS = 2 * VISIBILITY_SECONDS


def make_celery(settings: Settings) -> Celery:
    """Return the Celery app of one process; results come back as tasks, so no result backend."""
    celery = Celery("hanjul", broker=settings.broker)
    celery.conf.update(
        task_ignore_result=True,
        task_serializer="json",
        accept_content=["json"],
        task_default_queue="app",
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        worker_enable_remote_control=False,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        # A lost message is the sweeper's to find; redelivery by the broker would only double it.
        broker_transport_options={"visibility_timeout": VISIBILITY_SECONDS},
    )
    return celery


def make_redis(settings: Settings) -> Redis:
    """Return a Redis client for events."""
    return Redis.from_url(settings.redis)


def make_send(celery: Celery, redis: Redis) -> Send:
    """Return the function that sends tasks and events once their session has committed."""

    def send(outgoing: Outgoing) -> None:
        if outgoing.queue:
            celery.send_task(outgoing.name, kwargs=outgoing.payload, queue=outgoing.queue)
        elif outgoing.payload:
            with redis.pipeline() as pipe:
                pipe.sadd(CHANNEL + outgoing.name, *outgoing.payload["marks"])
                pipe.expire(CHANNEL + outgoing.name, MARKS_SECONDS)
                pipe.execute()
        else:
            redis.publish(CHANNEL + outgoing.name, b"")

    return send


def marks_of(redis: Redis, job_id: int) -> set[str]:
    """Return the marks of a job (`jobs.mark`)."""
    found: Any = redis.smembers(CHANNEL + marks_key(job_id))
    return {name.decode() for name in found}


def send_reply(celery: Celery, to: dict[str, Any], **result: Any) -> None:
    """Send a worker's result to the task of the app's queue that was named in the message."""
    celery.send_task(to["name"], kwargs={**to["ids"], **result}, queue="app")
