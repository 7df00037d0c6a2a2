"""Attempts: one try at one unit."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, Field, TypeAdapter

from app.models import Attempt, Workspace
from app.schemas.base import Payload, Text
from app.services import hints, workspaces
from app.telling import feedback_detail, feedback_text, message_text
from judge.model import Feedback, FeedbackCode
from judge.state_difference import StateDifference

_FEEDBACK = TypeAdapter(Feedback)


class AttemptIn(Payload):
    """The code of one unit."""

    code: Text


class FeedbackOut(BaseModel):
    """Words for the student; `line` counts within the unit from 1, 0 means the whole unit."""

    code: str
    line: int
    text: str
    detail: str = Field(
        description="What differed in a shown test, or what a run-time error means."
    )
    params: dict[str, str]
    state: StateDifference | None = Field(
        description="Where the program and the reference part on a sample, if `code` is `state`."
    )


class MessageOut(BaseModel):
    """A compiler's word about a place; line and column count from 1, 0 is unknown."""

    line: int
    column: int
    severity: str
    text: str = Field(description="The compiler's own words.")
    explanation: str = Field(description="The same for a beginner, in the account's language.")
    code: str | None = Field(description="The kind of error, where it is known.")
    params: dict[str, str]


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
    broken: list[int] = Field(description="Later units that its acceptance broke.")
    hints_used: int = Field(
        description="How many hints were opened for it; each is a row of `feedback`."
    )
    hints_left: int = Field(description="How many more may be opened.")


def of_attempt(attempt: Attempt, locale: str) -> AttemptOut:
    """Return an attempt as JSON, its feedback in `locale`."""
    return AttemptOut(
        id=attempt.id,
        state=attempt.state,
        accepted=attempt.accepted,
        verdict=attempt.verdict,
        decided_by=attempt.decided_by,
        feedback=[feedback_out(row, locale) for row in attempt.feedback],
        messages=[message_out(row, locale) for row in attempt.messages],
        unit=attempt.index,
        workspace_id=attempt.workspace_id,
        next=_next(attempt.workspace, attempt.index),
        complete=workspaces.complete(attempt.workspace),
        broken=broken_units(attempt),
        hints_used=attempt.hints_used,
        hints_left=hints.left(attempt),
    )


def broken_units(attempt: Attempt) -> list[int]:
    """Return the later units that an attempt's acceptance broke."""
    told = [row for row in attempt.feedback if row["code"] == FeedbackCode.BREAKS]
    return [int(row["params"]["unit"]) for row in told]


def message_out(row: Mapping[str, Any], locale: str) -> MessageOut:
    """Return a compiler's message as JSON, explained in `locale`."""
    told = row.get("explanation") or {"kind": None, "params": {}}
    return MessageOut(
        line=row["line"],
        column=row["column"],
        severity=row["severity"],
        text=row["text"],
        explanation=message_text(locale, row),
        code=told["kind"],
        params=told["params"],
    )


def feedback_out(row: dict[str, Any], locale: str) -> FeedbackOut:
    """Return a stored feedback in the words of `locale`."""
    feedback = _FEEDBACK.validate_python(row)
    return FeedbackOut(
        code=feedback.code,
        line=feedback.line,
        text=feedback_text(locale, feedback),
        detail=feedback_detail(locale, feedback),
        params=dict(feedback.params),
        state=feedback.state,
    )


def _next(workspace: Workspace, index: int) -> int | None:
    accepted = workspaces.accepted_texts(workspace)
    left = [i for i in range(len(workspaces.level_of(workspace).units)) if i not in accepted]
    return next((i for i in left if i > index), left[0] if left else None)
