"""The words for every fault, in both languages."""

import pytest

from app.domain.faults import ELSEWHERE, FAULTS, OTHER, fault_words
from app.domain.feedback import words
from app.i18n import catalogue, translate
from judge.faults import FaultKind
from judge.model import Feedback, FeedbackCode

MESSAGES = [ELSEWHERE, OTHER, *(text for texts in FAULTS.values() for text in texts)]


def told(locale: str, **params: str) -> str:
    message, filled = words(Feedback(code=FeedbackCode.FAULT, params=params))
    return translate(locale, message) % filled


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_has_words_that_need_no_parameter(kind: FaultKind) -> None:
    assert fault_words({"kind": kind}) != OTHER
    assert "%" not in fault_words({"kind": kind})


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_is_translated(message: str) -> None:
    assert message in catalogue("ko")


def test_the_words_tell_most_of_what_is_known() -> None:
    assert told("en", kind="index", index="5", size="5", name="a").startswith(
        "This uses index 5 of “a”, which has only 5 elements"
    )
    assert told("en", kind="index", index="5").startswith("This uses index 5, which is outside")
    assert told("en", kind="index", name="a").startswith("An index of “a” is out of range")


def test_in_korean() -> None:
    assert told("ko", kind="index", index="5", size="5", name="a").startswith(
        "“a”의 인덱스 5번에 접근했지만 원소는 5개뿐입니다."
    )


def test_a_kind_of_a_newer_judge_has_words_too() -> None:
    assert told("en", kind="something") == OTHER
