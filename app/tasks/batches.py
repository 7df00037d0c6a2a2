"""Sends what comes in small steps in batches, each soon after its first piece."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Generic, Self, TypeVar

# A quick writer finishes many units between two looks at a progress bar: those go together.
TOGETHER_SECONDS = 0.05
T = TypeVar("T")


class Batches(Generic[T]):
    """Gathers pieces for a moment; at the end of the `with` nothing is left behind."""

    def __init__(self, send: Callable[[list[T]], None], seconds: float = TOGETHER_SECONDS) -> None:
        self._send, self._seconds = send, seconds
        self._pieces: list[T] = []
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def add(self, piece: T) -> None:
        """Take a piece; it is sent within a moment, also where no other comes."""
        with self._lock:
            self._pieces.append(piece)
            if self._timer is None:
                self._timer = threading.Timer(self._seconds, self._flush)
                self._timer.start()

    def _flush(self) -> None:
        with self._lock:
            pieces, self._pieces, self._timer = self._pieces, [], None
            if pieces:
                self._send(pieces)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        timer = self._timer
        if timer is not None:
            timer.cancel()
        self._flush()
