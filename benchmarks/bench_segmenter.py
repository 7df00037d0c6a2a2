"""All three levels of a program against tree-sitter's bare parse of it, in one run.

The two take turns, so that whatever else the machine does hits both; the target is 3 times the
bare parse.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from segmenter import parse, segment_all
from segmenter.splitter import outline

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 51


def main() -> None:
    """Print a row per program and size."""
    print(f"{'program':34} {'KiB':>7} {'parse ms':>9} {'all levels ms':>14} {'ratio':>6}")
    for name in ("a-plus-b/reference.py", "fizzbuzz/reference.c"):
        path = ROOT / "samples" / name
        _row(f"samples/{name}", path.suffix, path.read_text())
    for path in sorted((ROOT / "samples" / "student-ranking").glob("reference.*")):
        _row(f"samples/{path.parent.name}/{path.name}", path.suffix, path.read_text())
    module = Path(statistics.__file__)
    _row(f"python library: {module.name}", ".py", module.read_text())
    for times in (10, 100, 1000):
        source = (ROOT / "samples" / "bubble-sort" / "reference.c").read_text() * times
        _row(f"bubble-sort/reference.c x {times}", ".c", source)


def _row(name: str, suffix: str, source: str) -> None:
    language = {".c": "c", ".cpp": "cpp", ".py": "python", ".java": "java"}[suffix]
    rounds = ROUNDS if len(source) < 100_000 else 7

    def all_levels() -> None:
        outline.cache_clear()
        segment_all(source, language=language)

    both = [
        (
            _seconds(lambda: parse(source, language)),
            _seconds(all_levels),
        )
        for _ in range(rounds)
    ]
    bare, ours = (statistics.median(column) for column in zip(*both, strict=True))
    print(
        f"{name:34} {len(source) / 1024:7.1f} {bare * 1e3:9.2f} {ours * 1e3:14.2f} "
        f"{ours / bare:6.2f}"
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
