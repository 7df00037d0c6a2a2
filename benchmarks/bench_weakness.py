"""How long it takes to find the weak units of a 40-line program with 10 tests, and inputs for them.

Straight through the judge, as many units at a time as there are cores, with nothing kept from one
level to the next. `killed` are mutants that a test notices.
"""

import os
import time
from dataclasses import replace
from pathlib import Path

from judge import WeaknessRequest, find_weak, propose
from judge.cases import load_cases
from segmenter import Level, language_of, segment

SAMPLE = Path(__file__).resolve().parent.parent / "samples/student-ranking"
TESTS = 10
AIM = 60  # seconds
SLOTS = os.cpu_count() or 1


def main() -> None:
    """Print a row for each language and level."""
    cases = load_cases(SAMPLE / "tests")
    cases = tuple(
        replace(cases[n % len(cases)], name=f"{n}-{cases[n % len(cases)].name}")
        for n in range(TESTS)
    )
    print(f"{TESTS} tests, {SLOTS} at a time; aim: {AIM} s")
    print(
        f"{'program':22} {'lines':>5} {'units':>5} {'mutants':>7} {'killed':>6} {'weak':>4} "
        f"{'seconds':>7} {'inputs':>6} {'seconds':>7}"
    )
    for path in sorted(SAMPLE.glob("reference.*")):
        for level in Level if path.suffix == ".c" else (Level.LINE,):
            _row(path, level, WeaknessRequest(
                language=language_of(path.name) or "", cases=cases,
                pieces=segment(
                    path.read_text(), language=language_of(path.name) or "", level=level
                ).pieces(),
            ))  # fmt: skip


def _row(path: Path, level: Level, request: WeaknessRequest) -> None:
    began = time.monotonic()
    found = find_weak(request, slots=SLOTS)
    weighed = time.monotonic()
    survivors = [one.mutant for unit in found for one in unit.survivors]
    inputs = propose(request, survivors)
    tried = sum(unit.tried for unit in found)
    print(
        f"{f'{request.language}, {level}':22} {request.source.count(chr(10)):5} {len(found):5} "
        f"{tried:7} {tried - len(survivors):6} {sum(unit.weak for unit in found):4} "
        f"{weighed - began:7.1f} {len(inputs):6} {time.monotonic() - weighed:7.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
