"""A problem's rows as a package holds them."""

from datetime import UTC

from app.domain.packages import Example, PackagedGuideline, PackagedProblem
from app.domain.packages.model import PackagedAlternative, PublishedState
from app.models import Problem, Reference, Revision
from app.services import cases, generators, special_judges
from judge import TestCase


def pack(problem: Problem, revision: Revision | None) -> PackagedProblem:
    """Return everything of a draft, and of its newest revision."""
    return PackagedProblem(
        slug=problem.slug,
        titles={row.locale: row.title for row in problem.statements},
        statements={row.locale: row.text for row in problem.statements},
        limits=problem.limits,
        checker=problem.checker,
        difficulty=problem.difficulty,
        cases=cases.judge_cases(problem),
        special=special_judges.of_draft(problem),
        generator=generators.of_draft(problem),
        answering=problem.answering,
        references={row.language: row.source for row in problem.references},
        edits={row.language: row.edits for row in problem.references if row.edits},
        alternatives=tuple(
            PackagedAlternative(language=row.language, label=row.label, source=row.source)
            for row in problem.alternatives
        ),
        guidelines=tuple(found for row in problem.references for found in _guidelines(row)),
        examples=tuple(Example(**row) for row in problem.examples),
        published=_published(problem, revision) if revision else None,
    )


def _guidelines(reference: Reference) -> list[PackagedGuideline]:
    return [
        PackagedGuideline(
            language=reference.language,
            level=row.level,
            locale=row.locale,
            key=row.key,
            text=row.text,
            writer=row.writer,
            checks=tuple(row.checks),
            overridden=row.overridden,
        )
        for row in reference.guidelines
    ]


def _published(problem: Problem, revision: Revision) -> PublishedState:
    judged = tuple(TestCase(**case) for case in revision.cases)
    same_cases = judged == cases.judge_cases(problem)
    same_judge = revision.special_judge == problem.special_judge
    return PublishedState(
        number=revision.number,
        created_at=revision.created_at.astimezone(UTC).isoformat(),
        document=revision.document,
        cases=None if same_cases else judged,
        special_judge=None if same_judge else revision.special_judge,
    )
