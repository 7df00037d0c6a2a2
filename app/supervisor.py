"""`hanjul serve --embedded`: one command that runs the whole service out of one data folder.

Order of things: take the data folder's lock, see that the port is free, migrate, start Redis, then
start the web server, the workers and `hanjul seed` side by side. When the web answers and the
sample problems are loaded, the address and the demo accounts are printed. Where they cannot be
loaded soon (no sandbox, so no judge), the service is ready without them. From then on a child that
dies is started again. SIGTERM or SIGINT stops all of them, Redis last.
"""

import asyncio
import fcntl
import os
import signal
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from app.embedded import EmbeddedRedisError, answers, redis_command
from app.migrate import MigrationError, migrate
from app.processes import Child
from app.settings import Settings

REDIS_SECONDS = 10.0
WEB_SECONDS = 60.0
SOON_SECONDS = 3.0
SEED_SECONDS = 120.0
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
# Only what holds the database may know where it is, and only who asks a server has its key.
_DATABASE = ("HANJUL_DATABASE_URL",)
_KEYS = ("HANJUL_WRITER_KEY", "HF_TOKEN")


class StartError(RuntimeError):
    """The service cannot start; the message says what to do."""


def supervise(settings: Settings, *, seed: bool = True) -> int:
    """Run the service until it is told to stop; return the exit status of the command."""
    try:
        with _held(settings):
            _check_port(settings)
            return asyncio.run(Supervisor(settings).run(seed=seed))
    except (StartError, EmbeddedRedisError, MigrationError) as error:
        print(f"hanjul: {error}", file=sys.stderr)  # noqa: T201
        return 2


@contextmanager
def _held(settings: Settings) -> Iterator[None]:
    data = settings.data.resolve()
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        data.chmod(0o700)
        lock = (data / "lock").open("a")
    except OSError as error:
        raise StartError(
            f"cannot use {data}: {error.strerror}; choose another with DATA="
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StartError(
                f"another Hanjul already runs on {data}: stop it, or choose another with DATA="
            ) from None
        yield


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((settings.host, settings.port))
        except OSError as error:
            raise StartError(
                f"port {settings.port} of {settings.host} cannot be taken ({error.strerror}): "
                "choose another with PORT="
            ) from error


class Supervisor:
    """The children of one data folder."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.stopped = asyncio.Event()
        self.redis = self._child("redis", []) if settings.embedded else None
        self.web = self._child("web", ["serve"])
        self.judge = self._child("judge", ["worker", "judge"])
        self.others = [self._child(name, ["worker", name]) for name in ("app", "guideline")]
        self.seed = self._child("seed", ["seed", "--samples", str(SAMPLES)])
        self.seed.restart = False
        self.accounts: list[str] = []
        self.seed.result = self.accounts.append
        self._tasks: list[asyncio.Task[int]] = []

    def _child(self, name: str, arguments: list[str]) -> Child:
        return Child(
            name=name,
            command=_hanjul(*arguments),
            environment=self._environment(name),
            logs=self.settings.data.resolve() / "logs",
            say=say,
        )

    def _environment(self, name: str) -> Mapping[str, str]:
        own = {
            "HANJUL_DATA": str(self.settings.data.resolve()),
            "HANJUL_HOST": self.settings.host,
            "HANJUL_PORT": str(self.settings.port),
            "PYTHONUNBUFFERED": "1",
        }
        hidden: tuple[str, ...] = _DATABASE if name in ("redis", "judge", "guideline") else ()
        hidden += () if name == "guideline" else _KEYS
        return {key: value for key, value in os.environ.items() if key not in hidden} | own

    async def run(self, *, seed: bool) -> int:
        """Start everything, wait for a signal, stop everything; return the exit status."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            loop.add_signal_handler(number, self.stopped.set)
        try:
            await self._start(seed=seed)
            await self.stopped.wait()
        finally:
            await self._stop()
        say("stopped")
        return 0

    async def _start(self, *, seed: bool) -> None:
        migrate(self.settings.database)
        if self.redis:
            self.redis.command = redis_command(self.settings)
            self._keep(self.redis)
            await self._until_redis(self.redis)
        self.web.restart = False  # until it has answered once, its end is an error to tell
        web = self._keep(self.web)
        judge = self._keep(self.judge)
        for worker in self.others:
            self._keep(worker)
        seeding = self._keep(self.seed) if seed else None
        await self._until_web(web)
        if seeding:
            seeding.add_done_callback(self._tell_seed)
            await self._until_seeded(seeding, judge)
        if not self.stopped.is_set():
            say(f"Hanjul is ready at {address(self.settings)}")
            for account in self.accounts:
                say("  {:12} {}".format(*account.split("\t")))

    def _keep(self, child: Child) -> asyncio.Task[int]:
        task = asyncio.create_task(child.keep())
        self._tasks.append(task)
        return task

    async def _until_redis(self, child: Child) -> None:
        for _ in range(int(REDIS_SECONDS / 0.01)):
            if answers(self.settings.redis_socket):
                return
            await asyncio.sleep(0.01)
        raise StartError(f"Redis does not start: {'; '.join(child.last_lines)} (see {child.log})")

    async def _until_web(self, web: asyncio.Task[int]) -> None:
        child = self.web
        for _ in range(int(WEB_SECONDS / 0.05)):
            if self.stopped.is_set():
                return
            if web.done():
                break
            if await _healthy(self.settings):
                child.restart = True
                return
            await asyncio.sleep(0.05)
        told = "\n  ".join(child.last_lines)
        raise StartError(f"the web server does not start (see {child.log}):\n  {told}")

    async def _until_seeded(self, seed: asyncio.Task[int], judge: asyncio.Task[int]) -> None:
        """Wait for the samples; not for long, and not where nobody judges them."""
        stopped = asyncio.create_task(self.stopped.wait())
        for seconds, words in (
            (SOON_SECONDS, "loading the sample problems; only the first start does that ..."),
            (SEED_SECONDS, "the sample problems take long; they appear when they are ready"),
        ):
            done, _ = await asyncio.wait(
                {seed, judge, stopped}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if done:
                break
            say(words)
        stopped.cancel()
        while not (self.accounts or seed.done() or self.stopped.is_set()):
            await asyncio.sleep(0.05)

    def _tell_seed(self, seed: asyncio.Task[int]) -> None:
        failed = not seed.cancelled() and (seed.result() or self.seed.last_lines)
        if failed and not self.stopped.is_set():
            say(f"not every sample problem is loaded: {self.seed.last_words}")

    async def _stop(self) -> None:
        children = [self.seed, self.web, self.judge, *self.others]
        await asyncio.gather(*(child.stop() for child in children))
        if self.redis:
            await self.redis.stop()
            self.settings.redis_socket.unlink(missing_ok=True)
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _hanjul(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "app", *arguments]


def say(line: str) -> None:
    """Print a line for the person who started the service."""
    if line:
        print(line, flush=True)  # noqa: T201


def address(settings: Settings) -> str:
    """Return the address to open in a browser on this machine."""
    return f"http://{_reachable(settings.host)}:{settings.port}/"


def _reachable(host: str) -> str:
    if host in ("0.0.0.0", "::", ""):  # noqa: S104 a comparison, nothing is bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


async def _healthy(settings: Settings) -> bool:
    host = _reachable(settings.host).strip("[]")
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(2):
            reader, writer = await asyncio.open_connection(host, settings.port)
            writer.write(f"GET /-/health HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
            try:
                return b" 200 " in await reader.readline()
            finally:
                writer.close()
    return False
