"""Units of a problem and their guidelines."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.call import Call, Read, Write
from app.api.finding import ProblemKey, find_problem
from app.models import Problem
from app.schemas.base import GuidelineLocale, Index, LevelName
from app.schemas.units import (
    GuidelineChange,
    UnitOut,
    UnitWithText,
    WaitingGuideline,
    of_published,
    of_view,
)
from app.services import guidelines, problems, references, revisions

router = APIRouter(tags=["units"])

Language = Annotated[str | None, Query(description="Default: the first reference's.")]


@router.get("/problems/{key}/units")
def index(
    key: ProblemKey,
    call: Read,
    level: LevelName = "line",
    language: Language = None,
    locale: GuidelineLocale = "ko",
) -> list[UnitWithText | UnitOut]:
    """List all units of a level: the draft's with their text to editors, else the revision's."""
    problem = find_problem(call, key)
    if problems.can_edit(call.user, problem):
        reference = references.get(problem, language)
        return [of_view(view) for view in guidelines.units(reference, level, locale)]
    return _published(call, problem, level, language, locale)


def _published(
    call: Call, problem: Problem, level: str, language: str | None, locale: str
) -> list[UnitWithText | UnitOut]:
    revision = revisions.current(call.session, call.user, problem.id)
    chosen = language or next(iter(revisions.read(revision).programs))
    found = revisions.level_of(revision, chosen, level)
    return [of_published(unit, locale) for unit in found.units]


@router.patch("/problems/{key}/units/{level}/{index}")
def change(
    key: ProblemKey, level: LevelName, index: Index, body: GuidelineChange, call: Write
) -> UnitWithText:
    """Write one guideline by hand."""
    reference = guidelines.edit(
        call.session,
        call.user,
        find_problem(call, key).id,
        level,
        index,
        text=body.guideline,
        language=body.language,
        locale=body.locale,
    )
    return of_view(guidelines.units(reference, level, body.locale)[index])


@router.get("/problems/{key}/units/{level}/waiting")
def waiting(
    key: ProblemKey,
    level: LevelName,
    call: Read,
    language: Language = None,
    locale: GuidelineLocale = "ko",
) -> list[WaitingGuideline]:
    """List the guidelines written by hand whose units are not there now: they come back with them.

    All of them at once, for editors only.
    """
    problem_id = find_problem(call, key).id
    texts = guidelines.waiting(
        call.session, call.user, problem_id, level, language=language, locale=locale
    )
    return [WaitingGuideline(guideline=text) for text in texts]


@router.delete("/problems/{key}/units/{level}/waiting", status_code=204)
def forget(
    key: ProblemKey,
    level: LevelName,
    call: Write,
    language: Language = None,
    locale: GuidelineLocale = "ko",
) -> None:
    """Delete the guidelines that wait for their units, for good."""
    problem_id = find_problem(call, key).id
    guidelines.forget(call.session, call.user, problem_id, level, language=language, locale=locale)
