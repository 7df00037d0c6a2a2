"""Units of a problem and their guidelines."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.call import Call, Read, Write
from app.api.finding import ProblemKey, find_problem
from app.models import Problem
from app.schemas.base import GuidelineLocale, Index, LevelName
from app.schemas.units import GuidelineChange, UnitOut, UnitWithText, of_published, of_view
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
