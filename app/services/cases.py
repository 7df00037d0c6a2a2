"""The test cases of a draft."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.domain.cases import check_cases
from app.domain.errors import N_, NotFound
from app.models import Problem, TestCase, User
from app.services import problems
from judge import TestCase as JudgeCase


def put(session: Session, user: User, problem_id: int, cases: Sequence[JudgeCase]) -> Problem:
    """Replace all cases of a problem."""
    problem = problems.editable(session, user, problem_id)
    check_cases(cases)
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


def save(
    session: Session, user: User, problem_id: int, case: JudgeCase, *, case_id: int | None = None
) -> TestCase:
    """Add one case at the end, or with `case_id` change that one."""
    problem = problems.editable(session, user, problem_id)
    row = get(problem, case_id) if case_id is not None else None
    others = [_judge_case(other) for other in problem.cases if other is not row]
    check_cases([*others, case])
    if row is None:
        last = max((other.position for other in problem.cases), default=-1)
        row = TestCase(position=last + 1)
        problem.cases.append(row)
    row.name, row.sample = case.name, case.sample
    row.input, row.output = case.input, case.output
    session.flush()  # callers need the id
    return row


def remove(session: Session, user: User, problem_id: int, case_id: int) -> None:
    """Delete one case."""
    problem = problems.editable(session, user, problem_id)
    problem.cases.remove(get(problem, case_id))


def get(problem: Problem, case_id: int) -> TestCase:
    """Return one case of a problem."""
    found = next((row for row in problem.cases if row.id == case_id), None)
    if found is None:
        raise NotFound(N_("There is no such test."))
    return found


def judge_cases(problem: Problem) -> tuple[JudgeCase, ...]:
    """Return the draft's cases as the judge takes them."""
    return tuple(_judge_case(row) for row in problem.cases)


def _judge_case(row: TestCase) -> JudgeCase:
    return JudgeCase(name=row.name, input=row.input, output=row.output, sample=row.sample)
