"""What the judge said, in the words of a locale: values become text here, at the edge."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from app.domain import feedback as feedback_words
from app.domain import remarks
from app.i18n import translate
from judge.model import Feedback, FeedbackCode
from judge.remarks import Remark

_REMARK = TypeAdapter(Remark)


def remark_text(locale: str, remark: Remark) -> str:
    """Return a remark in `locale`; what it quotes of outputs stays as it is."""
    params = {
        key: text or (translate(locale, remarks.EMPTY) if key in remarks.QUOTED else text)
        for key, text in remark.params.items()
    }
    return translate(locale, remarks.WORDS[remark.code], **params)


def case_text(locale: str, case: Mapping[str, Any]) -> str:
    """Return what is said of a submission's case; a special judge's words are its own."""
    remark = case.get("remark")  # none in submissions judged before there were remarks
    if remark:
        return remark_text(locale, _REMARK.validate_python(remark))
    return str(case["message"])


def feedback_text(locale: str, feedback: Feedback) -> str:
    """Return the sentence that a feedback is."""
    told = {**feedback.params, "reason": _reason(locale, feedback)}
    message, params = feedback_words.words(replace(feedback, params=told))
    return translate(locale, message) % params


def feedback_detail(locale: str, feedback: Feedback) -> str:
    """Return what differed in a shown case, "" where there is nothing to add to the sentence."""
    return _reason(locale, feedback) if feedback.code is FeedbackCode.WRONG_ANSWER else ""


def _reason(locale: str, feedback: Feedback) -> str:
    if feedback.remark is not None:
        return remark_text(locale, feedback.remark)
    return feedback.params.get("reason", "")
