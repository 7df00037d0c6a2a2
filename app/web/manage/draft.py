"""One draft on one page: every section of it, whichever form was just sent.

Each form is sent with its own address and answered with a redirect to this page, or with this
page and what was typed. A browser with scripts swaps in only the section that it asked about.
"""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from app.domain.limits import RANGES, make_limits
from app.models import Problem, User
from app.requests import Reading
from app.services import guidelines, problems, references
from app.web.base import ReadingUser, render
from app.web.forms import Refusal, old_values
from app.web.manage.blocks import blocks
from app.web.manage.chosen import Chosen
from app.web.manage.jobs import guideline_context, publish_context
from judge.checkers import CHECKERS
from segmenter import LANGUAGES

router = APIRouter()
SHOWN_LETTERS = 400
EDITABLE_LETTERS = 20_000


@router.get("/problems/{slug}")
def show(
    request: Request,
    session: Reading,
    user: ReadingUser,
    slug: str,
    chosen: Chosen,
    case: int | None = None,
) -> Response:
    """Show a draft to those who may change it; `case` is the test to edit."""
    problem = problems.editable(session, user, slug)
    return draft_page(request, session, problem, chosen=chosen.of(problem), case=case)


def draft_page(
    request: Request,
    session: Session,
    problem: Problem,
    *,
    chosen: Chosen,
    refusal: Refusal | None = None,
    **more: Any,
) -> Response:
    """Render the page of a draft, with the refused form as it was typed."""
    return render(
        request,
        "manage/problem.html",
        status=refusal.status if refusal else 200,
        problem=problem,
        statements={row.locale: row for row in problem.statements},
        limits=asdict(make_limits(None, problem.limits)),
        ranges=RANGES,
        checkers=CHECKERS,
        languages=LANGUAGES,
        revisions=list(reversed(problem.revisions)),
        shown_letters=SHOWN_LETTERS,
        editable_letters=EDITABLE_LETTERS,
        levels_of=_levels,
        writers=guidelines.WRITERS,
        refusal=refusal,
        old=old_values(refusal),
        **guideline_context(session, problem, chosen),
        **publish_context(session, problem),
        **{"case": None, **more},
    )


def _levels(reference: Any) -> list[Any]:
    return [(found, blocks(found)) for found in references.segmentations(reference).values()]


@router.get("/problems/{slug}/preview")
def preview(
    request: Request, session: Reading, user: ReadingUser, slug: str, chosen: Chosen
) -> Response:
    """Show the draft as a student would meet it once it is published."""
    problem = problems.editable(session, user, slug)
    return _preview(request, problem, chosen.of(problem), user)


def _preview(request: Request, problem: Problem, chosen: Chosen, _user: User) -> Response:
    reference = next((r for r in problem.references if r.language == chosen.language), None)
    parts, texts = [], {}
    if reference is not None:
        parts = blocks(references.segmentations(reference)[chosen.level])
        views = guidelines.units(reference, chosen.level, chosen.locale)
        texts = {view.unit.index: view.guideline for view in views}
    statement = next((s for s in problem.statements if s.locale == chosen.locale), None)
    return render(
        request,
        "manage/preview.html",
        problem=problem,
        statement=statement or problem.statements[0],
        samples=[case for case in problem.cases if case.sample],
        chosen=chosen,
        blocks=parts,
        guidelines=texts,
    )
