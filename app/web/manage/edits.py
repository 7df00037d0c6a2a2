"""Units of a draft merged with the next one, split at a line, and back again."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response

from app.services import editing
from app.web.forms import Text, attempt
from app.web.manage.chosen import Asked
from app.web.manage.draft import Draft, WritingDraft

router = APIRouter(prefix="/problems/{slug}/units/{language}/{level}")


def _edited(draft: WritingDraft, language: str, level: str, guidelines: str = "") -> Draft:
    return draft.choosing(Asked(language, level, guidelines).of(draft.problem))


EditedDraft = Annotated[Draft, Depends(_edited)]
"""A draft, with the language and level in the address chosen."""


@router.post("/{index}/merge")
def merge(draft: EditedDraft, index: int, key: Text = "") -> Response:
    """Join a unit with the next one, while it is still the one with that key."""
    choice = draft.choice
    refusal = attempt(
        draft.session,
        "guidelines",
        lambda: editing.merge(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            index,
            language=choice.language,
            key=key,
        ),
    )
    return draft.answer(choice.key(index), refusal)


@router.post("/{index}/split")
def split(
    draft: EditedDraft, index: int, line: Annotated[int, Form()] = 0, key: Text = ""
) -> Response:
    """Split a unit before one of its lines, while it is still the one with that key."""
    choice = draft.choice
    refusal = attempt(
        draft.session,
        "guidelines",
        lambda: editing.split(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            index,
            line=line,
            language=choice.language,
            key=key,
        ),
    )
    return draft.answer(choice.key(index), refusal)


@router.post("/undo")
def undo(draft: EditedDraft, everything: Text = "") -> Response:
    """Take back the newest merge or split of the level, or all of them."""
    choice = draft.choice
    refusal = attempt(
        draft.session,
        "guidelines",
        lambda: editing.undo(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            language=choice.language,
            last=not everything,
        ),
    )
    return draft.answer("guidelines", refusal)
