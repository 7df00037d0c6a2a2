import pytest

from guideline_model import WriteRequest, verify
from segmenter import segment


def failed(
    source: str, text: str, *, locale: str = "ko", unit: int = 0, language: str = "c"
) -> set[str]:
    segmentation = segment(source, language=language, level="line")
    request = WriteRequest(segmentation=segmentation, locale=locale)
    return {check.name for check in verify(text, request, segmentation.units[unit]) if not check.ok}


def test_a_good_guideline_passes() -> None:
    assert failed("int m, d;\n", "정수형 변수 m과 d를 선언하세요.") == set()


def test_an_empty_guideline_fails() -> None:
    assert "not_empty" in failed("int n;\n", "  ")


def test_english_for_korean_fails() -> None:
    assert failed("int n;\n", "Declare the integer variable n.") == {"language"}


def test_korean_for_english_fails() -> None:
    assert failed("int n;\n", "정수형 변수 n을 선언하세요.", locale="en") == {"language"}


@pytest.mark.parametrize(
    "text",
    [
        "[self_start(1)] 정수형 변수 n을 선언하세요.",
        "```정수형 변수 n을 선언하세요.```",
        "<b>정수형</b> 변수 n을 선언하세요.",
        "가이드라인: 정수형 변수 n을 선언하세요.",
        "정수형 변수 n을 선언하세요.<end_of_turn>",
    ],
)
def test_tags_and_markup_fail(text: str) -> None:
    assert "no_markup" in failed("int n;\n", text)


@pytest.mark.parametrize("copied", ["int n = a;", "int  n=a", "int n=a;"])
def test_the_statement_fails_whatever_its_spacing(copied: str) -> None:
    assert "no_statement" in failed("int n = a;\n", f"정수형 변수로 {copied} 라고 쓰세요.")


def test_a_header_without_its_brace_fails() -> None:
    source = "void f() {\n    while (n > 0) {\n        n--;\n    }\n}\n"
    assert "no_statement" in failed(source, "while (n>0) 반복문을 작성하세요.", unit=1)


@pytest.mark.parametrize("copied", ["a + b", "a+b", "a  +b"])
def test_an_expression_fails(copied: str) -> None:
    assert failed("int n = a + b;\n", f"변수 n을 선언하고 {copied} 값으로 정하세요.") == {
        "no_operator"
    }


def test_a_format_fails() -> None:
    source = 'void f() {\n    printf("%d\\n", n);\n}\n'
    assert failed(source, "%d 형식으로 n을 출력하세요.", unit=1) == {"no_format"}


def test_an_output_text_may_be_quoted() -> None:
    source = 'void f() {\n    printf("a + b = YES\\n");\n}\n'
    assert failed(source, '"a + b = YES"를 출력하고 줄을 바꾸세요.', unit=1) == set()


def test_a_missing_name_fails() -> None:
    assert failed("int m, d;\n", "정수형 변수 m을 선언하세요.") == {"names"}


def test_four_sentences_fail_at_line_level() -> None:
    assert failed("int n;\n", "정수입니다. 변수입니다. n입니다. 선언하세요.") == {"length"}
