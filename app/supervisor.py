"""`hanjul serve --embedded`: one command that runs the whole service out of one data folder.

Order of things: take the data folder's lock, see that the port is free, start Redis, migrate, then
start the workers, the web server and `hanjul seed` side by side. When the web answers and the seed
is sown, the address and what the seed said (the demo accounts) are printed. From then on a child
that dies is started again. SIGTERM or SIGINT stops all of them, Redis last.
"""

import asyncio
import fcntl
import os
import signal
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from app.embedded import EmbeddedRedisError, answers, redis_command
from app.migrate import MigrationError, migrate
from app.processes import Child
from app.settings import Settings

QUEUES = ("app", "judge", "guideline")
REDIS_SECONDS = 10.0
WEB_SECONDS = 60.0
# Only what holds the database may know where it is.
_SECRETS = ("HANJUL_DATABASE_URL",)


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
        self.workers = [self._child(queue, ["worker", queue]) for queue in QUEUES]
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
        hidden = _SECRETS if name in ("redis", "judge", "guideline") else ()
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
        for worker in self.workers:
            self._keep(worker)
        words = await self._seed() if seed and not self.stopped.is_set() else ""
        await self._until_web(web)
        if not self.stopped.is_set():
            say(f"Hanjul is ready at {address(self.settings)}")
            say(words)

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

    async def _seed(self) -> str:
        process = await asyncio.create_subprocess_exec(
            *_hanjul("seed"),
            env=self._environment("seed"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
        )
        output, _ = await process.communicate()
        if process.returncode:
            raise StartError("the sample problems could not be loaded (see above)")
        return output.decode().rstrip()

    async def _stop(self) -> None:
        children = [self.web, *self.workers]
        await asyncio.gather(*(child.stop() for child in children))
        if self.redis:
            await self.redis.stop()
            self.settings.redis_socket.unlink(missing_ok=True)
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _hanjul(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "app.cli", *arguments]


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
