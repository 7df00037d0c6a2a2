"""One unit of a draft, as an address names it and as its card is shown again."""

from typing import Annotated

from fastapi import Depends, Response

from app.web.base import render
from app.web.forms import Refusal
from app.web.manage import state
from app.web.manage.chosen import Asked
from app.web.manage.draft import Draft, WritingDraft


def _edited(draft: WritingDraft, language: str, level: str, locale: str) -> Draft:
    return draft.choosing(Asked(language, level, locale).of(draft.problem))


EditedDraft = Annotated[Draft, Depends(_edited)]
"""A draft, with the language, level and locale of the unit in the address chosen."""


def unit_answer(draft: Draft, index: int, refusal: Refusal | None) -> Response:
    """Answer with a unit's card alone, or where there are no scripts with the page."""
    if "hx-request" not in draft.request.headers:
        return draft.answer(draft.choice.key(index), refusal)
    return render(
        draft.request,
        "manage/_card_answer.html",
        status=refusal.status if refusal else 200,
        problem=draft.problem,
        chosen=draft.choice,
        card=state.cards(draft.problem, draft.choice, [index])[0],
        counts=state.counts(draft.problem, draft.choice),
        refusal=refusal,
    )
