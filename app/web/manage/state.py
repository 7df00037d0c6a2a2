"""What the sections of a draft show of its guidelines and of its publishing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.domain import publishing as rules
from app.domain import tidying as differences
from app.domain.checks import Piece, pieces
from app.domain.errors import AppError
from app.domain.generators import files_of as generator_files
from app.domain.packages import writing
from app.domain.special_judges import files_of
from app.domain.word_diff import Words, compare
from app.models import Job, Problem, Reference, Revision, User
from app.services import (
    examples,
    generators,
    guidelines,
    publishing,
    references,
    special_judges,
    tidying,
    weakness,
    weighing,
    writers,
)
from app.services.guidelines import UnitView
from app.services.packing import pack
from app.web.manage.blocks import Block, blocks, unindented
from app.web.manage.chosen import Choice
from app.web.manage.words import PROMISES, failed_checks
from segmenter import Level, Segmentation

SHOWN_LINE = 24


@dataclass(frozen=True, kw_only=True)
class Card:
    """One unit of the draft with its guideline, and where its form is sent."""

    view: UnitView
    code: str
    choice: Choice
    last: bool

    @property
    def key(self) -> str:
        """The card's id on the page."""
        return self.choice.key(self.view.unit.index)

    @property
    def failed(self) -> list[AppError]:
        """What the guideline's checks found wrong with it."""
        return failed_checks(self.view.guideline, self.view.checks)

    @property
    def pieces(self) -> list[Piece]:
        """The guideline, cut where what the checks found begins and ends."""
        return pieces(self.view.guideline, self.view.checks)

    @property
    def compared(self) -> tuple[list[Words], list[Words]]:
        """The guideline and the text that is proposed, each with the words that only it has."""
        return compare(self.view.guideline, self.view.proposal["text"])

    @property
    def proposal_failed(self) -> list[AppError]:
        """What the checks found wrong with the text that is proposed."""
        return failed_checks(self.view.proposal["text"], self.view.proposal["checks"])

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The lines at which the unit may be split: their numbers within it, their beginnings."""
        rows = self.code.split("\n")
        return [(at, row.strip()[:SHOWN_LINE]) for at, row in enumerate(rows, 1) if at > 1 and row]


@dataclass(frozen=True, kw_only=True)
class UnitEdits:
    """How many merges and splits a level has, and how many of them fit no more."""

    count: int = 0
    skipped: int = 0


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many units of one language and level have a guideline, how many of those keep it from
    being published, and for how many another text is proposed."""

    choice: Choice
    written: int
    total: int
    amber: int
    proposed: int


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why publishing was refused, and the section in which to mend it."""

    error: AppError
    section: str


def levels_of(reference: Reference) -> list[tuple[Segmentation, list[Block]]]:
    """Return a reference's three segmentations, each with its blocks."""
    return [(found, blocks(found)) for found in references.segmentations(reference).values()]


def cards(problem: Problem, choice: Choice, only: Iterable[int] | None = None) -> list[Card]:
    """Return the units of the chosen language and level, or `only` those of these indexes."""
    if not choice.language:
        return []
    reference = references.get(problem, choice.language)
    segmentation = references.segmentations(reference)[choice.level]
    wanted = None if only is None else set(only)
    return [
        Card(
            view=view,
            code=unindented(segmentation, view.unit),
            choice=choice,
            last=view.unit.index == len(segmentation.units) - 1,
        )
        for view in guidelines.units(reference, choice.level, choice.locale)
        if wanted is None or view.unit.index in wanted
    ]


def unit_edits(problem: Problem, choice: Choice) -> UnitEdits:
    """Return how the units of the chosen language and level were cut by hand."""
    if not choice.language:
        return UnitEdits()
    reference = references.get(problem, choice.language)
    skipped = references.segmentations(reference)[choice.level].skipped
    return UnitEdits(count=len(reference.edits.get(choice.level, [])), skipped=len(skipped))


def left_over(problem: Problem, choice: Choice) -> list[str]:
    """Return the chosen guidelines written by hand whose units are not there now."""
    if not choice.language:
        return []
    reference = references.get(problem, choice.language)
    return guidelines.left_over(reference, choice.level, choice.locale)


