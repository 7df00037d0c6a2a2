"""Control groups: the memory, process and CPU limits of a whole process tree, v1 or v2.

The runner of a slot is moved into its leaf once, which is slow; its runs are born there, which is
not.
"""

import itertools
import os
import time
from contextlib import suppress
from pathlib import Path

from judge.sandbox.hierarchies import Hierarchy

_READ, _CHANGE = os.O_RDONLY, os.O_RDWR
# by controller, for v1 and v2: the runner's name of a file, how it is opened, its name there
_FILES = {
    "memory": (
        (
            ("limit", _CHANGE, "memory.limit_in_bytes"),
            ("drain", _CHANGE, "memory.limit_in_bytes"),
            ("swap_limit", _CHANGE, "memory.memsw.limit_in_bytes"),
            ("peak", _CHANGE, "memory.max_usage_in_bytes"),
            ("usage", _READ, "memory.usage_in_bytes"),
            ("oom", _READ, "memory.oom_control"),
            ("stat", _READ, "memory.stat"),
        ),
        (
            ("limit", _CHANGE, "memory.max"),
            ("peak", _CHANGE, "memory.peak"),
            ("usage", _READ, "memory.current"),
            ("oom", _READ, "memory.events"),
            ("stat", _READ, "memory.stat"),
        ),
    ),
    "pids": ((("processes", _CHANGE, "pids.max"),),) * 2,
    "cpuacct": ((("cpu", _READ, "cpuacct.usage"),), (("cpu", _READ, "cpu.stat"),)),
}
_counter = itertools.count()


class Group:
    """One slot's leaf in each usable hierarchy, in which all of its runs are born."""

    def __init__(self, hierarchies: tuple[Hierarchy, ...]) -> None:
        name = f"hanjul-{os.getpid()}-{next(_counter)}"
        self._leaves: dict[str, tuple[int, Path]] = {}
        for hierarchy in hierarchies:
            leaf = hierarchy.base / name
            leaf.mkdir(exist_ok=True)  # in v2 the controllers share one leaf
            self._leaves[hierarchy.controller] = (hierarchy.version, leaf)

    def add(self, pid: int) -> None:
        """Move a process in; what it starts from then on is born in the group."""
        for leaf in self._folders():
            (leaf / "cgroup.procs").write_text(str(pid))

    def open_files(self) -> dict[str, int]:
        """Return descriptors of the files that the runner needs, by its names for them.

        Swap is no way around a limit: v1 limits the sum, v2 has none here. A v2 peak that cannot
        be set back (before Linux 6.12) is left out: it would be that of all runs.
        """
        files = {}
        for controller, (version, leaf) in self._leaves.items():
            if version == 2 and controller == "memory":
                _write_if_there(leaf / "memory.swap.max", "0")
            for name, mode, file in _FILES[controller][version - 1]:
                with suppress(OSError):
                    files[name] = os.open(leaf / file, mode | os.O_CLOEXEC)
        if "peak" in files and not _can_set_back(files["peak"]):
            os.close(files.pop("peak"))
        return files

    def remove(self) -> None:
        """Take the leaves away; the processes in them must be dead."""
        for leaf in self._folders():
            for _ in range(200):
                try:
                    leaf.rmdir()
                    break
                except FileNotFoundError:
                    break
                except OSError:  # a dying process is still being taken down
                    time.sleep(0.001)

    def _folders(self) -> set[Path]:
        return {leaf for _, leaf in self._leaves.values()}


def _write_if_there(path: Path, text: str) -> None:
    with suppress(OSError):
        path.write_text(text)


def _can_set_back(peak: int) -> bool:
    try:
        return os.pwrite(peak, b"0", 0) == 1
    except OSError:
        return False
