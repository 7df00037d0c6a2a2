"""A fake of the gemma writer, and a real guideline worker that has it: no test of a model."""

import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from app.settings import Settings
from app.tasks import worker
from app.tasks.writers import Writers
from guideline_model import Guideline, WriteRequest, make_writer


class FakeGemma:
    """Says what the template writer says, each unit a batch of its own.

    Notes in `asked` which units it wrote; after so many of them it breaks or hangs.
    """

    name = "gemma"

    def __init__(self, breaks_after: int | None = None, hangs_after: int | None = None) -> None:
        self.breaks_after, self.hangs_after = breaks_after, hangs_after
        self.asked: list[int] = []
        self.closed = False

    def write(self, request: WriteRequest) -> Iterator[Guideline]:
        """Yield the guidelines, each a batch of its own."""
        try:
            for count, unit in enumerate(make_writer("template").write(request)):
                if count == self.breaks_after:
                    raise RuntimeError("the fake breaks")
                if count == self.hangs_after:
                    time.sleep(600)
                self.note(unit.index)
                yield Guideline(index=unit.index, text=unit.text, writer=self.name)
        finally:
            self.closed = True

    def note(self, index: int) -> None:
        """Keep that a unit was written."""
        self.asked.append(index)


class NotingFakeGemma(FakeGemma):
    """The same in a process of its own: it notes the units in a file."""

    def __init__(self, notes: Path, **how: Any) -> None:
        super().__init__(**how)
        self.notes = notes

    def note(self, index: int) -> None:
        with self.notes.open("a") as file:
            file.write(f"{os.getpid()} {index}\n")


def main(notes: str, hangs_after: str) -> None:
    """Run the guideline worker of the settings, with the fake in the model's place."""
    fake = NotingFakeGemma(Path(notes), hangs_after=int(hangs_after))
    worker.Writers = partial(Writers, make=lambda gemma: fake)  # type: ignore[misc, assignment]
    worker.run_worker(Settings(), "guideline")


if __name__ == "__main__":
    main(*sys.argv[1:])
