"""What an instructor decides of guidelines: which may stand, which new ones to take."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Response

from app.services import overriding, proposals
from app.web.forms import Refusal, Text, attempt
from app.web.manage.draft import Draft
from app.web.manage.unit import EditedDraft, unit_answer

router = APIRouter(prefix="/problems/{slug}/guidelines/{language}/{level}/{locale}")


@router.post("/proposals")
def settle_all(draft: EditedDraft, take: Text = "") -> Response:
    """Take all texts that are proposed at a level, or drop them."""
    refusal = _decide(draft, "guidelines", proposals.settle_all, take=bool(take))
    return draft.answer("guidelines", refusal)


@router.post("/{index}/proposal")
def settle(draft: EditedDraft, index: int, take: Text = "") -> Response:
    """Take the text that is proposed for a unit, or drop it."""
    key = draft.choice.key(index)
    refusal = _decide(draft, key, proposals.settle, index, take=bool(take))
    return unit_answer(draft, index, refusal)


@router.post("/{index}/override")
def override(draft: EditedDraft, index: int, reason: Text = "") -> Response:
    """Let a guideline stand in spite of its checks, for this reason."""
    key = draft.choice.key(index)
    refusal = _decide(draft, key, overriding.override, index, reason=reason)
    return unit_answer(draft, index, refusal)


@router.post("/{index}/take-back")
def take_back(draft: EditedDraft, index: int) -> Response:
    """Let it stand no more."""
    refusal = _decide(draft, draft.choice.key(index), overriding.take_back, index)
    return unit_answer(draft, index, refusal)


def _decide(
    draft: Draft,
    form: str,
    service: Callable[..., Any],
    *index: int,
    **decided: str | bool,
) -> Refusal | None:
    """Ask a service to decide of the chosen level, or of one of its units."""
    choice = draft.choice
    where = {"language": choice.language, "locale": choice.locale}

    def work() -> None:
        user, problem_id = draft.user, draft.problem.id
        service(draft.session, user, problem_id, choice.level, *index, **where, **decided)

    typed = {name: value for name, value in decided.items() if isinstance(value, str)}
    return attempt(draft.session, form, work, **typed)
