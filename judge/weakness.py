"""Which units the tests cannot tell from their absence: rule 5, found by running mutants.

The whole reference is judged again and again with one unit changed (judge/mutation.py), up to the
first case that notices. A change that the compiler makes the same program of is none.
"""

import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace

from judge.compiling import compile_program
from judge.model import Limits, Program, SpecialJudge, TestCase
from judge.mutants import Mutant, MutantKind
from judge.mutation import mutants
from judge.run import judge_program
from judge.sandbox import Sandbox, default_sandbox
from judge.verdict import Verdict
from segmenter import Piece

# what a mutant may use of CPU time: an endless one costs little, a slower one is still heard out
_LEAST_SECONDS = 0.3
_TIMES_THE_REFERENCE = 10
_LEAST_WALL = 3.0


class NotAccepted(ValueError):
    """The tests do not accept the reference itself, so nothing can be said of its units."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(f"the tests do not accept the reference: {verdict}")
        self.verdict = verdict


@dataclass(frozen=True, kw_only=True)
class WeaknessRequest:
    """A reference as one level's pieces, and what judges it.

    `seconds` is the reference's own CPU time in its longest case; None: it is judged first.
    """

    language: str
    pieces: tuple[Piece, ...]
    cases: tuple[TestCase, ...]
    limits: Limits = field(default_factory=Limits)
    checker: str = "tokens"
    special: SpecialJudge | None = None
    seconds: float | None = None

    @property
    def source(self) -> str:
        """The whole reference."""
        return "".join(piece.text for piece in self.pieces)

    def mutated(self, mutant: Mutant) -> str:
        """Return the whole reference with one unit changed."""
        return "".join(
            mutant.applied(piece.text) if piece.unit == mutant.unit else piece.text
            for piece in self.pieces
        )


@dataclass(frozen=True, kw_only=True)
class Survivor:
    """A mutant that all tests accept: the line of the unit where it begins (from 1), and the
    lines around it before and after."""

    kind: MutantKind
    line: int
    before: str
    after: str
    mutant: Mutant


@dataclass(frozen=True, kw_only=True)
class UnitWeakness:
    """What became of one unit's mutants: those tried, those that were the same program, survivors.

    `weak` tells that one that leaves nothing of the unit survived, `needless` that the program is
    the same without the unit: no test can tell, so that nothing is to be done about it, but an
    answer needs the structure all the same. `left` is how many wait.
    """

    unit: int
    tried: int
    same: int
    weak: bool
    needless: bool = False
    left: int = 0
    survivors: tuple[Survivor, ...] = ()


def weigh(
    request: WeaknessRequest,
    unit: int,
    *,
    after: int = 0,
    seconds: float = math.inf,
    sandbox: Sandbox | None = None,
) -> UnitWeakness:
    """Run the mutants of one unit, but for the first `after`, until `seconds` have passed.

    At least one is run. Raises ValueError where there is no such unit, NotAccepted for a reference
    that is wrong.
    """
    box = sandbox or default_sandbox()
    request = measured(request, sandbox=box)
    waiting = mutants(request.language, request.pieces, unit)[after:]
    until = time.monotonic() + seconds
    same, needless, living, done = 0, False, [], 0
    for mutant in waiting:
        if done and time.monotonic() > until:
            break
        done += 1
        if _is_the_same(request, mutant, box):
            same += 1
            needless = needless or mutant.kind is MutantKind.REMOVED
        elif _survives(request, mutant, box):
            living.append(_survivor(request, mutant))
    return UnitWeakness(
        unit=unit,
        tried=done - same,
        same=same,
        left=len(waiting) - done,
        weak=any(row.kind.absence for row in living),
        needless=needless,
        survivors=tuple(living),
    )


def is_weak(request: WeaknessRequest, unit: int, *, sandbox: Sandbox | None = None) -> bool:
    """Tell of one unit alone whether the tests miss it; of its mutants only absences are run.

    False where the tests do not accept the reference: then nothing is known. Raises ValueError
    where there is no such unit.
    """
    box = sandbox or default_sandbox()
    absent = [m for m in mutants(request.language, request.pieces, unit) if m.kind.absence]
    if not absent:
        return False
    try:
        request = measured(request, sandbox=box)
    except NotAccepted:
        return False
    return any(_is_missed(request, mutant, box) for mutant in absent)


def find_weak(
    request: WeaknessRequest,
    *,
    slots: int = 2,
    on_progress: Callable[[int, int], None] | None = None,
    sandbox: Sandbox | None = None,
) -> tuple[UnitWeakness, ...]:
    """Run the mutants of every unit, `slots` units at a time; tell of each one that is done."""
    box = sandbox or default_sandbox()
    request = measured(request, sandbox=box)
    units = [piece.unit for piece in request.pieces if piece.unit is not None]
    found: list[UnitWeakness] = []
    with ThreadPoolExecutor(slots) as pool:
        for future in as_completed(
            [pool.submit(weigh, request, unit, sandbox=box) for unit in units]
        ):
            found.append(future.result())
            if on_progress is not None:
                on_progress(len(found), len(units))
    return tuple(sorted(found, key=lambda row: row.unit))


def measured(request: WeaknessRequest, *, sandbox: Sandbox | None = None) -> WeaknessRequest:
    """Return the request with the reference's own time; NotAccepted where it is wrong."""
    if request.seconds is not None:
        return request
    report = judge_program(
        Program(language=request.language, source=request.source),
        request.cases, request.limits, request.checker, special=request.special, sandbox=sandbox,
    )  # fmt: skip
    if report.verdict is not Verdict.AC:
        raise NotAccepted(report.verdict)
    return replace(request, seconds=max(case.cpu_seconds for case in report.cases))


def limits_for(request: WeaknessRequest) -> Limits:
    """Return what a mutant of this reference may use."""
    limits = request.limits
    cpu = max(_LEAST_SECONDS, _TIMES_THE_REFERENCE * (request.seconds or 0))
    wall = max(_LEAST_WALL, 2 * cpu)  # one that waits for an interactor, in vain
    return replace(
        limits,
        cpu_seconds=min(limits.cpu_seconds, cpu),
        wall_seconds=min(limits.wall_seconds, wall),
    )


def _is_missed(request: WeaknessRequest, mutant: Mutant, box: Sandbox) -> bool:
    if _is_the_same(request, mutant, box):
        return mutant.kind is MutantKind.REMOVED
    return _survives(request, mutant, box)


def _is_the_same(request: WeaknessRequest, mutant: Mutant, box: Sandbox) -> bool:
    """Tell whether the compiler makes the same program of the mutant as of the reference."""
    ours, theirs = (
        compile_program(box, Program(language=request.language, source=source)).file
        for source in (request.source, request.mutated(mutant))
    )
    return ours is not None and theirs is not None and ours.data == theirs.data


def _survives(request: WeaknessRequest, mutant: Mutant, box: Sandbox) -> bool:
    report = judge_program(
        Program(language=request.language, source=request.mutated(mutant)),
        request.cases, limits_for(request), request.checker,
        special=request.special, stop_early=True, sandbox=box,
    )  # fmt: skip
    return report.verdict is Verdict.AC


def _survivor(request: WeaknessRequest, mutant: Mutant) -> Survivor:
    unit = next(piece.text for piece in request.pieces if piece.unit == mutant.unit)
    line, before, after = mutant.excerpt(unit)
    return Survivor(kind=mutant.kind, line=line, before=before, after=after, mutant=mutant)
