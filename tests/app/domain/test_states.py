"""The words for where two programs part, in both languages."""

import pytest

from app.domain.states import ordinal
from app.telling import feedback_text, state_rows, state_text
from judge.model import Feedback, FeedbackCode
from judge.state_difference import Parting, StateDifference, ValueDifference

SUM = (ValueDifference(name="sum", expected="7", actual="12"),)


def state(parting: Parting = Parting.VALUES, **fields: object) -> StateDifference:
    given: dict[str, object] = {"case": "sample1", "input": "3 4\n", "rows": SUM} | fields
    return StateDifference(parting=parting, **given)  # type: ignore[arg-type]


def row(expected: str, actual: str, name: str = "") -> tuple[ValueDifference, ...]:
    return (ValueDifference(name=name, expected=expected, actual=actual),)


P = Parting
TOLD = [
    (
        state(loose=True),
        "After this unit, for input `3 4`, the solution has `7` in `sum`; yours has `12`. "
        "More than one answer is right here, so this need not be the mistake.",
        "입력 `3 4`에서 이 단위를 실행한 뒤 기준 풀이의 `sum`은 `7`인데 이 풀이는 `12`입니다. "
        "이 문제는 답이 여럿일 수 있으므로 이것이 틀린 곳은 아닐 수도 있습니다.",
    ),
    (
        state(P.RETURNED, call="f(3)", rows=row("7", "2"), loose=True),
        "For input `3 4`, `f(3)` returns `7` in the solution; yours returns `2`. "
        "More than one answer is right here, so this need not be the mistake.",
        "입력 `3 4`에서 기준 풀이의 `f(3)`는 `7`을 반환하는데 이 풀이는 `2`를 반환합니다. "
        "이 문제는 답이 여럿일 수 있으므로 이것이 틀린 곳은 아닐 수도 있습니다.",
    ),
    (
        state(),
        "After this unit, for input `3 4`, `sum` should be `7`; yours is `12`.",
        "입력 `3 4`에서 이 단위를 실행한 뒤 `sum`은 `7`이 되어야 하는데 `12`입니다.",
    ),
    (
        state(round=3),
        "In round 3 of the loop, for input `3 4`, `sum` should be `7`; yours is `12`.",
        "입력 `3 4`에서 반복문의 3번째 반복 때 `sum`은 `7`이 되어야 하는데 `12`입니다.",
    ),
    (
        state(time=2, input="x" * 50),
        "The 2nd time that this unit runs, for test sample1, `sum` should be `7`; yours is `12`.",
        "테스트 sample1에서 이 단위를 2번째로 실행할 때 `sum`은 `7`이 되어야 하는데 `12`입니다.",
    ),
    (
        state(rows=row("7", "", "n")),
        "After this unit, for input `3 4`, `n` should be `7`; yours has no value yet.",
        "입력 `3 4`에서 이 단위를 실행한 뒤 `n`은 `7`이 되어야 하는데 아직 값이 없습니다.",
    ),
    (
        state(P.MORE_ROUNDS, rows=(), round=2),
        "For input `3 4`, the loop should end after round 2; yours goes on.",
        "입력 `3 4`에서 반복문은 2번 반복하고 끝나야 하는데 더 반복합니다.",
    ),
    (
        state(P.FEWER_ROUNDS, rows=()),
        "For input `3 4`, the loop should run; yours does not run at all.",
        "입력 `3 4`에서 반복문이 실행되어야 하는데 한 번도 실행되지 않습니다.",
    ),
    (
        state(P.NOT_TAKEN, rows=(), round=3),
        "In round 3 of the loop, for input `3 4`, the condition should be true; yours is false.",
        "입력 `3 4`에서 반복문의 3번째 반복 때 조건은 참이어야 하는데 거짓입니다.",
    ),
    (
        state(P.RETURNED, rows=row("6", "1"), call="gcd(12, 18)"),
        "For input `3 4`, `gcd(12, 18)` should return `6`; yours returns `1`.",
        "입력 `3 4`에서 `gcd(12, 18)`는 `6`을 반환해야 하는데 `1`을 반환합니다.",
    ),
    (
        state(P.PRINTED, rows=row("Fizz\n", ""), round=3),
        "In round 3 of the loop, for input `3 4`, the output should be `Fizz↵`; yours prints "
        "nothing.",
        "입력 `3 4`에서 반복문의 3번째 반복 때 출력은 `Fizz↵`가 되어야 하는데 아무것도 출력하지 "
        "않습니다.",
    ),
]


@pytest.mark.parametrize(("given", "english", "korean"), TOLD)
def test_the_sentence(given: StateDifference, english: str, korean: str) -> None:
    assert state_text("en", given) == english
    assert state_text("ko", given) == korean


@pytest.mark.parametrize("parting", Parting)
@pytest.mark.parametrize("locale", ["ko", "en"])
def test_every_parting_has_words(parting: Parting, locale: str) -> None:
    told = feedback_text(
        locale, Feedback(code=FeedbackCode.STATE, state=state(parting, call="f()"))
    )
    assert "%(" not in told


def test_the_rows_of_the_table() -> None:
    assert state_rows("en", state(P.PRINTED, rows=row("a ", ""))) == [
        ValueDifference(name="output", expected="a·", actual="nothing")
    ]
    assert state_rows("ko", state(rows=row("7", "", "n")))[0].actual == "아직 값이 없음"


def test_a_backtick_in_a_value_ends_no_code() -> None:
    assert state_text("en", state(rows=row('"`"', "1", "s"))).count("`") == 8


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (21, "21st")]
)
def test_ordinals(number: int, text: str) -> None:
    assert ordinal("en", number) == text
    assert ordinal("ko", number) == str(number)
