"""A part of the table of right and wrong answers; `python -m tools.fairness` judges all of it."""

from itertools import islice

import pytest

from judge import check_unit, precheck_unit
from tests.judge.fairness_table import SUFFIXES, Answer, answers

# every how many answers one is run: compiling C++ or Java takes long
STEPS = {"c": 12, "python": 12, "cpp": 60, "java": 80}


def some(language: str) -> list[Answer]:
    quick = (answer for answer in answers(language) if not answer.slow)
    return list(islice(quick, STEPS[language] // 2, None, STEPS[language]))


def test_the_table_is_large() -> None:
    every = [answer.right for language in SUFFIXES for answer in answers(language)]
    assert every.count(True) > 300
    assert every.count(False) > 400


@pytest.mark.parametrize("language", SUFFIXES)
def test_what_is_decided_without_a_run_is_decided_rightly(language: str) -> None:
    decided = 0
    for answer in answers(language):
        report = precheck_unit(answer.request())
        decided += report is not None
        assert report is None or report.accepted is answer.right, answer
    assert decided > 8


@pytest.mark.parametrize(
    "answer",
    [answer for language in SUFFIXES for answer in some(language)],
    ids=lambda answer: f"{answer.language}-{answer.sample}-{answer.level}-{answer.right}",
)
def test_right_answers_are_accepted_and_wrong_ones_refused(answer: Answer) -> None:
    report = check_unit(answer.request())
    assert report.accepted is answer.right, (answer.text, report)
