"""The words for every code and every verdict."""

import pytest

from app.domain.feedback import VERDICTS, WORDS, words
from judge import Verdict
from judge.model import Feedback, FeedbackCode

# a near miss has words of its own
CODES = [code for code in FeedbackCode if code is not FeedbackCode.NEAR_MISS]


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_words_that_fill_even_without_parameters(code: FeedbackCode) -> None:
    message, params = words(Feedback(code=code))
    assert message % params


def test_every_code_and_verdict_is_there() -> None:
    assert set(WORDS) == set(CODES)
    assert set(VERDICTS) == set(Verdict)
