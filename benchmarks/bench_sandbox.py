"""The sandbox alone: what a run costs, how soon it kills, how exactly it measures.

Every figure stands beside its own yardstick from the same rounds: a bare posix_spawn and wait of
the same program, the CPU clocks that the program read itself, the bytes that it touched. isolate
and DMOJ are measured beside where they are installed.
"""

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import peers
from judge.sandbox import Bounds, BoxFile, Command, RunResult, Sandbox

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
SOURCE = Path(__file__).with_name("sandbox_programs.c")
CPU_SECONDS = 0.2
_PR_SET_CHILD_SUBREAPER = 36
BURNERS = (
    ("one process", "spin 1 0"),
    ("4 threads", "threads 4 0"),
    ("4 children", "children 4 0"),
    ("4 children, SIGCHLD ignored", "ignored 4 0"),
    ("4 orphans", "orphans 4 0"),
    ("system calls", "calls 1 0"),
)
BURN_MS = (1, 20, 200)
TOUCHERS = (
    ("static array", "static"),
    ("malloc and touch", "malloc"),
    ("50 children", "forked"),
    ("a file in /tmp", "tmpfs"),
    ("a memfd", "memfd"),
)
TOUCH_MIB = (1, 16, 64, 200)


class Bench:
    """One sandbox and one program, compiled once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "program"
        subprocess.run(["gcc", "-O2", "-pthread", "-o", str(self.path), str(SOURCE)], check=True)
        self.file = BoxFile(name="program", data=self.path.read_bytes(), executable=True)
        self.sandbox = Sandbox()

    def run(
        self, words: str, *, cpu: float = 10, wall: float = 20, mib: int = 256, limit: int = 0
    ) -> RunResult:
        """Run the program in the sandbox; `limit` is its memory in bytes, instead of `mib`."""
        bounds = Bounds(
            cpu_seconds=cpu, wall_seconds=wall, memory_bytes=limit or mib << 20,
            output_bytes=1 << 20, processes=64, file_bytes=512 << 20,
        )  # fmt: skip
        argv = ("/box/program", *words.split())
        return self.sandbox.run(Command(argv=argv, bounds=bounds, files=(self.file,)))

    def alone(self) -> bool:
        """Tell whether the control groups hold nothing but our waiting runners."""
        runners = self.sandbox._idle
        groups = [folder for runner in runners for folder in runner._group._folders()]
        return all(len((g / "cgroup.procs").read_text().split()) <= 1 for g in groups)


def main() -> None:
    """Print the tables."""
    _adopt_orphans()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        print(", ".join(f"{p.name} {p.state}" for p in bench.sandbox.protections))
        try:
            _overhead(bench)
            _kill(bench)
            _cpu(bench)
            _memory(bench)
            _limit(bench)
        finally:
            bench.sandbox.close()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _overhead(bench: Bench) -> None:
    kinds: dict[str, Callable[[], object]] = {
        "bare": lambda: _bare(bench.path),
        "sandbox": lambda: bench.run("nothing 0 0"),
    }
    others = {"isolate": peers.isolate(), "DMOJ": _dmoj(bench)}
    kinds |= {name: run for name, run in others.items() if run}
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for run in kinds.values():
        run()
    for _ in range(ROUNDS):
        for kind, run in kinds.items():
            began = time.perf_counter()
            run()
            times[kind].append((time.perf_counter() - began) * 1e3)
    print(f"\none run, {ROUNDS} rounds in turn   p50 ms  p95 ms   over bare: p50  p95")
    for kind, values in times.items():
        over = [value - bare for value, bare in zip(values, times["bare"], strict=True)]
        print(
            f"{kind:30} {percentile(values, 0.5):7.2f} {percentile(values, 0.95):7.2f}"
            f" {percentile(over, 0.5):15.2f} {percentile(over, 0.95):5.2f}"
        )
    for name, run in others.items():
        if not run:
            print(f"{name} is not installed here")


def _bare(program: Path) -> None:
    pid = os.posix_spawn(program, [str(program), "nothing", "0", "0"], {})
    os.waitpid(pid, 0)


def _dmoj(bench: Bench) -> Callable[[], object] | None:
    peer = peers.dmoj(bench.path)
    return None if peer is None else lambda: peer.run("nothing 0 0")


def _kill(bench: Bench) -> None:
    rounds = max(10, ROUNDS // 5)
    print(f"\nkilled after {CPU_SECONDS} s of CPU time, {rounds} runs each (ms)")
    print(f"{'program':30} late: p50   p99   empty: p50   p99")
    every: tuple[list[float], list[float]] = ([], [])
    for name, words in BURNERS:
        late: list[float] = []
        empty: list[float] = []
        for _ in range(rounds):
            began = time.perf_counter()
            result = bench.run(f"{words}".replace(" 0", " 60000"), cpu=CPU_SECONDS)
            ended = time.perf_counter()
            assert result.stop == "cpu", result
            assert bench.alone(), "processes are left"
            late.append((result.cpu_seconds - CPU_SECONDS) * 1e3)
            empty.append((ended - began - result.wall_seconds) * 1e3)
        _kill_row(name, late, empty)
        every[0].extend(late)
        every[1].extend(empty)
    _kill_row("all of them", *every)


def _kill_row(name: str, late: Sequence[float], empty: Sequence[float]) -> None:
    print(
        f"{name:30} {percentile(late, 0.5):9.2f} {percentile(late, 0.99):5.2f}"
        f" {percentile(empty, 0.5):12.2f} {percentile(empty, 0.99):5.2f}"
    )


def _cpu(bench: Bench) -> None:
    """What a program's clocks cannot see (its start, its ends) is what it costs unsandboxed."""
    rounds = max(5, ROUNDS // 10)
    print(f"\nCPU time: the sandbox's less the program's, {rounds} runs each; allowed 1 ms + 1%")
    print(
        "the program's: its own clocks, and what wait4 tells on top of them outside of the sandbox"
    )
    print(
        f"{'program':30} {'burns ms':>8} {'on top':>7} {'error p50':>10} {'worst':>7}  within"
        f"  {'over clocks p50':>15}"
    )
    for name, words in BURNERS:
        for burn in BURN_MS:
            given = words.removesuffix("0") + str(burn)
            unseen, over = [], []
            for _ in range(rounds):
                unseen.append(_unseen_ms(bench.path, given.replace("ignored", "children")))
                result = bench.run(given)
                over.append(result.cpu_seconds * 1e3 - float(result.stdout))
            on_top = percentile(unseen, 0.5)
            errors = [value - on_top for value in over]
            count = int(words.split()[1])
            good = sum(abs(error) <= 1 + 0.01 * burn * count for error in errors)
            print(
                f"{name:30} {burn:8} {on_top:7.2f} {percentile(errors, 0.5):10.2f}"
                f" {max(errors, key=abs):7.2f}  {good}/{rounds} {percentile(over, 0.5):15.2f}"
            )


def _unseen_ms(program: Path, words: str) -> float:
    """Run the program bare; return what its processes cost more than they saw themselves.

    Its orphans become our children, so that wait4 tells of them too. Of children whose end it
    ignores it tells nothing: the same program that waits for them has to stand in.
    """
    read, write = os.pipe()
    others = _children()
    actions = [(os.POSIX_SPAWN_DUP2, write, 1)]
    os.posix_spawn(program, [str(program), *words.split()], {}, file_actions=actions)
    os.close(write)
    with os.fdopen(read) as output:
        own = float(output.read())
    used = 0.0
    while mine := _children() - others:
        usage = os.wait4(mine.pop(), 0)[2]
        used += usage.ru_utime + usage.ru_stime
    return used * 1e3 - own


def _children() -> set[int]:
    tasks = Path("/proc/self/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


def _adopt_orphans() -> None:
    if ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError("no subreaper can be had")


def _memory(bench: Bench) -> None:
    rounds = max(3, ROUNDS // 40)
    print(f"\nmemory: the sandbox's less what was touched, {rounds} runs each")
    print("allowed 512 KiB or 1%, above what the same program has when it touches nothing (p50)")
    print(
        f"{'program':30} {'MiB':>4} {'with nothing':>12} {'error KiB p50':>14} {'worst':>8}  within"
    )
    for name, how in TOUCHERS:
        empty = [bench.run(f"{how} 0 0", mib=512).memory_bytes for _ in range(4 * rounds)]
        base = percentile(empty, 0.5)
        for mib in TOUCH_MIB:
            sizes = [bench.run(f"{how} {mib} {mib}", mib=512) for _ in range(rounds)]
            assert all(r.exit_code == 0 for r in sizes), sizes[0]
            errors = [(r.memory_bytes - base - (mib << 20)) / 1024 for r in sizes]
            allowed = max(512, 0.01 * mib * 1024)
            good = sum(abs(error) <= allowed for error in errors)
            print(
                f"{name:30} {mib:4} {base / 1024:8.0f} KiB {percentile(errors, 0.5):14.0f}"
                f" {max(errors, key=abs):8.0f}  {good}/{rounds}"
            )


def _limit(bench: Bench) -> None:
    """Half a MiB or 1% below its limit a program must end well, as much above it never."""
    rounds = max(3, ROUNDS // 20)
    print(f"\nmemory limit, {rounds} runs each: 512 KiB or 1% to the good, and as much over")
    print(f"{'program':30} {'MiB':>4} {'refused to the good':>20} {'let pass over':>14}")
    for name, how in TOUCHERS:
        empty = [bench.run(f"{how} 0 0", mib=512).memory_bytes for _ in range(rounds)]
        for mib in TOUCH_MIB:
            needs = (mib << 20) + int(percentile(empty, 0.5))
            room = max(512 << 10, (mib << 20) // 100)
            words = f"{how} {mib} {mib}"
            refused = [bench.run(words, limit=needs + room).stop for _ in range(rounds)]
            passed = [bench.run(words, limit=needs - room).stop for _ in range(rounds)]
            wrong = sum(stop == "memory" for stop in refused)
            late = sum(stop != "memory" for stop in passed)
            print(f"{name:30} {mib:4} {wrong:17}/{rounds} {late:11}/{rounds}")


if __name__ == "__main__":
    main()
