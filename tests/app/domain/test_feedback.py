"""The words for every code and every verdict."""

import pytest

from app.domain.feedback import BREAKS, VERDICTS, WORDS, words
from judge import Verdict
from judge.model import Feedback, FeedbackCode

# hints, and what breaks later units, have words of their own by kind
OWN_WORDS = {
    FeedbackCode.NEAR_MISS,
    FeedbackCode.KIND,
    FeedbackCode.PIECE,
    FeedbackCode.KIND_PARTING,
    FeedbackCode.PIECE_PARTING,
    FeedbackCode.BREAKS,
}
CODES = [code for code in FeedbackCode if code not in OWN_WORDS]


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_words_that_fill_even_without_parameters(code: FeedbackCode) -> None:
    message, params = words(Feedback(code=code))
    assert message % params


def test_every_code_and_verdict_is_there() -> None:
    assert set(WORDS) == set(CODES)
    assert set(VERDICTS) == set(Verdict)


@pytest.mark.parametrize("kind", BREAKS)
def test_a_unit_that_breaks_is_called_by_its_number(kind: str) -> None:
    params = {"kind": kind, "unit": "4", "number": "5", "names": "m → month", "case": "s1"}
    message, filled = words(Feedback(code=FeedbackCode.BREAKS, params=params))
    assert (message % filled).startswith("Unit 5 needs another look")
