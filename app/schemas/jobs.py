"""Jobs: long pieces of work with progress."""

from typing import Annotated, get_args

from pydantic import BaseModel, Field

from app.domain import tidying
from app.i18n import error_text, translate
from app.models import Job
from app.schemas.base import MAX_ID, LevelName, LocaleName, Payload, Text
from app.schemas.packages import ExampleOut, examples_of, warnings_of
from app.services import publishing


def _all_levels() -> list[LevelName]:
    return list(get_args(LevelName))


class GuidelinesIn(Payload):
    """Which guidelines to write; with `only`, of that one unit.

    With `compare` the texts that are there stay, and new ones are proposed beside them. Texts
    written by hand always stay; with `only` or `by_hand` they get a proposal, too.
    """

    levels: Annotated[list[LevelName], Field(min_length=1, max_length=3)] = Field(
        default_factory=_all_levels
    )
    locale: LocaleName = "ko"
    writer: Text = "template"
    language: Text | None = None
    only: Annotated[int, Field(ge=0, le=MAX_ID)] | None = None
    compare: bool = False
    by_hand: bool = False


class TidyResult(BaseModel):
    """A tidied program, and what it changes as a unified diff ("" where it was tidy already)."""

    source: str
    diff: str


class JobOut(BaseModel):
    """How far a job is; `done` of `total` are units (guidelines), steps (weakness), answers
    (rejudge), references or programs (else)."""

    id: int
    kind: str
    state: str
    done: int
    total: int
    error: str
    instead: str = Field(description="Why the template writer serves for the one asked for.")
    reasons: list[str] = Field(description="Why a publish or tidy job refused.")
    revision_id: int | None = Field(description="The revision that a publish job made.")
    result: TidyResult | None = Field(description="What a tidy job made; nothing is stored yet.")
    warnings: list[str] = Field(description="What was found when a package was imported.")
    examples: list[ExampleOut] = Field(description="What became of a package's programs.")


def of_job(job: Job, locale: str) -> JobOut:
    """Return a job as JSON, its reasons in `locale`."""
    return JobOut(
        id=job.id,
        kind=job.kind,
        state=job.state,
        done=job.done,
        total=job.total,
        error=translate(locale, job.error),
        instead=translate(locale, job.params.get("instead", "")),
        reasons=[error_text(locale, reason) for reason in publishing.reasons_of(job)],
        revision_id=job.result.get("revision_id"),
        result=_tidied(job),
        warnings=warnings_of(job, locale),
        examples=examples_of(job),
    )


def _tidied(job: Job) -> TidyResult | None:
    if job.kind != "tidy" or "source" not in job.result:
        return None
    after = job.result["source"]
    return TidyResult(source=after, diff=tidying.unified(job.params["source"], after))
