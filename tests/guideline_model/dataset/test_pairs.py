from dataclasses import replace

from guideline_model.dataset.model import Pair
from guideline_model.dataset.pairs import from_pair
from tests.guideline_model.dataset.examples import OLDER_CODE, OLDER_GUIDELINE

PAIR = Pair(
    origin="a.jsonl:1",
    program="a.jsonl#1",
    code=OLDER_CODE,
    guideline=OLDER_GUIDELINE,
    language="c",
    locale="ko",
)


def test_the_older_dialect_gives_each_unit_its_guideline() -> None:
    found = from_pair(PAIR)
    assert found.dropped == ()
    assert [(one.level, one.unit.text, one.guideline) for one in found.examples] == [
        ("line", "int main (void )", "main 함수를 작성하세요."),
        ("line", "int n;", "정수형 변수 n을 선언하세요."),
        ("line", 'scanf ("%d", &n );', "n을 입력받으세요."),
        ("line", "while (n > 0 )", "n이 0보다 큰 동안 반복하세요."),
        ("line", "n--;", "n을 1 줄이세요."),
    ]


def test_a_block_that_is_a_unit_of_another_level_is_of_that_level() -> None:
    code = OLDER_CODE.replace("[self_start(2)]\n", "").replace("[self_end(2)]\n", "")
    said = OLDER_GUIDELINE.replace("[self_start(2)]\n", "").replace("[self_end(2)]\n", "")
    found = from_pair(replace(PAIR, code=code, guideline=said))
    assert found.dropped == ()
    last = found.examples[-1]
    assert (last.level, last.unit.text) == ("paragraph", "while (n > 0 ) {\n        n--;")
    assert last.guideline == "n이 0보다 큰 동안 반복하세요.\nn을 1 줄이세요."


def test_tags_that_differ_leave_the_whole_pair_out() -> None:
    found = from_pair(replace(PAIR, guideline=OLDER_GUIDELINE.replace("[rep_end(1)]\n", "")))
    assert found.examples == ()
    (dropped,) = found.dropped
    assert (dropped.reason, dropped.units) == ("the tags of code and guideline differ", 5)
    assert dropped.detail == "10 tags in the code, 9 in the guideline"


def test_a_block_that_is_no_unit_is_left_out_alone() -> None:
    code = OLDER_CODE.replace("[self_end(1)]\n[self_start(1)]\n    scanf", "    scanf")
    said = OLDER_GUIDELINE.replace("[self_end(1)]\n[self_start(1)]\nn을 입력", "n을 입력")
    found = from_pair(replace(PAIR, code=code, guideline=said, level="line"))
    assert [one.index for one in found.examples] == [0, 3, 4]
    assert [one.reason for one in found.dropped] == ["its code is no unit of the program"]


def test_numbered_blocks_are_read() -> None:
    code = "[block0]\n\nint f(void) {\n  return 1;\n\n[block1]\n}\nint g(void) {\n  return 2;\n}\n"
    found = from_pair(replace(PAIR, code=code, guideline="[block0]\n하나.\n\n[block1]\n둘.\n"))
    assert [(one.level, one.index, one.guideline) for one in found.examples] == [
        ("paragraph", 0, "하나."),
        ("paragraph", 1, "둘."),
    ]


def test_code_that_is_one_unit_needs_no_tags() -> None:
    (one,) = from_pair(replace(PAIR, code="int n;", guideline="n을 선언하세요.")).examples
    assert (one.level, one.index, one.unit.text) == ("line", 0, "int n;")


def test_code_of_several_units_without_tags_is_left_out() -> None:
    found = from_pair(replace(PAIR, code="int n;\nint m;", level="line", guideline="선언하세요."))
    assert [one.reason for one in found.dropped] == ["the code is not one unit, and not tagged"]
