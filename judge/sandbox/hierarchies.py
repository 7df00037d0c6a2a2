"""Where control groups can be made: for each controller a folder of cgroup v1 or v2.

That is below our own group (or, in v2, beside it when the parent is delegated to us), so that the
limits of the container or service that we run in still hold.
"""

import itertools
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

WANTED = ("memory", "pids", "cpuacct")
# a file of each controller, in v1 and v2
_SENTINELS = {
    "memory": ("memory.limit_in_bytes", "memory.max"),
    "pids": ("pids.max", "pids.max"),
    "cpuacct": ("cpuacct.usage", "cpu.stat"),
}
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


def _held_by(base: Path, version: int) -> set[str]:
    """Make a group there, and tell which controllers it can be used with."""
    probe = base / f"hanjul-probe-{os.getpid()}-{next(_counter)}"
    try:
        probe.mkdir()
    except OSError:
        return set()
    try:
        if not os.access(probe / "cgroup.procs", os.W_OK) or not _is_domain(probe):
            return set()
        files = {name: probe / _SENTINELS[name][version - 1] for name in WANTED}
        return {name for name, file in files.items() if os.access(file, os.R_OK)}
    finally:
        probe.rmdir()


def _is_domain(group: Path) -> bool:
    """Tell whether whole processes may enter: not below a v2 group that is made for threads."""
    try:
        return (group / "cgroup.type").read_text() == "domain\n"
    except FileNotFoundError:  # v1
        return True


def _is_ours(folder: Path) -> bool:
    """Tell whether a v2 group was delegated to us, so that we may make groups beside our own."""
    if os.geteuid() != 0:
        return os.access(folder, os.W_OK)
    for name in ("trusted.delegate", "user.delegate"):  # systemd's mark
        with suppress(OSError):
            return os.getxattr(folder, name) == b"1"
    return False


def _bases_v1(controller: str) -> list[Path]:
    own = _own_groups()
    return [
        _folder(root, point, own[controller])
        for root, point, kind, options in _mounts()
        if kind == "cgroup" and controller in options and controller in own
    ]


def _bases_v2() -> list[Path]:
    own = _own_groups().get("", "/")
    found = []
    for root, point, kind, _ in _mounts():
        if kind == "cgroup2":
            base = _folder(root, point, own)
            found += [base, base.parent] if base != point and _is_ours(base.parent) else [base]
    # who may not write to what two groups have in common moves nothing between them
    return [base for base in found if os.access(base / "cgroup.procs", os.W_OK)]


def _enable(base: Path) -> None:
    """Ask for the controllers below a v2 group, but where processes are only at the very root.

    Elsewhere the kernel refuses memory, but not pids, which would make the group one for threads.
    """
    try:
        if (base / "cgroup.type").exists() and (base / "cgroup.procs").read_text():
            return
    except OSError:  # it is for threads already
        return
    for controller in ("memory", "pids"):
        with suppress(OSError):
            (base / "cgroup.subtree_control").write_text(f"+{controller}")


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


def _detect_v1() -> list[Hierarchy]:
    found = []
    for controller in WANTED:
        held = (base for base in _bases_v1(controller) if controller in _held_by(base, 1))
        found += [Hierarchy(controller=controller, version=1, base=base) for base in held][:1]
    return found


def _detect_v2(wanted: set[str]) -> list[Hierarchy]:
    """All of them at one base, the best: in v2 a process is in one group only."""
    best, most = Path(), set[str]()
    for base in _bases_v2() if wanted else ():
        _enable(base)
        held = _held_by(base, 2) & wanted
        if len(held) > len(most):
            best, most = base, held
    return [Hierarchy(controller=name, version=2, base=best) for name in WANTED if name in most]


def detect() -> tuple[Hierarchy, ...]:
    """Return one usable hierarchy for each controller that can be had on this machine."""
    usable = _detect_v1()
    usable += _detect_v2(set(WANTED) - {hierarchy.controller for hierarchy in usable})
    for base in {hierarchy.base for hierarchy in usable}:
        _sweep(base)
    return tuple(usable)
