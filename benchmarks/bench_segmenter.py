"""All three levels of a program against tree-sitter's bare parse of it, in one run.

The target is 3 times the bare parse for files of real size; small ones are dominated by Python.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from segmenter import parse, segment_all

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15


def main() -> None:
    """Print a row per program and size."""
    print(f"{'program':34} {'KiB':>7} {'parse ms':>9} {'all levels ms':>14} {'ratio':>6}")
    for path in sorted((ROOT / "samples" / "student-ranking").glob("reference.*")):
        _row(f"samples/{path.parent.name}/{path.name}", path.suffix, path.read_text())
    module = Path(statistics.__file__)
    _row(f"python library: {module.name}", ".py", module.read_text())
    for times in (10, 100, 1000):
        source = (ROOT / "samples" / "bubble-sort" / "reference.c").read_text() * times
        _row(f"bubble-sort/reference.c x {times}", ".c", source)


def _row(name: str, suffix: str, source: str) -> None:
    language = {".c": "c", ".cpp": "cpp", ".py": "python", ".java": "java"}[suffix]
    rounds = ROUNDS if len(source) < 100_000 else 3
    bare = _median(lambda: parse(source, language), rounds)
    ours = _median(lambda: segment_all(source, language=language), rounds)
    print(
        f"{name:34} {len(source) / 1024:7.1f} {bare * 1e3:9.2f} {ours * 1e3:14.2f} "
        f"{ours / bare:6.1f}"
    )


def _median(work: Callable[[], object], rounds: int) -> float:
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
