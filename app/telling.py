"""What the judge said, in the words of a locale: values become text here, at the edge."""

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from pydantic import TypeAdapter

from app.domain import explanations, near_misses, remarks, states
from app.domain import feedback as feedback_words
from app.domain.visible import visible
from app.i18n import fill, translate
from judge.explanations import Explanation
from judge.model import Feedback, FeedbackCode
from judge.remarks import Remark
from judge.slips import SlipKind
from judge.state_difference import Parting, StateDifference, ValueDifference
from judge.token_edits import Edit
from judge.token_parts import Part

_REMARK = TypeAdapter(Remark)
_FEEDBACK = TypeAdapter(Feedback)
_EXPLANATION = TypeAdapter(Explanation)
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_LONGEST = 60  # of a type's name, say


def remark_text(locale: str, remark: Remark) -> str:
    """Return a remark in `locale`; what it quotes of outputs stays as it is."""
    params = {
        key: (visible(text) or translate(locale, remarks.EMPTY)) if key in remarks.QUOTED else text
        for key, text in remark.params.items()
    }
    return translate(locale, remarks.WORDS[remark.code], **params)


def case_text(locale: str, case: Mapping[str, Any]) -> str:
    """Return what is said of a submission's case; a special judge's words are its own."""
    remark = case.get("remark")  # none in submissions judged before there were remarks
    if remark:
        return remark_text(locale, _REMARK.validate_python(remark))
    return str(case["message"])


def fault_texts(locale: str, case: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Return the lines, and what went wrong there, of a submission's first case that failed."""
    rows = [_FEEDBACK.validate_python(row) for row in case.get("faults", ())]
    return [(row.line, feedback_text(locale, row)) for row in rows]


def feedback_text(locale: str, feedback: Feedback) -> str:
    """Return the sentence that a feedback is."""
    if feedback.code in _HINTS:
        return _HINTS[feedback.code](locale, feedback.params)
    if feedback.state is not None:
        return state_text(locale, feedback.state)
    told = {**feedback.params, "reason": _reason(locale, feedback)}
    message, params = feedback_words.words(replace(feedback, params=told))
    return fill(locale, message, params)


def _near_miss_text(locale: str, params: Mapping[str, str]) -> str:
    edit = Edit(params["edit"])
    part = translate(locale, near_misses.part_words(edit, Part(params["part"])))
    return translate(locale, near_misses.WORDS[edit], part=part)


def _kind_text(locale: str, params: Mapping[str, str]) -> str:
    part = translate(locale, near_misses.PARTS[Part(params["part"])])
    return translate(locale, near_misses.KINDS[SlipKind(params["kind"])], part=part)


def _piece_text(locale: str, params: Mapping[str, str]) -> str:
    indent = params["part"] == Part.INDENTATION
    message = near_misses.INDENT if indent else near_misses.PIECES[Edit(params["edit"])]
    pieces = {name: params[name].replace("`", "'") for name in ("given", "wanted")}
    return translate(locale, message, **pieces)


def _parted_kind_text(locale: str, params: Mapping[str, str]) -> str:
    if not params["part"]:
        return translate(locale, near_misses.PARTED_END)
    part = translate(locale, near_misses.PARTS[Part(params["part"])])
    return translate(locale, near_misses.PARTED_KIND, part=part)


def _parted_piece_text(locale: str, params: Mapping[str, str]) -> str:
    wanted = params["wanted"].replace("`", "'")
    return translate(locale, near_misses.PARTED_PIECE, wanted=wanted)


_HINTS = {
    FeedbackCode.NEAR_MISS: _near_miss_text,
    FeedbackCode.KIND: _kind_text,
    FeedbackCode.PIECE: _piece_text,
    FeedbackCode.KIND_PARTING: _parted_kind_text,
    FeedbackCode.PIECE_PARTING: _parted_piece_text,
}


def state_text(locale: str, state: StateDifference) -> str:
    """Return the sentence about where the programs part, code between backticks."""
    rows = state_rows(locale, state)
    params: dict[str, object] = {
        "round": state.round,
        "time": states.ordinal(locale, state.time),
        "call": _short(state.call),
        **({key: _short(text) for key, text in asdict(rows[0]).items()} if rows else {}),
    }
    clause = translate(locale, states.clause(state), **params)
    given = _short(states.short_input(state))
    on = (
        translate(locale, states.INPUT, input=given)
        if given
        else translate(locale, states.CASE, case=state.case)
    )
    told = translate(locale, states.lead(state), **params, on=on, clause=clause)
    return f"{told} {translate(locale, states.LOOSE)}" if state.loose else told


def state_rows(locale: str, state: StateDifference) -> list[ValueDifference]:
    """Return the rows as a table shows them: what would not be seen is, and so is nothing."""
    blank = states.NOTHING if state.parting is Parting.PRINTED else states.UNSET
    return [
        ValueDifference(
            name=row.name or state.call or translate(locale, states.OUTPUT),
            expected=visible(row.expected) or translate(locale, blank),
            actual=visible(row.actual) or translate(locale, blank),
        )
        for row in state.rows
    ]


def feedback_detail(locale: str, feedback: Feedback) -> str:
    """Return what differed in a shown case, or what a run-time error means; "" for neither."""
    if feedback.explanation is not None:
        return explanation_text(locale, feedback.explanation)
    return _reason(locale, feedback) if feedback.code is FeedbackCode.WRONG_ANSWER else ""


def message_text(locale: str, message: Mapping[str, Any]) -> str:
    """Return what a compiler's message means, "" where we do not know."""
    told = message.get("explanation")  # none in what was judged before there were explanations
    return explanation_text(locale, _EXPLANATION.validate_python(told)) if told else ""


def explanation_text(locale: str, explanation: Explanation) -> str:
    """Return the sentence for a beginner, code between backticks; "" where a part is missing."""
    message = explanations.WORDS[explanation.kind]
    if set(_PLACEHOLDER.findall(message)) - set(explanation.params):
        return ""
    params = {name: _short(value) for name, value in explanation.params.items()}
    return translate(locale, message, **params)


def _short(value: str) -> str:
    value = value.replace("`", "'")
    return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"


def _reason(locale: str, feedback: Feedback) -> str:
    if feedback.remark is not None:
        return remark_text(locale, feedback.remark)
    return feedback.params.get("reason", "")
