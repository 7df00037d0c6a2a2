import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guideline_model import Check, WriteRequest, verify
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
    source = "int m, d;\nint f() {\n    return d;\n}\n"
    assert failed(source, "정수형 변수 m을 선언하세요.") == {"names"}


def test_a_name_that_nothing_needs_may_be_left_out() -> None:
    assert failed("int m, d;\n", "정수형 변수 m을 선언하세요.") == set()


def test_four_sentences_fail_at_line_level() -> None:
    assert failed("int n;\n", "정수입니다. 변수입니다. n입니다. 선언하세요.") == {"length"}


SUM = """#include <stdio.h>
int twice(int part) {
    return part * 2;
}
int main(void) {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
        sum += twice(i);
    }
    printf("%d\\n", sum);
    printf("%d\\n", sum);
    return 0;
}
"""


def checks(text: str, unit: int, *, locale: str = "ko", **more: object) -> dict[str, Check]:
    segmentation = segment(SUM, language="c", level="line")
    request = WriteRequest(segmentation=segmentation, locale=locale, **more)  # type: ignore[arg-type]
    return {check.name: check for check in verify(text, request, segmentation.units[unit])}


def test_a_check_says_what_to_do_how_well_it_did_and_where() -> None:
    text = "정수형 변수 sum을 선언하고 sum = 0으로 하세요."
    check = checks(text, 3)["no_operator"]
    assert (check.ok, check.score) == (False, 0.0)
    assert check.detail == "copies the expression: 'sum = 0'"
    assert check.span is not None
    assert text[slice(*check.span)] == "sum = 0"


def test_the_share_of_a_statement_that_is_copied_is_the_score() -> None:
    assert checks("sum에 더하세요.", 5)["no_statement"].score == round(1 - 1 / 6, 3)


def test_a_declared_name_wants_its_type() -> None:
    assert not checks("변수 sum을 0으로 초기화하세요.", 3)["types"].ok
    assert checks("int 변수 sum을 0으로 초기화하세요.", 3)["types"].ok
    assert checks("정수 sum을 0으로 초기화하세요.", 3)["types"].ok


def test_a_counter_of_a_loop_is_an_integer_without_saying() -> None:
    text = "변수 i가 0부터 9까지 1씩 증가하며 반복하는 for문을 작성하세요."
    assert all(check.ok for check in checks(text, 4).values())


def test_a_name_of_another_function_is_not_in_scope() -> None:
    check = checks("part에 twice 함수의 결과를 더하세요.", 5)["scope"]
    assert check.detail == "leave out what does not exist here: part"
    assert check.span == (0, 4)


def test_words_of_an_english_sentence_are_no_names() -> None:
    assert checks("Add the result of twice for i to sum.", 5, locale="en")["scope"].ok
    assert not checks("Add the result of twice to my_sum.", 5, locale="en")["scope"].ok


def test_the_problem_s_literals_may_be_said() -> None:
    text = "7명의 점수를 sum에 누적하기 위해 twice 함수에 i를 넣은 결과를 더하세요."
    assert not checks(text, 5)["literals"].ok
    assert checks(text, 5, statement="학생 7명의 점수")["literals"].ok


def test_a_neighbour_s_guideline_is_not_repeated() -> None:
    standing = {4: "sum을 출력하고 줄을 바꾸세요."}
    assert not checks("sum을 출력하고 줄을  바꾸세요.", 5, standing=standing)["not_repeated"].ok


def test_neighbours_that_do_the_same_may_say_the_same() -> None:
    standing = {6: "sum을 출력하고 줄을 바꾸세요."}
    assert all(check.ok for check in checks(standing[6], 7, standing=standing).values())


def test_a_quoted_string_of_the_unit_hides_no_statement_around_it() -> None:
    assert not checks('printf("%d\\n", sum); 를 쓰세요.', 6)["no_statement"].ok


def test_full_width_letters_hide_nothing() -> None:
    assert not checks("ｓｕｍ　＝　０으로 하세요. 정수입니다.", 3)["no_operator"].ok


@given(st.text(max_size=400), st.sampled_from(["ko", "en"]), st.integers(0, 8))
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered(text: str, locale: str, unit: int) -> None:
    for check in checks(text, unit, locale=locale).values():
        assert 0 <= check.score <= 1
        assert bool(check.detail) is not check.ok
        assert "\n" not in check.detail
        if check.span:
            assert 0 <= check.span[0] <= check.span[1] <= len(text)


HOSTILE = [
    "a ",
    "int sum = 0; ",
    "가",
    "\"'",
    "(",
    "1",
    "\0",
    "a.b.",
    "' ",
    "<",
    "%5",
    "{a:",
    "\ud800",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_a_hundred_kilobytes_of_anything_is_answered(piece: str) -> None:
    found = checks(piece * (100_000 // len(piece)), 3)
    assert not found["length"].ok


@given(st.sampled_from(["sum = 0", "i < 10", "return part * 2"]), st.data())
@settings(max_examples=60, deadline=None)
def test_spacing_never_hides_a_leak(code: str, data: st.DataObject) -> None:
    blanks = st.text(alphabet=" \t\n", min_size=1, max_size=4)
    spaced = "".join(data.draw(blanks) if char == " " else char for char in code)
    unit = {"sum = 0": 3, "i < 10": 4, "return part * 2": 1}[code]
    found = checks(f"값을 {spaced} 로 하세요.", unit)
    assert not (found["no_statement"].ok and found["no_operator"].ok)
