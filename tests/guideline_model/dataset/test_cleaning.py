import pytest

from guideline_model.dataset.cleaning import clean_code, clean_guideline


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  변수 `n`을   선언하세요. \n\n", "변수 n을 선언하세요."),
        ("**n**을 1 늘리세요.", "n을 1 늘리세요."),
        ("가이드라인: n을 출력하세요.", "n을 출력하세요."),
        ("n이 3 &lt; 5일 때", "n이 3 < 5일 때"),
        ("```\n목표\n1. 하나\n```", "목표\n1. 하나"),
        ("\ufeff정수\u200b를", "정수를"),
        ("a * b * c", "a * b * c"),
    ],
)
def test_a_guideline_becomes_plain_text(raw: str, clean: str) -> None:
    assert clean_guideline(raw) == clean


def test_hangul_is_composed() -> None:
    assert clean_guideline("\u1112\u1161\u11ab") == "한"


def test_code_keeps_its_lines_and_loses_what_is_not_seen() -> None:
    assert clean_code("\ufeff\r\n int a;  \r\n\r\n b;\n\n") == " int a;\n\n b;\n"
