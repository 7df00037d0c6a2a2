"""Problems: what is sent, what a student reads, and what those who may edit read besides."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from app.domain.answering import RUNGS, AnswerOrder, make_answering
from app.domain.concepts import concepts_of
from app.domain.document import Document
from app.domain.limits import RANGES, make_limits
from app.models import Problem, Revision
from app.schemas.base import LocaleName, Payload, Text, Title
from app.services import references
from judge.checkers import check_name
from segmenter import Level


def _known_checker(spec: str) -> str:
    check_name(spec)
    return spec


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$")]
Checker = Annotated[
    Text,
    AfterValidator(_known_checker),
    Field(description="Such as tokens, floats:1e-6, special or interactive."),
]
Difficulty = Annotated[int, Field(ge=1, le=5)]


def _range(name: str) -> tuple[float, float]:
    return RANGES[name]


class LimitsIn(Payload):
    """Limits to set; those not given keep their value, at first the default."""

    cpu_seconds: float | None = Field(
        None, ge=_range("cpu_seconds")[0], le=_range("cpu_seconds")[1]
    )
    wall_seconds: float | None = Field(
        None, ge=_range("wall_seconds")[0], le=_range("wall_seconds")[1]
    )
    memory_mib: int | None = Field(None, ge=_range("memory_mib")[0], le=_range("memory_mib")[1])
    output_kib: int | None = Field(None, ge=_range("output_kib")[0], le=_range("output_kib")[1])
    processes: int | None = Field(None, ge=_range("processes")[0], le=_range("processes")[1])

    def given(self) -> dict[str, float]:
        """Return the limits that were given."""
        return self.model_dump(exclude_none=True)


class AnsweringIn(Payload):
    """How units are answered; what is not given keeps its value, at first the default."""

    order: AnswerOrder | None = Field(None, strict=False)
    hints: int | None = Field(None, ge=0, le=RUNGS, description="The highest hint; 0: none.")
    hidden_data: bool | None = Field(None, description="Whether hidden tests' data is shown.")

    def given(self) -> dict[str, object]:
        """Return the settings that were given."""
        return self.model_dump(exclude_none=True)


class ProblemIn(Payload):
    """A new problem."""

    slug: Slug
    title: Title
    statement: Text = ""
    locale: LocaleName = "ko"
    limits: LimitsIn = LimitsIn()
    checker: Checker = "tokens"
    difficulty: Difficulty = 1
    answering: AnsweringIn = AnsweringIn()


class ProblemChange(Payload):
    """Fields of the draft to change; `locale` says which statement is meant."""

    slug: Slug | None = None
    title: Title | None = None
    statement: Text | None = None
    locale: LocaleName = "ko"
    limits: LimitsIn | None = None
    checker: Checker | None = None
    difficulty: Difficulty | None = None
    answering: AnsweringIn | None = None


class LimitsOut(BaseModel):
    """What one run may use: seconds, MiB, KiB, number of processes."""

    cpu_seconds: float
    wall_seconds: float
    memory_mib: int
    output_kib: int
    processes: int


class AnsweringOut(BaseModel):
    """In which order units are answered, the highest hint, and whether hidden data is shown."""

    order: AnswerOrder
    hints: int
    hidden_data: bool


class Sample(BaseModel):
    """A test that is shown."""

    name: str
    input: str
    output: str


class StatementOut(BaseModel):
    """A statement in one locale."""

    title: str
    text: str


class ProblemOut(BaseModel):
    """A problem as everybody reads it: for students, its newest revision."""

    id: int
    slug: str
    title: str
    statement: str
    locale: str
    limits: LimitsOut
    checker: str
    difficulty: int
    answering: AnsweringOut
    published: bool
    revision: int | None
    languages: list[str]
    levels: list[str]
    concepts: list[str]
    progress: str
    samples: list[Sample]


class DraftOut(ProblemOut):
    """The draft of a problem, for those who may edit it."""

    statements: dict[str, StatementOut]
    references: dict[str, int] = Field(description="Bytes of each language's reference.")
    tests: int


def published(
    problem: Problem, revision: Revision, document: Document, *, locale: str, progress: str
) -> ProblemOut:
    """Return what a student reads."""
    shown = locale if locale in document.statements else next(iter(document.statements))
    levels = {level for program in document.programs.values() for level in program.levels}
    return ProblemOut(
        id=problem.id,
        slug=problem.slug,
        title=document.statements[shown].title,
        statement=document.statements[shown].text,
        locale=shown,
        limits=_limits(document.limits),
        checker=document.checker,
        difficulty=document.difficulty,
        answering=_answering(document.answering),
        published=True,
        revision=revision.number,
        languages=list(document.programs),
        levels=[level for level in Level if level in levels],
        concepts=list(document.concepts),
        progress=progress,
        samples=[_sample(case) for case in document.samples],
    )


def draft(problem: Problem, revision: Revision | None, *, locale: str, progress: str) -> DraftOut:
    """Return what an editor reads."""
    by_locale = {row.locale: row for row in problem.statements}
    shown = by_locale.get(locale) or problem.statements[0]
    levels = {
        level
        for reference in problem.references
        for level in Level
        if references.guideline_rows(reference, level)
    }
    return DraftOut(
        id=problem.id,
        slug=problem.slug,
        title=shown.title,
        statement=shown.text,
        locale=shown.locale,
        limits=_limits(make_limits(problem.limits)),
        checker=problem.checker,
        difficulty=problem.difficulty,
        answering=_answering(make_answering(None, problem.answering)),
        published=revision is not None,
        revision=revision.number if revision else None,
        languages=[row.language for row in problem.references],
        levels=[level for level in Level if level in levels],
        concepts=list(concepts_of({row.language: row.source for row in problem.references})),
        progress=progress,
        samples=[_sample(case) for case in problem.cases if case.sample],
        statements={
            key: StatementOut(title=row.title, text=row.text) for key, row in by_locale.items()
        },
        references={row.language: len(row.source.encode()) for row in problem.references},
        tests=len(problem.cases),
    )


def _limits(limits: object) -> LimitsOut:
    return LimitsOut.model_validate(limits, from_attributes=True)


def _answering(answering: object) -> AnsweringOut:
    return AnsweringOut.model_validate(answering, from_attributes=True)


def _sample(case: object) -> Sample:
    return Sample.model_validate(case, from_attributes=True)
