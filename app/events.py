"""Events for open pages: one Redis reader per web process, shared by all streams."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import AsyncIterator

from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.jobs import CHANNEL

log = logging.getLogger(__name__)


class EventHub:
    """Tells whoever listens to a channel (`attempt:7`, `job:3`) that its row has changed.

    Events carry no data: listeners read the database again, under their own permission.
    """

    def __init__(self, redis_url: str) -> None:
        self._url = redis_url
        self._listeners: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._reader: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to read from Redis."""
        self._reader = asyncio.create_task(self._read_forever())

    async def stop(self) -> None:
        """End the reader."""
        if self._reader:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader

    @contextlib.asynccontextmanager
    async def listen(self, channel: str) -> AsyncIterator[asyncio.Event]:
        """Yield an event that is set at each change; listen first, then read the database."""
        event = asyncio.Event()
        self._listeners[channel].add(event)
        try:
            yield event
        finally:
            self._listeners[channel].discard(event)
            if not self._listeners[channel]:
                del self._listeners[channel]

    async def _read_forever(self) -> None:
        while True:
            try:
                await self._read()
            except (RedisError, OSError):
                log.warning("the event reader lost Redis; trying again")
            self._wake_all()
            await asyncio.sleep(0.5)

    async def _read(self) -> None:
        async with Redis.from_url(self._url) as redis, redis.pubsub() as pubsub:
            await pubsub.psubscribe(CHANNEL + "*")
            self._wake_all()  # what happened while nobody read
            async for message in pubsub.listen():
                if message["type"] == "pmessage":
                    self._wake(message["channel"].decode().removeprefix(CHANNEL))

    def _wake(self, channel: str) -> None:
        for event in self._listeners.get(channel, ()):
            event.set()

    def _wake_all(self) -> None:
        for channel in list(self._listeners):
            self._wake(channel)
