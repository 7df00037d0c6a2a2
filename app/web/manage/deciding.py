"""What an instructor decides of guidelines: which may stand, which new ones to take."""

from fastapi import APIRouter, Response

from app.services import overriding, proposals
from app.web.forms import Text, attempt
from app.web.manage.unit import EditedDraft, unit_answer

router = APIRouter(prefix="/problems/{slug}/guidelines/{language}/{level}/{locale}")


@router.post("/proposals")
def settle_all(draft: EditedDraft, take: Text = "") -> Response:
    """Take all texts that are proposed at a level, or drop them."""
    choice = draft.choice

    def work() -> None:
        proposals.settle_all(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            take=bool(take),
            language=choice.language,
            locale=choice.locale,
        )

    return draft.answer("guidelines", attempt(draft.session, "guidelines", work))


@router.post("/{index}/proposal")
def settle(draft: EditedDraft, index: int, take: Text = "") -> Response:
    """Take the text that is proposed for a unit, or drop it."""
    choice = draft.choice

    def work() -> None:
        proposals.settle(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            index,
            take=bool(take),
            language=choice.language,
            locale=choice.locale,
        )

    return unit_answer(draft, index, attempt(draft.session, choice.key(index), work))


@router.post("/{index}/override")
def override(draft: EditedDraft, index: int, reason: Text = "") -> Response:
    """Let a guideline stand in spite of its checks, for this reason."""
    choice = draft.choice

    def work() -> None:
        overriding.override(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            index,
            reason=reason,
            language=choice.language,
            locale=choice.locale,
        )

    refusal = attempt(draft.session, choice.key(index), work, reason=reason)
    return unit_answer(draft, index, refusal)


@router.post("/{index}/take-back")
def take_back(draft: EditedDraft, index: int) -> Response:
    """Let it stand no more."""
    choice = draft.choice

    def work() -> None:
        overriding.take_back(
            draft.session,
            draft.user,
            draft.problem.id,
            choice.level,
            index,
            language=choice.language,
            locale=choice.locale,
        )

    return unit_answer(draft, index, attempt(draft.session, choice.key(index), work))
