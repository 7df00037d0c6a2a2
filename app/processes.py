"""Child processes that are kept running: one output file each, restarts, and no orphans.

Each child leads a session of its own, so that a Ctrl-C reaches only the supervisor, which then
stops the children in order. A child dies with its supervisor even if that one is killed by
SIGKILL (`PR_SET_PDEATHSIG`); whatever a child leaves behind in its process group is killed too.
"""

import asyncio
import contextlib
import ctypes
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO

LOG_BYTES = 10 * 1024 * 1024
STEADY_SECONDS = 30.0
# The exit status of a child that looked around and refuses to work here: asking again is no use.
REFUSED = 3
LONGEST_DELAY_SECONDS = 30.0
_LINE_BYTES = 64 * 1024

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1


def _die_with_parent() -> None:
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


@dataclass(kw_only=True)
class Child:
    """A command that is kept running. `say` gets one short line when something happens to it.

    What it prints goes to its log; with `result` its stdout goes there instead, line by line.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    logs: Path
    say: Callable[[str], None]
    restart: bool = True
    result: Callable[[str], None] | None = None
    process: asyncio.subprocess.Process | None = None
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=5))

    @property
    def log(self) -> Path:
        """The file that its output goes to."""
        return self.logs / f"{self.name}.log"

    @property
    def last_words(self) -> str:
        """The last line of its log in this run, and where the rest is."""
        return f"{self.last_lines[-1] if self.last_lines else 'it said nothing'} (see {self.log})"

    async def keep(self) -> int:
        """Run the command, again and again with growing delays; return the last exit status.

        Ends when it is stopped or refuses, or after the first exit where `restart` is off.
        """
        delay = 0.5
        while True:
            started = time.monotonic()
            status = await self._run()
            if self.stopping.is_set() or not self.restart:
                return status
            if status == REFUSED:
                self.say(f"{self.name} is off: {self.last_words}")
                return status
            if time.monotonic() - started > STEADY_SECONDS:
                delay = 0.5
            self.say(f"{self.name} {_ended(status)}; again in {delay:g} s (see {self.log})")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), delay)
                return status
            delay = min(2 * delay, LONGEST_DELAY_SECONDS)

    async def _run(self) -> int:
        with _open_log(self.log) as log:
            keep_line = partial(self._log_line, log)
            # Pipes of our own: asyncio's would make the child's death wait for grandchildren.
            with _pipe(self.result or keep_line) as out, _pipe(keep_line) as err:
                self.process = await self._spawn(out.writer, err.writer)
                copying = asyncio.gather(out.copy(), err.copy())
                status = await self.process.wait()
                _kill_group(self.process.pid)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(copying, 1)
        return status

    async def _spawn(self, stdout: int, stderr: int) -> asyncio.subprocess.Process:
        try:
            return await asyncio.create_subprocess_exec(
                *self.command,
                env=self.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                start_new_session=True,
                preexec_fn=_die_with_parent,  # safe: our other threads only wait for children
            )
        finally:
            os.close(stdout)
            os.close(stderr)

    def _log_line(self, log: IO[str], line: str) -> None:
        self.last_lines.append(line)
        log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S} {self.name} | {line}\n")

    async def stop(self, *, patience: float = 3.0) -> None:
        """Ask the child to end, press after `patience` seconds, kill a second later."""
        self.stopping.set()
        process = self.process
        if process is None:
            return
        # SIGTERM lets a worker finish its task, SIGQUIT makes it drop it.
        for number, seconds in ((signal.SIGTERM, patience), (signal.SIGQUIT, 1.0)):
            if process.returncode is None:
                process.send_signal(number)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), seconds)
        _kill_group(process.pid)


@dataclass(kw_only=True)
class _Pipe:
    writer: int
    reader: IO[bytes]
    take: Callable[[str], None]

    async def copy(self) -> None:
        """Give every line to `take` until the last writer is gone."""
        stream = asyncio.StreamReader(limit=_LINE_BYTES)
        protocol = asyncio.StreamReaderProtocol(stream)
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_read_pipe(lambda: protocol, self.reader)
        try:
            while line := await _line(stream):
                self.take(line.decode(errors="replace").rstrip())
        finally:
            transport.close()


@contextlib.contextmanager
def _pipe(take: Callable[[str], None]) -> Iterator[_Pipe]:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb", buffering=0) as file:
        yield _Pipe(writer=writer, reader=file, take=take)


async def _line(stream: asyncio.StreamReader) -> bytes:
    try:
        return await stream.readuntil(b"\n")
    except asyncio.IncompleteReadError as rest:
        return rest.partial
    except asyncio.LimitOverrunError:
        return await stream.read(_LINE_BYTES)


def _open_log(path: Path) -> IO[str]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("a", encoding="utf-8", buffering=1)


def _kill_group(leader: int) -> None:
    # Also after the leader's death: what it started may still run, in the same group.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _ended(status: int) -> str:
    return f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
