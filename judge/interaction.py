"""Interactive problems: a program and an interactor in two sandboxes, joined by pipes.

Who broke off first decides whose fault it is, so neither learns of the other's end but from us.
What the program says goes through us (it must be counted too: a flood is its fault); what the
interactor says goes straight to the program, but we hold both ends of that pipe: the program sees
its end when we let go of it, and an interactor can always finish its sentence instead of dying of
a broken pipe, since we read away what is left when the program has ended.
"""

import os
import select
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import FileIO

from judge.sandbox import Command, RunResult, Sandbox

Accepts = Callable[[RunResult], bool]
_CHUNK = 1 << 16
_GRACE_SECONDS = 10.0  # for the interactor to finish in, once the program has ended
_ENDING_SECONDS = 0.5  # for a program that says no more to end by itself


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """How a talk ended. `broke_off`: the interactor ended before the program said its last word;
    `flooded`: the program said more than it may."""

    program: RunResult
    interactor: RunResult
    broke_off: bool
    flooded: bool


def converse(
    sandbox: Sandbox, program: Command, interactor: Command, *, accepts: Accepts, most_bytes: int
) -> Exchange:
    """Run a program and its interactor until both have ended.

    An interactor that ends, but not so that it `accepts`, ends the program too; a program
    that says more than `most_bytes` is ended. Raises SandboxError when the sandbox failed.
    """
    with _descriptors() as talk, ThreadPoolExecutor(2) as pool:
        runs = (
            pool.submit(
                sandbox.run,
                replace(
                    program, stdin_pipe=talk.program_in, stdout_pipe=talk.program_out,
                    cancel=talk.end_program,
                ),
            ),
            pool.submit(
                sandbox.run,
                replace(
                    interactor, stdin_pipe=talk.interactor_in, stdout_pipe=talk.interactor_out,
                    cancel=talk.end_interactor,
                ),
            ),
        )  # fmt: skip
        return _Between(talk, *runs, accepts=accepts, most_bytes=most_bytes).until_the_end()


@dataclass(frozen=True, kw_only=True)
class _Talk:
    """The descriptors of a talk. `heard` is what the program says, `feed` what the interactor
    reads, `held` what the program reads and `grip` the other end of that; `news`, `end_program`
    and `end_interactor` are events."""

    heard: FileIO
    program_out: FileIO
    interactor_in: FileIO
    feed: FileIO
    held: FileIO
    grip: FileIO
    program_in: FileIO
    interactor_out: FileIO
    news: int
    end_program: int
    end_interactor: int


@contextmanager
def _descriptors() -> Iterator[_Talk]:
    (heard, program_out), (interactor_in, feed), (held, interactor_out) = (_pipe() for _ in "123")
    files = (heard, program_out, interactor_in, feed, held, interactor_out)
    program_in = FileIO(os.dup(held.fileno()), "rb")
    grip = FileIO(os.dup(interactor_out.fileno()), "wb")
    events = [os.eventfd(0, os.EFD_CLOEXEC) for _ in range(3)]
    try:
        yield _Talk(
            heard=heard, program_out=program_out, interactor_in=interactor_in, feed=feed,
            held=held, grip=grip, program_in=program_in, interactor_out=interactor_out,
            news=events[0], end_program=events[1], end_interactor=events[2],
        )  # fmt: skip
    finally:
        for file in (*files, program_in, grip):
            file.close()
        for event in events:
            os.close(event)


def _pipe() -> tuple[FileIO, FileIO]:
    read, write = os.pipe2(os.O_CLOEXEC)
    return FileIO(read, "rb"), FileIO(write, "wb")


