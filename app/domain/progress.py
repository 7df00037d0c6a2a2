"""How far a student is with a problem."""

from enum import StrEnum


class ProgressState(StrEnum):
    """Solved means ever accepted: it is never taken away silently."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    SOLVED = "solved"


def after_submission(state: str, *, accepted: bool) -> ProgressState:
    """Return the state after one judged submission of the whole program."""
    if accepted or state == ProgressState.SOLVED:
        return ProgressState.SOLVED
    return ProgressState.IN_PROGRESS
