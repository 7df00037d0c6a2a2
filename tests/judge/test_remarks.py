import pytest

from judge.remarks import Remark, RemarkCode

PARAMS = {"line": "2", "expected": "7", "found": "{line}", "what": "Error", "number": "3"}


@pytest.mark.parametrize("code", RemarkCode)
def test_every_code_has_english_words(code: RemarkCode) -> None:
    assert Remark(code=code, params=PARAMS).english


def test_what_is_quoted_is_no_template() -> None:
    remark = Remark(code=RemarkCode.DIFFERENT, params=PARAMS)
    assert remark.english == "expected 7, found {line} on line 2"


def test_a_blank_is_an_empty_line() -> None:
    remark = Remark(code=RemarkCode.DIFFERENT, params=PARAMS | {"found": ""})
    assert remark.english == "expected 7, found an empty line on line 2"