def counts(problem: Problem, choice: Choice) -> dict[str, list[Count]]:
    """Return by language how far the guidelines of each level are in the chosen locale."""
    return {
        row.language: [
            _count(row, choice.but(language=row.language, level=level)) for level in Level
        ]
        for row in problem.references
    }


def _count(reference: Reference, choice: Choice) -> Count:
    views = guidelines.units(reference, choice.level, choice.locale)
    return Count(
        choice=choice,
        written=sum(bool(view.guideline) for view in views),
        total=len(views),
        amber=sum(view.amber for view in views),
        proposed=sum(bool(view.proposal) for view in views),
    )


def guideline_context(session: Session, problem: Problem, choice: Choice) -> Mapping[str, Any]:
    """Return what the guidelines' section shows."""
    return {
        "chosen": choice,
        "counts": counts(problem, choice),
        "cards": cards(problem, choice),
        "unit_edits": unit_edits(problem, choice),
        "left_over": left_over(problem, choice),
        "guideline_job": guidelines.running_job(session, problem, "guidelines"),
        "writers": writers.states(session),
        "best_writer": writers.best(session),
        "no_writing": not writers.present(session),
    }


def tidy_context(session: Session, problem: Problem, choice: Choice) -> Mapping[str, Any]:
    """Return what tidying the chosen reference came to, until it is decided or out of date."""
    job = tidying.newest(session, problem, choice.language)
    if job and not _tidy_matters(job, references.get(problem, choice.language)):
        job = None
    after = job.result.get("source") if job else None
    return {
        "tidy_job": job,
        "tidy_reasons": publishing.reasons_of(job) if job else [],
        "tidy_rows": differences.rows(job.params["source"], after) if job and after else None,
    }


def _tidy_matters(job: Job, reference: Reference) -> bool:
    return "settled" not in job.result and job.params["source"] == reference.source


def weakness_context(
    session: Session, user: User, problem: Problem, choice: Choice
) -> Mapping[str, Any]:
    """Return what the section on weak units shows of the chosen language and level."""
    if not choice.language:
        return {"weighing": None, "weighing_reasons": [], "weighed": None}
    place = choice.language, choice.level
    job = weighing.newest(session, problem, *place)
    return {
        "weighing": job,
        "weighing_reasons": publishing.reasons_of(job) if job else [],
        "weighed": weakness.known(session, user, problem.id, *place),
    }


def special_context(session: Session, user: User, problem: Problem) -> Mapping[str, Any]:
    """Return what the section on the special judge shows."""
    judge = special_judges.of_draft(problem)
    return {
        "special_judge": judge,
        "special_files": list(files_of(judge)) if judge else [],
        "special_faults": special_judges.faults(session, user, problem.id),
    }


def generator_context(problem: Problem) -> Mapping[str, Any]:
    """Return what the section on the input generator shows."""
    program = generators.of_draft(problem)
    return {
        "generator": program,
        "generator_files": list(generator_files(program)) if program else [],
    }


def package_context(session: Session, problem: Problem) -> Mapping[str, Any]:
    """Return what the section on the package shows."""
    job = examples.newest(session, problem)
    return {
        "examples_job": job,
        "examples": examples.outcomes(job) if job else [],
        "findings": examples.findings_of(job) if job else [],
        "promises": PROMISES,
        "losses": writing.losses(pack(problem, None)),
    }


def publish_context(session: Session, problem: Problem) -> Mapping[str, Any]:
    """Return what the section on publishing shows; all of it is in the database."""
    job = guidelines.running_job(session, problem, "publish")
    return {
        "publish_job": job,
        "publish_reasons": _reasons(job) if job else [],
        "published": _published(session, job) if job else None,
        "revisions": sorted(problem.revisions, key=lambda row: row.number, reverse=True),
    }


def _reasons(job: Job) -> list[Reason]:
    return [
        Reason(error=error, section=rules.PARTS.get(error.message, "publish"))
        for error in publishing.reasons_of(job)
    ]


def _published(session: Session, job: Job) -> Revision | None:
    return session.get(Revision, job.result.get("revision_id", 0))
