"""What an import tells: the problems made, what was found, and the jobs that judge examples."""

from pydantic import BaseModel, Field

from app.i18n import error_text
from app.models import Job
from app.services import examples


class ExampleOut(BaseModel):
    """An example submission: what its folder promises, and what the judge says."""

    path: str
    expected: str
    language: str
    verdict: str = Field(description='"" until it is judged, or where its language is off.')
    kept: bool = Field(description="Whether it is what its folder promises.")
    case: str = Field(description="The first test that was not accepted.")
    message: str
    became_reference: bool


class ImportedOut(BaseModel):
    """One imported problem; `job` judges its references and examples (GET /jobs/{job})."""

    id: int
    slug: str
    warnings: list[str]
    job: int


class ImportOut(BaseModel):
    """An import: most packages hold one problem, whose `id` and `slug` stand here too."""

    id: int
    slug: str
    problems: list[ImportedOut]


def of_import(jobs: list[Job], locale: str) -> ImportOut:
    """Return an import as JSON."""
    rows = [
        ImportedOut(
            id=job.problem_id,
            slug=job.problem.slug,
            warnings=warnings_of(job, locale),
            job=job.id,
        )
        for job in jobs
    ]
    return ImportOut(id=rows[0].id, slug=rows[0].slug, problems=rows)


def warnings_of(job: Job, locale: str) -> list[str]:
    """Return what was found when a job's package was read, in `locale`."""
    return [error_text(locale, finding.words) for finding in examples.findings_of(job)]


def examples_of(job: Job) -> list[ExampleOut]:
    """Return what became of a job's examples."""
    if job.kind != examples.KIND:
        return []
    return [
        ExampleOut(
            path=row.path,
            expected=row.expected,
            language=row.language,
            verdict=row.verdict,
            kept=row.kept,
            case=row.case,
            message=row.message,
            became_reference=row.became,
        )
        for row in examples.outcomes(job)
    ]
