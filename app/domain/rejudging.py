"""What judging again may change: an acceptance is never taken away but by somebody's own word."""

from enum import StrEnum

from app.domain.errors import N_


class Reason(StrEnum):
    """Why there is a judging."""

    ANSWER = "answer"
    PUBLISHED = "published"
    ASKED = "asked"


class Outcome(StrEnum):
    """What a judging changed."""

    SAME = ""
    GIVEN = "given"  # a refusal became an acceptance
    REFUSED = "refused"  # an acceptance would now be refused: nobody has decided yet
    OVERTAKEN = "overtaken"  # it would have been, but a later judging came before a decision
    KEPT = "kept"  # it would, and stays accepted
    WITHDRAWN = "withdrawn"  # it would, and was taken back


STANDING = (Outcome.SAME, Outcome.GIVEN, Outcome.WITHDRAWN)
"""What a student is told: of what would be refused only once that was decided."""

REASONS = {
    Reason.ANSWER: N_("judged when it was sent"),
    Reason.PUBLISHED: N_("judged again: the problem was published anew"),
    Reason.ASKED: N_("judged again: the instructor asked for it"),
}


def outcome(*, before: bool, accepted: bool) -> Outcome:
    """Return what a new judging changes of what was accepted, or not, before."""
    if before == accepted:
        return Outcome.SAME
    return Outcome.GIVEN if accepted else Outcome.REFUSED
