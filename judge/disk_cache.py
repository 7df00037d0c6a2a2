"""A bounded store of bytes in a folder, shared by the workers of one machine.

Only the judge's own processes can write it: the folder is theirs alone (mode 0700) and no program
ever sees it. An entry is one file, named by the hash of its key, which begins with a seal: the hash
of key and content. An entry that is cut short, damaged or put in another's place is thus taken for
missing, and removed. Files appear by an atomic rename; the ones not asked for the longest go first.
"""

import hashlib
import os
import stat
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

_SEAL_BYTES = hashlib.sha256().digest_size
_LOOK_EVERY = 64  # puts between two looks at the whole folder


def private_folder(folder: Path) -> Path:
    """Make a folder that is ours alone and return it; raises PermissionError where it is not."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to somebody else: remove it, or choose another")
    folder.chmod(0o700)
    return folder


class DiskCache:
    """Bytes by key, at most about `max_bytes` of them. A full or lost disk only costs time."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = private_folder(folder)
        self._max = max_bytes
        self._puts = 0
        self._lock = threading.Lock()

    def get(self, key: bytes) -> bytes | None:
        """Return what was put for this key, if it is still there and whole."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        content = data[_SEAL_BYTES:]
        if data[:_SEAL_BYTES] != _seal(key, content):
            path.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            os.utime(path)
        return content

    def put(self, key: bytes, content: bytes) -> None:
        """Keep something; what is too large for an eighth of the room is not kept."""
        if len(content) > self._max // 8:
            return
        with suppress(OSError):
            replace_file(self._path(key), _seal(key, content) + content)
        with self._lock:
            self._puts += 1
            look = self._puts % _LOOK_EVERY == 1
        if look:
            self.make_room()

    def make_room(self) -> None:
        """Remove the oldest entries until a tenth of the room is free, if there is too much."""
        entries = []
        for path in self._folder.glob("*"):
            with suppress(OSError):  # another worker has just removed it
                about = path.lstat()
                entries.append((about.st_mtime_ns, about.st_size, path))
        total = sum(size for _, size, _ in entries)
        if total <= self._max:
            return
        for _, size, path in sorted(entries):
            if total <= self._max * 9 // 10:
                break
            path.unlink(missing_ok=True)
            total -= size

    def _path(self, key: bytes) -> Path:
        return self._folder / hashlib.sha256(key).hexdigest()


def _seal(key: bytes, content: bytes) -> bytes:
    return hashlib.sha256(len(key).to_bytes(8, "big") + key + content).digest()


def replace_file(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write a file whole or not at all; raises OSError."""
    descriptor, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            os.fchmod(descriptor, mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
