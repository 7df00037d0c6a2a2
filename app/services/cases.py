"""The test cases of a draft."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.domain.bundle import MAX_FILES, MAX_TOTAL_BYTES
from app.domain.errors import N_, AppError, Refused, TooLarge
from app.models import Problem, TestCase, User
from app.services import problems
from judge import TestCase as JudgeCase


def put(session: Session, user: User, problem_id: int, cases: Sequence[JudgeCase]) -> Problem:
    """Replace all cases of a problem."""
    problem = problems.editable(session, user, problem_id)
    _check(cases)
    problem.cases.clear()
    session.flush()  # the old names must be gone before they come again
    problem.cases.extend(
        TestCase(
            position=position,
            name=case.name,
            input=case.input,
            output=case.output,
            sample=case.sample,
        )
        for position, case in enumerate(cases)
    )
    session.flush()
    return problem


def judge_cases(problem: Problem) -> tuple[JudgeCase, ...]:
    """Return the draft's cases as the judge takes them."""
    return tuple(
        JudgeCase(name=row.name, input=row.input, output=row.output, sample=row.sample)
        for row in problem.cases
    )


def _check(cases: Sequence[JudgeCase]) -> None:
    if len(cases) > MAX_FILES:
        raise TooLarge(N_("There are more than %(count)s tests."), count=MAX_FILES)
    if sum(len(case.input) + len(case.output) for case in cases) > MAX_TOTAL_BYTES:
        raise TooLarge(
            N_("The tests are too large: at most %(total)s MiB are taken."),
            total=MAX_TOTAL_BYTES // 1024 // 1024,
        )
    names = [case.name for case in cases]
    reasons: list[AppError] = [
        AppError(N_("Two tests are called %(name)s."), name=name)
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    reasons += [
        AppError(N_("Test %(number)s has no name."), number=number)
        for number, name in enumerate(names, 1)
        if not name.strip()
    ]
    if reasons:
        raise Refused(N_("The tests cannot be read."), reasons)
