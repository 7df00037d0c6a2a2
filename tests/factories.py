"""Builds the rows that tests need, through the services, as the product would."""

from itertools import count

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from app.domain.access import Role
from app.models import Problem, Reference, User
from app.services import (
    accounts,
    cases,
    guidelines,
    overriding,
    problems,
    publishing,
    references,
)
from judge import CaseReport, CompileReport, RunReport, TestCase, Verdict
from segmenter import Level

_numbers = count(1)
_REPORT = TypeAdapter(RunReport)

ADD_C = """#include <stdio.h>

int main(void) {
    int a, b;
    scanf("%d %d", &a, &b);

    printf("%d\\n", a + b);
    return 0;
}
"""
STATEMENT = "a와 b를 더하세요."
CASES = (
    TestCase(name="sample1", input="1 2\n", output="3\n", sample=True),
    TestCase(name="hidden1", input="-5 5\n", output="0\n"),
)


def make_user(session: Session, role: str = Role.STUDENT, password: str = "correct horse") -> User:
    """Return a new user with a login of their own."""
    return accounts.create_user(session, f"user{next(_numbers)}", password, role=role)


def make_problem(session: Session, owner: User | None = None, source: str = ADD_C) -> Problem:
    """Return a draft with statement, two cases and a reference in C, without guidelines."""
    owner = owner or make_user(session, Role.INSTRUCTOR)
    problem = problems.create(
        session,
        owner,
        slug=f"problem-{next(_numbers)}",
        title="더하기",
        statement=STATEMENT,
    )
    cases.put(session, owner, problem.id, CASES)
    references.put(session, owner, problem.id, "c", source)
    return problem


def write_guidelines(session: Session, problem: Problem, locale: str = "ko") -> None:
    """Write every guideline of every level by hand; what fails a check may stand."""
    for reference in problem.references:
        for level in Level:
            for view in guidelines.units(reference, level, locale):
                guidelines.edit(
                    session,
                    problem.owner,
                    problem.id,
                    level,
                    view.unit.index,
                    text=f"{level} {view.unit.index + 1}번을 쓰세요.",
                    language=reference.language,
                    locale=locale,
                )
            allow(session, reference, level, locale)


def allow(session: Session, reference: Reference, level: str, locale: str = "ko") -> None:
    """Let the guidelines of a level stand in spite of their checks."""
    problem = reference.problem
    for view in guidelines.units(reference, level, locale):
        if view.amber:
            overriding.override(
                session,
                problem.owner,
                problem.id,
                level,
                view.unit.index,
                reason="in a test",
                language=reference.language,
                locale=locale,
            )


def accepted_report(problem: Problem) -> dict[str, object]:
    """Return what the judge says of a program that is right."""
    report = RunReport(
        verdict=Verdict.AC,
        compile=CompileReport(ok=True),
        cases=tuple(
            CaseReport(
                name=case.name,
                verdict=Verdict.AC,
                cpu_seconds=0.001,
                wall_seconds=0.002,
                memory_bytes=1 << 20,
            )
            for case in problem.cases
        ),
    )
    dumped: dict[str, object] = _REPORT.dump_python(report, mode="json")
    return dumped


def publish(session: Session, problem: Problem) -> Problem:
    """Publish a problem with its guidelines, with the judge's answer given as accepted."""
    write_guidelines(session, problem)
    job = publishing.start(session, problem.owner, problem.id)
    for reference in problem.references:
        publishing.record(session, job.id, reference.language, accepted_report(problem))
    assert not publishing.reasons_of(job)
    return problem
