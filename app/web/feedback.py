"""An attempt as a page tells it: words in the reader's language, lines of the student's unit."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from app.domain import states
from app.i18n import translate
from app.models import Attempt
from app.schemas.attempts import broken_units
from app.services import hints
from app.telling import feedback_detail, feedback_text, message_text, state_rows
from app.web.words import VERDICT_NAMES
from judge.model import Feedback
from judge.state_difference import StateDifference

_FEEDBACK = TypeAdapter(Feedback)


def attempt_answer(attempt: Attempt, locale: str) -> dict[str, Any]:
    """Return what the workspace page's script needs to know of an attempt."""
    return {
        "id": attempt.id,
        "unit": attempt.index,
        "state": attempt.state,
        "finished": attempt.finished,
        "accepted": attempt.accepted,
        "verdict": attempt.verdict,
        "verdict_name": translate(locale, VERDICT_NAMES[attempt.verdict])
        if attempt.verdict
        else "",
        "feedback": [_told(row, locale) for row in attempt.feedback],
        "messages": told_messages(attempt.messages, locale),
        "broken": broken_units(attempt),
        "hints_left": hints.left(attempt),
    }


def told_messages(rows: Sequence[Mapping[str, Any]], locale: str) -> list[dict[str, Any]]:
    """Return a compiler's messages, each with what it means to a beginner ("" where unknown)."""
    return [{**row, "told": message_text(locale, row)} for row in rows]


def _told(row: Mapping[str, Any], locale: str) -> dict[str, Any]:
    found = _FEEDBACK.validate_python(row)
    return {
        "line": found.line,
        "column": int(found.params.get("column", 0)),
        "length": int(found.params.get("length", 0)),
        "text": feedback_text(locale, found),
        "detail": feedback_detail(locale, found),
        "input": found.params.get("input"),
        "expected": found.params.get("expected"),
        "actual": found.params.get("actual"),
        "differs": int(found.remark.params.get("line", 0)) if found.remark else 0,
        "state": _state(found.state, locale) if found.state else None,
    }


def _state(state: StateDifference, locale: str) -> dict[str, Any]:
    rows = [asdict(row) for row in state_rows(locale, state)]
    told = state.input.strip() == states.short_input(state)  # in the sentence, as it stands
    return {"input": "" if told else state.input, "rows": rows, "loose": state.loose}
