"""Ends a run at a signal after its step, so that what it learned is kept."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from transformers import TrainerCallback


class Stop(TrainerCallback):  # type: ignore[misc]
    """Ends a run after the step in which it was asked to."""

    def __init__(self) -> None:
        self.asked = False

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Tell the trainer to stop, with a checkpoint to go on from, where somebody asked."""
        if self.asked:
            control.should_training_stop = control.should_save = True


@contextmanager
def signals_ask(stop: Stop) -> Iterator[None]:
    """Let the first Ctrl-C or SIGTERM end the run after its step, the second one at once."""

    def handle(number: int, frame: object) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
