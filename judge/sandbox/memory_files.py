"""Files that exist in memory only, to be passed by descriptor."""

import fcntl
import os

_SEALS = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL


def memory_file(data: bytes, *, executable: bool = False) -> int:
    """Return a read-only descriptor of a sealed memory file at its start."""
    flags = os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING
    writable = os.memfd_create("box", flags)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(writable, view) :]
        if executable:
            os.fchmod(writable, 0o555)
        fcntl.fcntl(writable, fcntl.F_ADD_SEALS, _SEALS)
        return os.open(f"/proc/self/fd/{writable}", os.O_RDONLY | os.O_CLOEXEC)
    finally:
        os.close(writable)
