"""Weak units: what is known of a draft's or a revision's, and what the instructor makes of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain import document
from app.domain.errors import N_, AppError, NotFound
from app.domain.limits import make_limits
from app.models import Problem, Revision, TestCase, User, Weakness
from app.services import cases, problems, references, revisions, special_judges
from judge import Proposal, UnitWeakness, WeaknessRequest
from judge import TestCase as JudgeCase
from judge.checkers import BY_PROGRAM
from segmenter import Level

REQUEST = TypeAdapter(WeaknessRequest)
UNIT = TypeAdapter(UnitWeakness)
INPUTS = TypeAdapter(tuple[Proposal, ...])
NAME = "weak"


@dataclass(frozen=True, kw_only=True)
class ProposedInput:
    """An input that would help, by its key, and whether it is among the tests now."""

    key: str
    proposal: Proposal
    added: bool

    @property
    def units(self) -> list[int]:
        """The numbers, from 1, of the units of which it notices a change."""
        return sorted({mutant.unit + 1 for mutant in self.proposal.kills})


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a draft's units at one level; `texts` are the units'.

    `outdated` tells that its tests, limits or checker are not those any more with which it was
    found; `fault` what was wrong with the input generator.
    """

    units: tuple[UnitWeakness, ...]
    inputs: tuple[ProposedInput, ...]
    texts: tuple[str, ...]
    outdated: bool
    fault: str = ""


def of_draft(problem: Problem, language: str, level: str) -> WeaknessRequest:
    """Return a draft's units at one level, with what judges them."""
    reference = references.get(problem, language)
    by_program = problem.checker in BY_PROGRAM
    return WeaknessRequest(
        language=reference.language,
        pieces=references.segmentations(reference)[Level(level)].pieces(),
        cases=cases.judge_cases(problem),
        limits=make_limits(problem.limits),
        checker=problem.checker,
        special=special_judges.of_draft(problem) if by_program else None,
    )


def of_revision(revision: Revision, language: str, level: str) -> WeaknessRequest:
    """Return a revision's units at one level, with what judges them."""
    frozen = revisions.read(revision)
    return WeaknessRequest(
        language=language,
        pieces=revisions.level_of(revision, language, level).pieces,
        cases=revisions.judge_cases(revision),
        limits=frozen.limits,
        checker=frozen.checker,
        special=special_judges.of_revision(revision, frozen.checker),
    )


def digest(request: WeaknessRequest) -> str:
    """Return what stands for the units and all that judges them."""
    return document.digest(asdict(request))


def program(request: WeaknessRequest) -> str:
    """Return what stands for the units alone."""
    return document.digest([request.language, [asdict(piece) for piece in request.pieces]])


def is_weak(
    session: Session, revision: Revision, language: str, level: str, index: int
) -> bool | None:
    """Whether the tests cannot tell a revision's unit from its absence; None: not known yet."""
    problem_id = revision.problem_id
    if not session.scalar(select(exists().where(Weakness.problem_id == problem_id))):
        return None
    key = digest(of_revision(revision, language, level))
    row = session.get(Weakness, (problem_id, key))
    if row is None:
        return None
    units = [UNIT.validate_python(unit) for unit in row.units]
    return any(unit.unit == index and (unit.weak or unit.needless) for unit in units)


def trusted(
    session: Session, revision: Revision, language: str, level: str, index: int
) -> Mapping[int, tuple[str, ...]]:
    """Return the alternatives' texts by unit that an answer to a unit may be compared with.

    For a weak unit only those that the instructor gave as a whole program: tests say nothing of it.
    """
    published = revisions.level_of(revision, language, level)
    others = published.other_texts()
    if index in others and is_weak(session, revision, language, level, index):
        whole = tuple(row.text for row in published.others if row.unit == index and row.whole)
        return {**others, index: whole}
    return others


def known(session: Session, user: User, problem_id: int, language: str, level: str) -> Known | None:
    """Return what was found last of the draft's units as they are now; None: nothing yet."""
    problem = problems.editable(session, user, problem_id)
    request = of_draft(problem, language, level)
    rows = _rows(session, problem, request)
    if not rows:
        return None
    key = digest(request)
    row = next((row for row in rows if row.digest == key), rows[0])
    given = {case.input for case in request.cases}
    return Known(
        units=tuple(UNIT.validate_python(unit) for unit in row.units),
        inputs=tuple(
            ProposedInput(key=document.digest(one.input), proposal=one, added=one.input in given)
            for one in INPUTS.validate_python(row.inputs)
        ),
        texts=tuple(piece.text for piece in request.pieces if piece.unit is not None),
        outdated=row.digest != key,
        fault=row.fault,
    )


def _rows(session: Session, problem: Problem, request: WeaknessRequest) -> list[Weakness]:
    """Return what was found of these units, with whatever tests, the newest first."""
    same = Weakness.problem_id == problem.id, Weakness.program == program(request)
    return list(session.scalars(select(Weakness).where(*same).order_by(Weakness.created_at.desc())))


def add_input(
    session: Session, user: User, problem_id: int, language: str, level: str, *, key: str
) -> TestCase:
    """Add one of the proposed inputs as a hidden test, with the reference's output."""
    found = known(session, user, problem_id, language, level)
    one = next((row for row in found.inputs if row.key == key), None) if found else None
    if one is None:
        raise NotFound(N_("There is no such input: find the weak units again."))
    if one.added:
        raise AppError(N_("This input is among the tests already."))
    problem = problems.editable(session, user, problem_id)
    names = {row.name for row in problem.cases}
    name = next(name for n in range(1, len(names) + 2) if (name := f"{NAME}{n}") not in names)
    case = JudgeCase(name=name, input=one.proposal.input, output=one.proposal.output)
    return cases.save(session, user, problem.id, case)


def store(
    session: Session, problem_id: int, request: WeaknessRequest, found: Mapping[str, Any]
) -> None:
    """Keep what was found of a program's units; a second time it is the same."""
    key = digest(request)
    row = session.get(Weakness, (problem_id, key)) or Weakness(problem_id=problem_id, digest=key)
    row.program = program(request)
    row.units, row.inputs = found["units"], found["inputs"]
    row.fault = found.get("fault", "")
    session.add(row)