class _Between:
    """We, between the two; use `until_the_end()` once."""

    def __init__(
        self, talk: _Talk, program: "Future[RunResult]", interactor: "Future[RunResult]",
        *, accepts: Accepts, most_bytes: int,
    ) -> None:  # fmt: skip
        self._talk, self._program, self._interactor = talk, program, interactor
        self._accepts, self._left = accepts, most_bytes
        self._sink = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
        self._broke_off = self._flooded = False
        self._full = False  # there is no room for what the program says
        self._told = False  # the interactor knows that the program says no more
        # when to end the one that should end by itself, and the event that does it
        self._due: tuple[float, int] | None = None
        self._poller = select.poll()
        self._poller.register(talk.heard, select.POLLIN)
        self._poller.register(talk.news, select.POLLIN)

    def until_the_end(self) -> Exchange:
        for run in (self._program, self._interactor):
            run.add_done_callback(lambda _: os.eventfd_write(self._talk.news, 1))
        try:
            while not (self._program.done() and self._interactor.done()):
                self._look()
        finally:
            os.close(self._sink)
            for file in (self._talk.heard, self._talk.feed, self._talk.held, self._talk.grip):
                file.close()
        return Exchange(
            program=self._program.result(),
            interactor=self._interactor.result(),
            broke_off=self._broke_off,
            flooded=self._flooded,
        )

    def _look(self) -> None:
        talk = self._talk
        ready = dict(self._poller.poll(self._patience()))
        if self._due is not None and time.monotonic() >= self._due[0]:
            os.eventfd_write(self._due[1], 1)
            self._due = None
        if talk.news in ready:
            os.eventfd_read(talk.news)
            self._one_has_ended()
        if not talk.feed.closed and talk.feed.fileno() in ready:  # there is room again
            self._full = False
            self._poller.unregister(talk.feed)
            self._poller.register(talk.heard, select.POLLIN)
        elif not talk.heard.closed and talk.heard.fileno() in ready:
            self._pass_on()
        elif self._is_silenced():
            self._end_of_words()
        if talk.held.fileno() in ready:  # what nobody will read
            os.splice(talk.held.fileno(), self._sink, _CHUNK, flags=os.SPLICE_F_NONBLOCK)

    def _patience(self) -> float | None:
        """Return for how many milliseconds nothing has to be done."""
        if self._program.done() and not self._full and not self._talk.heard.closed:
            return 0
        return None if self._due is None else max(0.0, self._due[0] - time.monotonic()) * 1e3 + 1

    def _is_silenced(self) -> bool:
        """Tell that a dead program's words have all been taken.

        Their end need not come: it may have sent the pipe through a socket that nobody reads.
        """
        if not self._program.done() or self._full or self._talk.heard.closed:
            return False
        left = select.poll()
        left.register(self._talk.heard, select.POLLIN)
        return not left.poll(0)

    def _one_has_ended(self) -> None:
        talk = self._talk
        if self._program.done():
            self._poller.register(talk.held, select.POLLIN)
            self._due = (time.monotonic() + _GRACE_SECONDS, talk.end_interactor)
        elif self._accepted():
            self._broke_off = not self._told
            talk.grip.close()
        else:  # it need not go on; but one that says no more may be about to end by itself
            self._broke_off = not self._told
            self._due = (time.monotonic() + _ENDING_SECONDS * self._told, talk.end_program)

    def _accepted(self) -> bool:
        if self._interactor.exception() is not None:
            return False
        return self._accepts(self._interactor.result())

    def _pass_on(self) -> None:
        """Move what the program said on to the interactor; nobody waits for a full pipe."""
        talk = self._talk
        feed = self._sink if talk.feed.closed else talk.feed.fileno()
        try:
            moved = os.splice(
                talk.heard.fileno(), feed, min(_CHUNK, self._left + 1), flags=os.SPLICE_F_NONBLOCK
            )
        except BlockingIOError:
            self._full = True
            self._poller.unregister(talk.heard)
            self._poller.register(talk.feed, select.POLLOUT)
            return
        except BrokenPipeError:  # the interactor listens no more; the program may say on
            talk.feed.close()
            return
        self._left -= moved
        if self._left < 0:
            self._flooded = True
            os.eventfd_write(talk.end_program, 1)
        if moved == 0 or self._flooded:
            self._end_of_words()

    def _end_of_words(self) -> None:
        """Tell the interactor that the program says no more."""
        self._told = True
        self._poller.unregister(self._talk.heard)
        self._talk.heard.close()
        self._talk.feed.close()
