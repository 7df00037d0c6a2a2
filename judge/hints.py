"""The ladder of hints for a refused answer: each rung tells more, the last one the piece itself.

Of a near miss the first rung, where to look, is a row of the report's own feedback
(`FeedbackCode.NEAR_MISS`); the second says what kind of thing is wrong. An answer that is written
otherwise has all three here: where it parts from the reference first, and with what that goes on.
"""

from judge.model import Feedback, FeedbackCode, UnitRequest
from judge.near_miss import NearMiss, parting
from judge.slips import slip_kind


def hints_of(request: UnitRequest, found: NearMiss | None) -> tuple[Feedback, ...]:
    """Return the hints beyond the near miss that was found, in the order in which they are told."""
    return _of_near_miss(found) if found is not None else _of_parting(request)


def _of_near_miss(found: NearMiss) -> tuple[Feedback, ...]:
    place = {"column": str(found.column), "length": str(found.length)}
    kind = slip_kind(found.edit, found.part, found.given, found.wanted)
    pieces = {"edit": found.edit.value, "part": found.part.value}
    pieces |= {"given": found.given, "wanted": found.wanted}
    return (
        Feedback(
            code=FeedbackCode.KIND,
            line=found.line,
            params={"kind": kind.value, "part": found.part.value} | place,
        ),
        Feedback(code=FeedbackCode.PIECE, line=found.line, params=pieces | place),
    )


def _of_parting(request: UnitRequest) -> tuple[Feedback, ...]:
    found = parting(request.language, request.pieces, request.unit, request.answer)
    if found is None:
        return ()
    place = {"column": str(found.column), "length": str(found.length)}
    part = found.part.value if found.wanted else ""
    told: list[tuple[FeedbackCode, dict[str, str]]] = [
        (FeedbackCode.PARTING, {}),
        (FeedbackCode.KIND_PARTING, {"part": part}),
    ]
    if found.wanted:
        told.append((FeedbackCode.PIECE_PARTING, {"wanted": found.wanted}))
    return tuple(
        Feedback(code=code, line=found.line, params=params | place) for code, params in told
    )
