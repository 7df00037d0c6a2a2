"""What the judge says of a case, in the reader's language."""

import pytest

from app.domain.remarks import WORDS
from app.telling import case_text, feedback_detail, feedback_text, remark_text
from judge.checkers import CHECKERS
from judge.model import Feedback, FeedbackCode
from judge.remarks import Remark, RemarkCode


def remark(checker: str, output: bytes, expected: bytes) -> Remark:
    found = CHECKERS[checker](output, expected).remark
    assert found
    return found


CASES = [
    ("tokens", b"7\n8", b"7\n7", "출력 2행: 나와야 하는 값 7, 나온 값 8"),
    ("tokens", b"7\n", b"7 9", "출력이 1행에서 끝났습니다. 더 나와야 하는 값: 9"),
    ("tokens", b"7\n9\n", b"7", "출력 2행: 출력이 끝나야 하는데 더 나온 값: 9"),
    ("lines", b"a\n\nb", b"a\nb", "출력 2행: 나와야 하는 값 b, 나온 값 (빈 줄)"),
    ("unordered", b"a\na\n", b"a\nb\n", "출력 2행: 없어야 하거나 너무 많이 나온 행: a"),
    ("unordered", b"a\n", b"a\nb\n", "출력에 없는 행: b"),
]


@pytest.mark.parametrize(("checker", "output", "expected", "text"), CASES)
def test_a_checkers_remark_in_korean(
    checker: str, output: bytes, expected: bytes, text: str
) -> None:
    assert remark_text("ko", remark(checker, output, expected)) == text


def test_and_in_english() -> None:
    told = remark_text("en", remark("tokens", b"7\n8", b"7\n7"))
    assert told == "Line 2 of the output: expected 7, found 8"


def test_every_code_has_words() -> None:
    assert set(WORDS) == set(RemarkCode)


def test_what_a_program_printed_is_never_translated() -> None:
    told = remark_text("ko", remark("tokens", b"Accepted %(line)s", b"Draft %(line)s"))
    assert told.endswith("나와야 하는 값 Draft, 나온 값 Accepted")
    told = remark_text("ko", remark("tokens", b"%(line)s", b"1"))
    assert told.endswith("나온 값 %(line)s")


class TestCaseText:
    def test_a_program_s_own_words_stay(self) -> None:
        case = {"message": "4 + 4 is not 10", "remark": None}
        assert case_text("ko", case) == "4 + 4 is not 10"

    def test_a_submission_of_before_keeps_its_message(self) -> None:
        assert case_text("ko", {"message": "expected 7, found 8 on line 2"}).startswith("expected")


class TestFeedback:
    WRONG = Feedback(
        code=FeedbackCode.WRONG_ANSWER,
        params={"case": "sample1", "reason": "expected 7, found 8 on line 1"},
        remark=remark("tokens", b"8", b"7"),
    )

    def test_the_difference_is_a_detail(self) -> None:
        assert "sample1" in feedback_text("ko", self.WRONG)
        assert feedback_detail("ko", self.WRONG) == "출력 1행: 나와야 하는 값 7, 나온 값 8"

    def test_a_hidden_case_has_none(self) -> None:
        hidden = Feedback(code=FeedbackCode.WRONG_ANSWER, params={"case": "hidden1"})
        assert feedback_detail("ko", hidden) == ""

    def test_a_run_time_error_has_it_in_its_sentence(self) -> None:
        exit_code = Remark(code=RemarkCode.EXIT_CODE, params={"number": "2"})
        params = {"case": "1", "reason": "exit code 2"}
        ended = Feedback(code=FeedbackCode.RUNTIME_ERROR, params=params, remark=exit_code)
        assert feedback_text("ko", ended).endswith("종료 코드 2")
        assert feedback_text("en", ended).endswith("exit code 2")
        assert feedback_detail("ko", ended) == ""
