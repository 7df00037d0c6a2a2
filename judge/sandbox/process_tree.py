"""What a process tree uses, where no control group counts it: read from /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, kw_only=True)
class Use:
    """CPU time in seconds (dead and reaped children counted) and resident memory in bytes."""

    cpu_seconds: float
    memory_bytes: int


def _stats() -> dict[int, list[str]]:
    """Return the fields of every /proc/PID/stat from the state on, by process id."""
    found = {}
    for entry in os.listdir("/proc"):  # noqa: PTH208 - names only, and often
        if entry.isdigit():
            try:
                text = Path("/proc", entry, "stat").read_text()
            except OSError:  # it ended in between
                continue
            found[int(entry)] = text.rpartition(") ")[2].split()
    return found


def use_of(root: int) -> Use:
    """Return what `root` and all its descendants have used."""
    stats = _stats()
    children: dict[int, list[int]] = {}
    for pid, fields in stats.items():
        children.setdefault(int(fields[1]), []).append(pid)
    ticks = pages = 0
    queue = [root]
    while queue:
        pid = queue.pop()
        queue += children.get(pid, [])
        if pid in stats:
            ticks += sum(map(int, stats[pid][11:15]))
            pages += int(stats[pid][21])
    return Use(cpu_seconds=ticks / _TICKS, memory_bytes=pages * _PAGE)
