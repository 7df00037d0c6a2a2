"""The sandbox alone: what a run costs, how soon it kills, how exactly it measures.

Every figure stands beside its own yardstick from the same rounds: a bare posix_spawn and wait of
the same program, the CPU clocks that the program read itself, the bytes that it touched. isolate
and DMOJ are measured beside where they are installed.
"""

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

    def run(self, words: str, *, cpu: float = 10, wall: float = 20, mib: int = 256) -> RunResult:
        """Run the program in the sandbox."""
        bounds = Bounds(
            cpu_seconds=cpu, wall_seconds=wall, memory_bytes=mib << 20, output_bytes=1 << 20,
            processes=64, file_bytes=512 << 20,
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
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        print(", ".join(f"{p.name} {p.state}" for p in bench.sandbox.protections))
        try:
            _overhead(bench)
            _kill(bench)
            _cpu(bench)
            _memory(bench)
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
    for name, words in BURNERS:
        late, empty = [], []
        for _ in range(rounds):
            began = time.perf_counter()
            result = bench.run(f"{words}".replace(" 0", " 60000"), cpu=CPU_SECONDS)
            ended = time.perf_counter()
            assert result.stop == "cpu", result
            assert bench.alone(), "processes are left"
            late.append((result.cpu_seconds - CPU_SECONDS) * 1e3)
            empty.append((ended - began - result.wall_seconds) * 1e3)
        print(
            f"{name:30} {percentile(late, 0.5):9.2f} {percentile(late, 0.99):5.2f}"
            f" {percentile(empty, 0.5):12.2f} {percentile(empty, 0.99):5.2f}"
        )


def _cpu(bench: Bench) -> None:
    rounds = max(5, ROUNDS // 10)
    print(
        f"\nCPU time: the sandbox's less the program's own, {rounds} runs each; allowed 1 ms + 1%"
    )
    print(f"{'program':30} {'burns ms':>8} {'error p50':>10} {'worst':>7}  within")
    for name, words in BURNERS:
        for burn in BURN_MS:
            errors, good = [], 0
            for _ in range(rounds):
                result = bench.run(words.removesuffix("0") + str(burn))
                own = float(result.stdout.split()[0])
                errors.append(result.cpu_seconds * 1e3 - own)
                good += abs(errors[-1]) <= 1 + 0.01 * own
            worst = max(errors, key=abs)
            print(
                f"{name:30} {burn:8} {percentile(errors, 0.5):10.2f} {worst:7.2f}  {good}/{rounds}"
            )


def _memory(bench: Bench) -> None:
    rounds = max(3, ROUNDS // 40)
    print(f"\nmemory: the sandbox's less what was touched, {rounds} runs each")
    print("allowed 512 KiB or 1%, above what the same program has when it touches nothing")
    print(
        f"{'program':30} {'MiB':>4} {'with nothing':>12} {'error KiB p50':>14} {'worst':>8}  within"
    )
    for name, how in TOUCHERS:
        for mib in TOUCH_MIB:
            empty = [bench.run(f"{how} 0 {mib}", mib=512).memory_bytes for _ in range(rounds)]
            base = percentile(empty, 0.5)
            sizes = [bench.run(f"{how} {mib} {mib}", mib=512) for _ in range(rounds)]
            assert all(r.exit_code == 0 for r in sizes), sizes[0]
            errors = [(r.memory_bytes - base - (mib << 20)) / 1024 for r in sizes]
            allowed = max(512, 0.01 * mib * 1024)
            good = sum(abs(error) <= allowed for error in errors)
            print(
                f"{name:30} {mib:4} {base / 1024:8.0f} KiB {percentile(errors, 0.5):14.0f}"
                f" {max(errors, key=abs):8.0f}  {good}/{rounds}"
            )


if __name__ == "__main__":
    main()
