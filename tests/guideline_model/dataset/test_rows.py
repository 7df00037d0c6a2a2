from typing import Any

import pytest

from guideline_model.dataset.model import BadInput, Defaults, Pair
from guideline_model.dataset.rows import Place, pairs_of

PLACE = Place(file="a.jsonl", line=7)


def read(row: Any, **defaults: Any) -> list[Pair]:
    return list(pairs_of(row, PLACE, Defaults(**defaults)))


def test_a_tagged_pair_says_its_problem() -> None:
    (pair,) = read({"id": "12", "tagged_code": '#include "a.h"', "guideline": "b"})
    assert (pair.program, pair.origin, pair.language) == ("a.jsonl#12", "a.jsonl:7", "c")


def test_a_chat_gives_a_pair_for_each_answer() -> None:
    row = {
        "messages": [
            {"role": "system", "content": "You write guidelines."},
            {"role": "user", "content": "Explain:\n```java\nint n;\n```\n"},
            {"role": "assistant", "content": "정수형 변수 n을 선언하세요."},
            {"role": "user", "content": "int m;"},
            {"role": "assistant", "content": "정수형 변수 m을 선언하세요."},
        ]
    }
    first, second = read(row, language="cpp")
    assert (first.code, first.language) == ("int n;\n", "java")
    assert (second.code, second.language) == ("int m;", "cpp")
    assert second.guideline == "정수형 변수 m을 선언하세요."


def test_an_instruction_has_its_code_as_input_or_in_itself() -> None:
    said = {"output": "출력하세요.", "locale": "ko", "language": "python", "level": "line"}
    (one,) = read({"instruction": "Write a guideline.", "input": "print(1)", **said})
    (other,) = read({"instruction": "Of this:\n```python\nprint(1)\n```", "input": "", **said})
    assert (one.code, other.code) == ("print(1)", "print(1)\n")
    assert one.level == "line"


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("#include <iostream>\nint main() {}", "cpp"),
        ("#include <stdio.h>\nint main() {}", "c"),
        ("public class Main {}", "java"),
        ("def f():\n    pass", "python"),
    ],
)
def test_a_language_is_told_by_the_code(code: str, language: str) -> None:
    (pair,) = read({"tagged_code": code, "guideline": "a"})
    assert pair.language == language


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([], "the row has none of"),
        ({"text": "a"}, "the row has none of"),
        ({"tagged_code": "x", "guideline": None}, "the row has none of"),
        ({"tagged_code": "x", "guideline": "a"}, "the language cannot be told: give the row one"),
        ({"tagged_code": "x", "guideline": "a", "language": "go"}, 'the language "go" is unknown'),
        (
            {"tagged_code": "x", "guideline": "a", "language": "c", "locale": "jp"},
            'the locale "jp" is unknown',
        ),
        ({"messages": [{"role": "user"}]}, "a message needs a role"),
    ],
)
def test_a_row_that_cannot_be_read_says_where_and_what_to_do(row: Any, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(row)
    assert str(caught.value).startswith("a.jsonl, line 7: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
