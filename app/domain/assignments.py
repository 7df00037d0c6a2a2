"""Where an assignment stands in time."""

from datetime import datetime
from enum import StrEnum


class AssignmentState(StrEnum):
    """Late means that it was due and late work is taken; closed, that it is not."""

    UPCOMING = "upcoming"
    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"


def state_at(
    moment: datetime, *, opens_at: datetime | None, due_at: datetime | None, late_policy: str
) -> AssignmentState:
    """Return the state at `moment`; an assignment opens and is due at the very moments it names."""
    if opens_at is not None and moment < opens_at:
        return AssignmentState.UPCOMING
    if due_at is None or moment <= due_at:
        return AssignmentState.OPEN
    return AssignmentState.LATE if late_policy == "accept" else AssignmentState.CLOSED
