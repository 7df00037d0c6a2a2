"""In which order units are answered, and how much help there is."""

from typing import Any

import pytest

from app.domain.answering import Answering, AnswerOrder, make_answering
from app.domain.errors import AppError


def test_by_default_any_order_and_two_hints() -> None:
    assert make_answering(None) == Answering(order=AnswerOrder.ANY, hints=2, hidden_data=False)


def test_what_is_not_given_stays() -> None:
    stored = {"order": "in_order", "hints": 3, "hidden_data": True}
    assert make_answering({"hints": 0}, stored) == Answering(
        order=AnswerOrder.IN_ORDER, hints=0, hidden_data=True
    )


@pytest.mark.parametrize(
    "given",
    [
        {"order": "backwards"},
        {"order": 1},
        {"hints": 4},
        {"hints": -1},
        {"hints": True},
        {"hints": "2"},
        {"hidden_data": 1},
        {"more": 1},
    ],
)
def test_anything_else_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(AppError):
        make_answering(given)


@pytest.mark.parametrize(("accepted", "last"), [((), 0), ((0,), 1), ((1, 2), 0), ((0, 1, 2), 2)])
def test_in_order_the_first_open_unit_is_the_last(accepted: tuple[int, ...], last: int) -> None:
    done = dict.fromkeys(accepted)
    assert Answering(order=AnswerOrder.IN_ORDER).last_open(done, 3) == last
    assert Answering().last_open(done, 3) == 2
