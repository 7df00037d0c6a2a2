"""The writers that one guideline worker has, and whose turn it is.

The model takes a minute to load: it does so beside, while the template writer serves. A slow writer
(a model, here or on a server) writes for one task at a time; a task that finds it at work goes back
to the end of its queue, so that a quick one is never held up and another worker can take it.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.services.writers import LOADING, NOT_SET_UP, TEMPLATE
from guideline_model import Gemma, Server, Writer, WriterUnavailable, make_writer

log = logging.getLogger(__name__)
# A task that went back to its queue comes by again long before this.
_FORGET_SECONDS = 60.0


def load_gemma(gemma: Gemma) -> Writer:
    """Return the model's writer, loaded; raises WriterUnavailable where it cannot be had."""
    writer = make_writer("gemma", gemma=gemma)
    load: Callable[[], None] = getattr(writer, "load", lambda: None)
    load()
    return writer


class Writers:
    """What a worker can write with; `make` loads the model's writer."""

    def __init__(
        self,
        server: Server | None = None,
        gemma: Gemma | None = None,
        make: Callable[[Gemma], Writer] = load_gemma,
    ) -> None:
        self._gemma, self._make = gemma, make
        self._made = {TEMPLATE: make_writer(TEMPLATE)}
        self._why = {"gemma": LOADING if gemma else NOT_SET_UP, "http": NOT_SET_UP}
        if server is not None:
            self._keep("http", make_writer("http", server=server))
        self._turns = {name: threading.Lock() for name in self._why}
        self._seen: dict[int, float] = {}
        self._at_work: dict[str, int] = {}

    def load(self) -> None:
        """Load the model; where it cannot be had, say why in one line."""
        if self._gemma is None:
            return
        log.info("the model of the gemma writer is being loaded")
        try:
            self._keep("gemma", self._make(self._gemma))
        except Exception as error:
            why = str(error) if isinstance(error, WriterUnavailable) else repr(error)
            self._why["gemma"] = " ".join(why.split())
            log.error("gemma is off, the template writer serves: %s", self._why["gemma"])
        else:
            log.info("the gemma writer is on")

    def _keep(self, name: str, writer: Writer) -> None:
        self._made[name] = writer
        del self._why[name]

    def states(self) -> dict[str, str]:
        """Return for each writer "" or why it is off."""
        return dict.fromkeys(self._made, "") | self._why

    def chosen(self, name: str) -> tuple[Writer, str]:
        """Return the writer of that name, else the template writer and why."""
        writer = self._made.get(name)
        if writer is None:
            return self._made[TEMPLATE], self._why.get(name, NOT_SET_UP)
        return writer, ""

    def job_ids(self) -> list[int]:
        """Return the jobs that are written now, or that came by lately and wait for their turn."""
        before = time.monotonic() - _FORGET_SECONDS
        self._seen = {job: at for job, at in self._seen.copy().items() if at > before}
        return sorted({*self._seen, *self._at_work.copy().values()})

    @contextmanager
    def turn(self, name: str, job_id: int) -> Iterator[bool]:
        """Yield whether the writer can begin for a job now."""
        self._seen[job_id] = time.monotonic()
        lock = self._turns.get(name)
        if lock is None:
            yield True
            return
        mine = self._why.get(name) != LOADING and lock.acquire(blocking=False)
        try:
            if mine:
                self._at_work[name] = job_id
            yield mine
        finally:
            if mine:
                del self._at_work[name]
                lock.release()
