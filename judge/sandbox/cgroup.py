"""Control groups: the memory, process and CPU limits of a whole process tree, v1 or v2.

A leaf is made below our own group (or, in v2, beside it when the parent is delegated to us),
so that the limits of the container or service that we run in still hold. The runner of a slot is
moved into it once, which is slow; its runs are born there, which is not.
"""

import itertools
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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
WANTED = ("memory", "pids", "cpuacct")
_counter = itertools.count()
_STALE_SECONDS = 60


@dataclass(frozen=True, kw_only=True)
class Hierarchy:
    """Where groups of one controller can be made: `base` is the folder, `version` 1 or 2."""

    controller: str
    version: int
    base: Path


def _mounts() -> list[tuple[str, Path, str, frozenset[str]]]:
    """Return (root, mount point, type, options) of each mounted cgroup hierarchy."""
    found = []
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        left, _, right = line.partition(" - ")
        kind, _, options = right.split(" ", 2)
        if kind in ("cgroup", "cgroup2"):
            fields = left.split(" ")
            found.append((fields[3], Path(fields[4]), kind, frozenset(options.split(","))))
    return found


def _own_groups() -> dict[str, str]:
    """Return our group's path by controller; the v2 hierarchy has the name ''."""
    groups: dict[str, str] = {}
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, names, path = line.split(":", 2)
        groups |= dict.fromkeys(names.split(","), path)
    return groups


def _folder(root: str, point: Path, path: str) -> Path:
    """Return the folder of group `path` where the hierarchy's `root` is mounted at `point`."""
    below = os.path.relpath(path, root) if path.startswith(root) else "."
    return point if below.startswith("..") else point / below


def _can_hold(hierarchy: Hierarchy) -> bool:
    """Try to make a leaf there and to see the controller's files in it."""
    probe = hierarchy.base / f"hanjul-probe-{os.getpid()}-{next(_counter)}"
    try:
        probe.mkdir()
    except OSError:
        return False
    sentinel = {
        ("memory", 1): "memory.limit_in_bytes",
        ("memory", 2): "memory.max",
        ("pids", 1): "pids.max",
        ("pids", 2): "pids.max",
        ("cpuacct", 1): "cpuacct.usage",
        ("cpuacct", 2): "cpu.stat",
    }[hierarchy.controller, hierarchy.version]
    try:
        return os.access(probe / sentinel, os.R_OK) and os.access(probe / "cgroup.procs", os.W_OK)
    finally:
        probe.rmdir()


def _is_ours(folder: Path) -> bool:
    """Tell whether a v2 group was delegated to us, so that we may make groups beside our own."""
    if os.geteuid() != 0:
        return os.access(folder, os.W_OK)
    for name in ("trusted.delegate", "user.delegate"):  # systemd's mark
        with suppress(OSError):
            return os.getxattr(folder, name) == b"1"
    return False


def _candidates(controller: str) -> list[Hierarchy]:
    own = _own_groups()
    found = []
    for root, point, kind, options in _mounts():
        if kind == "cgroup" and controller in options and controller in own:
            base = _folder(root, point, own[controller])
            found.append(Hierarchy(controller=controller, version=1, base=base))
        elif kind == "cgroup2" and "" in own:
            base = _folder(root, point, own[""])
            bases = [base, base.parent] if base != point and _is_ours(base.parent) else [base]
            found += [Hierarchy(controller=controller, version=2, base=b) for b in bases]
    return found


def _enable_v2(hierarchy: Hierarchy) -> None:
    """Ask for the controller below a v2 group; refused where the group itself holds processes."""
    if hierarchy.version == 2 and hierarchy.controller != "cpuacct":
        with suppress(OSError):
            (hierarchy.base / "cgroup.subtree_control").write_text(f"+{hierarchy.controller}")


def _sweep(base: Path) -> None:
    """Take away the empty groups of judges that were killed in mid-run.

    The kernel refuses for a group with processes; a new one, about to get its first, is let be.
    """
    for leaf in base.glob("hanjul-*"):
        with suppress(OSError, ValueError):
            owner = int(leaf.name.rsplit("-", 2)[1])
            old = time.time() - leaf.stat().st_mtime > _STALE_SECONDS
            if old and not Path("/proc", str(owner)).exists():
                leaf.rmdir()


def detect() -> tuple[Hierarchy, ...]:
    """Return one usable hierarchy for each controller that can be had on this machine."""
    usable = []
    for controller in WANTED:
        for hierarchy in _candidates(controller):
            _enable_v2(hierarchy)
            if _can_hold(hierarchy):
                _sweep(hierarchy.base)
                usable.append(hierarchy)
                break
    return tuple(usable)


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
