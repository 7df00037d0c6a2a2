"""All three levels of a program against tree-sitter's bare parse of it, in one run.

The two take turns, so that whatever else the machine does hits both; the target is 3 times the
bare parse.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from types import FunctionType

from tree_sitter import Language, Parser

from segmenter import LANGUAGES, language_of, segment_all
from segmenter.parsing import grammar_of
from segmenter.splitter import outline

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ROUNDS = 51
AIM = 3  # times the bare parse


def main() -> None:
    """Print a row per program and size, and how all the samples lie."""
    print(f"inner modules: {'machine code' if _is_compiled() else 'Python'}")
    print(f"{'program':34} {'KiB':>7} {'parse ms':>9} {'all levels ms':>14} {'ratio':>6}")
    for name in ("a-plus-b/reference.py", "fizzbuzz/reference.c"):
        _row(f"samples/{name}", name, (SAMPLES / name).read_text())
    for path in sorted((SAMPLES / "student-ranking").glob("reference.*")):
        _row(f"samples/{path.parent.name}/{path.name}", path.name, path.read_text())
    module = Path(statistics.__file__)
    _row(f"python library: {module.name}", module.name, module.read_text())
    for times in (10, 100, 1000):
        source = (SAMPLES / "bubble-sort" / "reference.c").read_text() * times
        _row(f"bubble-sort/reference.c x {times}", "reference.c", source)
    _samples()


def _is_compiled() -> bool:
    return not isinstance(outline.__wrapped__, FunctionType)


def _row(name: str, file: str, source: str) -> None:
    bare, ours = _medians(file, source)
    print(
        f"{name:34} {len(source) / 1024:7.1f} {bare * 1e3:9.2f} {ours * 1e3:14.2f} "
        f"{ours / bare:6.2f}"
    )


def _samples() -> None:
    """Print how many times the bare parse the references of all samples take."""
    ratios = sorted(
        ours / bare
        for path in SAMPLES.glob("*/reference.*")
        for bare, ours in [_medians(path.name, path.read_text())]
    )
    within = sum(ratio <= AIM for ratio in ratios)
    print(
        f"all {len(ratios)} references of the samples: median {statistics.median(ratios):.2f}, "
        f"most {ratios[-1]:.2f}, within {AIM}: {within}"
    )


def _medians(file: str, source: str) -> tuple[float, float]:
    """Return the seconds of tree-sitter's own parse and of all three levels."""
    language = language_of(file) or LANGUAGES[0]
    parser, data = Parser(Language(grammar_of(language).load())), source.encode()

    def all_levels() -> None:
        outline.cache_clear()
        segment_all(source, language=language)

    rounds = ROUNDS if len(source) < 100_000 else 7
    both = [(_seconds(lambda: parser.parse(data)), _seconds(all_levels)) for _ in range(rounds)]
    bare, ours = zip(*both, strict=True)
    return statistics.median(bare), statistics.median(ours)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
