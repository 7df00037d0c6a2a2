"""Where an assignment stands in time."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.assignments import AssignmentState, state_at

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("opens_at", "due_at", "late_policy", "state"),
    [
        (None, None, "refuse", AssignmentState.OPEN),
        (NOW + SECOND, None, "accept", AssignmentState.UPCOMING),
        (NOW, NOW + SECOND, "accept", AssignmentState.OPEN),
        (None, NOW, "refuse", AssignmentState.OPEN),
        (None, NOW - SECOND, "accept", AssignmentState.LATE),
        (None, NOW - SECOND, "refuse", AssignmentState.CLOSED),
    ],
)
def test_state(
    opens_at: datetime | None, due_at: datetime | None, late_policy: str, state: AssignmentState
) -> None:
    assert state_at(NOW, opens_at=opens_at, due_at=due_at, late_policy=late_policy) is state
