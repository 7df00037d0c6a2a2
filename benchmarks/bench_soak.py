# ruff: noqa: E501, S108 - programs; folders that are looked at
"""Many mixed runs over four threads, and what is left of them: nothing, is the aim.

Right programs, and ones that pass every limit, fork, fill folders, share memory and crash. Then
processes, mounts, control groups, segments, files and descriptors are counted and set beside those
of before, and so is this process's own memory, which may grow by 1 MB. Argument: how many runs;
2,000 by default, so that `make bench` stays short (10,000 take a few minutes).
"""

import gc
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from judge import Sandbox
from judge.compiling import compile_program
from judge.model import Program
from judge.sandbox import Bounds, BoxFile, Command, Stop
from tests.judge.attacks.harness import PRELUDE, Left

THREADS = 4
WARM_UP = 1000
PROGRAMS = {
    "right": 'puts("ok");',
    "time": "burn();",
    "sleeps": "for (;;) pause();",
    "memory": "touch(64);",
    "output": 'for (;;) puts("flood");',
    "crashes": "abort();",
    "exits": "exit(3);",
    "forks": "for (;;) fork();",
    "files": 'char n[9]; for (int i = 0; i < 500; i++) { sprintf(n, "f%d", i); close(creat(n, 0600)); }',
    "fills": 'static char b[1 << 20]; int f = creat("/tmp/x", 0600); while (write(f, b, 1 << 20) > 0);',
    "segments": "shmget(0x4841414a, 1 << 20, IPC_CREAT | 0666); semget(1, 9, IPC_CREAT | 0666);",
    "daemons": "for (int i = 0; i < 5; i++) if (!fork()) { setsid(); for (;;) pause(); }",
}  # fmt: skip
EXPECTED = {
    "time": (Stop.CPU,), "sleeps": (Stop.WALL,), "memory": (Stop.MEMORY,),
    "output": (Stop.OUTPUT,),
    "forks": (Stop.CPU, Stop.MEMORY),  # what the kernel sets aside for forks that fail counts, too
}  # fmt: skip
REDUCED = "memory: None"  # without a control group a request is refused, and the program fails
MIX = ["right"] * 9 + [name for name in PROGRAMS if name != "right"]


def main() -> None:
    """Run, count and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    sandbox = Sandbox()
    compiled = {name: _compiled(sandbox, name) for name in PROGRAMS}
    _many(sandbox, compiled, WARM_UP)
    before, memory = _counts(sandbox), _memory()
    started = time.monotonic()
    wrong = _many(sandbox, compiled, runs)
    seconds = time.monotonic() - started
    after, grown = _counts(sandbox), _memory() - memory
    print(f"{runs} runs over {THREADS} threads: {seconds:.0f} s, {runs / seconds:.0f} a second")
    print(f"{'':18} {'before':>8} {'after':>8}")
    for name, count in before.items():
        print(f"{name:18} {count:8} {after[name]:8}")
    print(f"this process grew by {grown} KB (at most 1,000 is the aim)")
    if any(p.name == "memory" and p.state == "reduced" for p in sandbox.protections):
        wrong.pop(REDUCED, None)
    print(f"not as expected: {dict(wrong) or 'none'}")
    sandbox.close()
    left = {
        name: count for name, count in _counts(sandbox).items() if name.startswith("own") and count
    }
    print(f"after closing the sandbox: {left or 'nothing is left'}")


def _compiled(sandbox: Sandbox, name: str) -> BoxFile:
    source = f"{PRELUDE}int main(void) {{ {PROGRAMS[name]} return 0; }}\n"
    compiled = compile_program(sandbox, Program(language="c", source=source))
    assert compiled.file is not None, compiled.report
    return compiled.file


def _many(sandbox: Sandbox, compiled: dict[str, BoxFile], runs: int) -> Counter[str]:
    """Run so many programs of the mix; return those whose end was not the right one."""

    def one(number: int) -> str:
        name = MIX[number % len(MIX)]
        wall = 0.02 if name == "sleeps" else 5.0
        bounds = Bounds(
            cpu_seconds=0.02 if name in ("time", "forks") else 2, wall_seconds=wall,
            memory_bytes=32 << 20, output_bytes=64 << 10, processes=16,
        )  # fmt: skip
        result = sandbox.run(Command(argv=("/box/main",), bounds=bounds, files=(compiled[name],)))
        right = result.stop in EXPECTED.get(name, (None,))
        return "" if right else f"{name}: {result.stop}"

    def share(first: int) -> Counter[str]:
        return Counter(end for n in range(first, runs, THREADS) if (end := one(n)))

    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(share, range(THREADS)), Counter())


def _counts(sandbox: Sandbox) -> dict[str, int]:
    """Count what runs could leave: on the whole machine, where others work; `own` is ours alone."""
    processes = [entry for entry in _names("/proc") if entry.isdigit()]
    segments = Path("/proc/sysvipc/shm").read_text().splitlines()[1:]
    groups = Path("/sys/fs/cgroup").glob(f"*/**/hanjul-{os.getpid()}-*")
    return {
        "processes": len(processes),
        "own children": len(_children(os.getpid())),
        "own in boxes": len(Left.now(sandbox).processes),
        "mounts": len(Path("/proc/self/mountinfo").read_text().splitlines()),
        "own control groups": len(list(groups)),
        "segments": len(segments),
        "files in /tmp": len(_names("/tmp")),
        "files in /dev/shm": len(_names("/dev/shm")),
        "descriptors": len(_names("/proc/self/fd")),
    }


def _names(folder: str) -> list[str]:
    return [path.name for path in Path(folder).glob("*")]


def _children(pid: int) -> list[str]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


def _memory() -> int:
    """Return this process's own memory, in KB."""
    gc.collect()
    rows = Path("/proc/self/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
