"""Our sandbox beside DMOJ's: the same programs in turn, each judged by its own yardstick.

Prints nothing but a word where DMOJ is not installed (see peers.py).
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.bench_sandbox import Bench, percentile
from benchmarks.peers import Dmoj, dmoj

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
CPU_SECONDS = 0.2
Measure = Callable[[], float]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        peer = dmoj(bench.path)
        try:
            if peer is None:
                print("DMOJ is not installed here: say HANJUL_BENCH_DMOJ=ITS/PYTHON")
            else:
                _compare(bench, peer)
        finally:
            bench.sandbox.close()
            if peer:
                peer.close()


def _compare(bench: Bench, peer: Dmoj) -> None:
    print(f"{ROUNDS} rounds in turn{'':31} ours: p50    p95    DMOJ: p50    p95")
    for name, ours, theirs in _measures(bench, peer):
        pairs = [(ours(), theirs()) for _ in range(ROUNDS)]
        mine, others = ([pair[side] for pair in pairs] for side in (0, 1))
        print(
            f"{name:45} {percentile(mine, 0.5):9.2f} {percentile(mine, 0.95):6.2f}"
            f" {percentile(others, 0.5):12.2f} {percentile(others, 0.95):6.2f}"
        )


def _measures(bench: Bench, peer: Dmoj) -> list[tuple[str, Measure, Measure]]:
    def late(words: str) -> tuple[Measure, Measure]:
        return (
            lambda: (bench.run(words, cpu=CPU_SECONDS).cpu_seconds - CPU_SECONDS) * 1e3,
            lambda: (peer.run(words, cpu=CPU_SECONDS)["cpu_seconds"] - CPU_SECONDS) * 1e3,
        )

    def time_error(words: str) -> tuple[Measure, Measure]:
        def ours() -> float:
            result = bench.run(words)
            return result.cpu_seconds * 1e3 - float(result.stdout.split()[0])

        def theirs() -> float:
            result = peer.run(words)
            return float(result["cpu_seconds"]) * 1e3 - float(result["stdout"].split()[0])

        return ours, theirs

    def memory_error(words: str, mib: int) -> tuple[Measure, Measure]:
        def ours(touched: int) -> int:
            result = bench.run(f"{words} {touched} {mib}", mib=512)
            assert result.exit_code == 0, result
            return result.memory_bytes

        def theirs(touched: int) -> int:
            result = peer.run(f"{words} {touched} {mib}", mib=512)
            assert result["code"] == 0, result
            return int(result["memory_bytes"])

        return (
            lambda: (ours(mib) - ours(0)) / 1024 - mib * 1024,
            lambda: (theirs(mib) - theirs(0)) / 1024 - mib * 1024,
        )

    return [
        ("killed late, one process, ms", *late("spin 1 60000")),
        ("killed late, 4 threads, ms", *late("threads 4 60000")),
        ("CPU time of 20 ms, error, ms", *time_error("spin 1 20")),
        ("CPU time of 200 ms, error, ms", *time_error("spin 1 200")),
        ("memory of 16 MiB, error, KiB", *memory_error("malloc", 16)),
        ("memory of 64 MiB, error, KiB", *memory_error("malloc", 64)),
    ]


if __name__ == "__main__":
    main()
