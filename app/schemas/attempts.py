"""Attempts: one try at one unit."""

from typing import Any

from pydantic import BaseModel, Field, TypeAdapter

from app.models import Attempt, Workspace
from app.schemas.base import Payload, Text
from app.services import workspaces
from app.telling import feedback_detail, feedback_text
from judge.model import Feedback

_FEEDBACK = TypeAdapter(Feedback)


class AttemptIn(Payload):
    """The code of one unit."""

    code: Text


class FeedbackOut(BaseModel):
    """Words for the student; `line` counts within the unit from 1, 0 means the whole unit."""

    code: str
    line: int
    text: str
    detail: str = Field(description="What differed in a shown test, in the account's language.")
    params: dict[str, str]


class MessageOut(BaseModel):
    """A compiler's word about a place; line and column count from 1, 0 is unknown."""

    line: int
    column: int
    severity: str
    text: str


class AttemptOut(BaseModel):
    """An attempt: queued and running until `state` is done (or failed: ours, not the student's)."""

    id: int
    state: str
    accepted: bool
    verdict: str | None
    decided_by: str | None
    feedback: list[FeedbackOut]
    messages: list[MessageOut]
    unit: int
    workspace_id: int
    next: int | None = Field(description="The next unit that is not accepted yet.")
    complete: bool


def of_attempt(attempt: Attempt, locale: str) -> AttemptOut:
    """Return an attempt as JSON, its feedback in `locale`."""
    return AttemptOut(
        id=attempt.id,
        state=attempt.state,
        accepted=attempt.accepted,
        verdict=attempt.verdict,
        decided_by=attempt.decided_by,
        feedback=[_feedback(row, locale) for row in attempt.feedback],
        messages=[MessageOut.model_validate(row) for row in attempt.messages],
        unit=attempt.index,
        workspace_id=attempt.workspace_id,
        next=_next(attempt.workspace, attempt.index),
        complete=workspaces.complete(attempt.workspace),
    )


def _feedback(row: dict[str, Any], locale: str) -> FeedbackOut:
    feedback = _FEEDBACK.validate_python(row)
    return FeedbackOut(
        code=feedback.code,
        line=feedback.line,
        text=feedback_text(locale, feedback),
        detail=feedback_detail(locale, feedback),
        params=dict(feedback.params),
    )


def _next(workspace: Workspace, index: int) -> int | None:
    accepted = workspaces.accepted_texts(workspace)
    left = [i for i in range(len(workspaces.level_of(workspace).units)) if i not in accepted]
    return next((i for i in left if i > index), left[0] if left else None)
