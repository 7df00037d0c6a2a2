"""What the judge says of a case, in the reader's language."""

import re

import pytest

from app.domain import explanations
from app.domain.remarks import WORDS
from app.telling import (
    case_text,
    feedback_detail,
    feedback_text,
    message_text,
    remark_text,
)
from judge.checkers import CHECKERS
from judge.explanations import COMPILERS, Explanation, Kind
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


class TestMessages:
    def said(self, kind: Kind, **params: str) -> dict[str, object]:
        about = {"kind": kind, "params": params}
        return {"line": 1, "column": 2, "severity": "error", "text": "x", "explanation": about}

    def test_korean_with_its_particle(self) -> None:
        told = message_text("ko", self.said(Kind.NEEDED_LATER, name="sum"))
        assert told == "이 단위는 `sum`을 선언해야 합니다. 뒤의 코드가 사용합니다."

    def test_english(self) -> None:
        told = message_text("en", self.said(Kind.NEEDED_LATER, name="sum"))
        assert told == "This unit must declare `sum`: the code behind it uses it."

    def test_an_unknown_message_and_one_of_before_have_none(self) -> None:
        assert message_text("ko", {"text": "x", "explanation": None}) == ""
        assert message_text("ko", {"text": "x"}) == ""

    def test_one_with_a_part_missing_is_not_told_by_halves(self) -> None:
        assert message_text("ko", self.said(Kind.BAD_OPERANDS, left="int")) == ""

    def test_what_is_quoted_is_short_and_has_no_backticks(self) -> None:
        told = message_text("en", self.said(Kind.NO_MEMBER, name="`" + "a" * 100))
        assert told.count("`") == 2
        assert len(told) < 200

    def test_every_kind_has_words(self) -> None:
        assert set(explanations.WORDS) == set(Kind)

    def test_words_speak_only_of_what_their_rules_find(self) -> None:
        for table in COMPILERS.values():
            for rule in table:
                found = {name.rstrip("_") for name in rule.pattern.groupindex}
                words = explanations.WORDS[rule.kind]
                assert set(re.findall(r"%\((\w+)\)s", words)) <= found, rule


class TestFeedback:
    WRONG = Feedback(
        code=FeedbackCode.WRONG_ANSWER,
        params={"case": "sample1", "reason": "expected 7, found 8 on line 1"},
        remark=remark("tokens", b"8", b"7"),
    )

    def test_the_difference_is_a_detail(self) -> None:
        assert "sample1" in feedback_text("ko", self.WRONG)
        assert feedback_detail("ko", self.WRONG) == "출력 1행: 나와야 하는 값 7, 나온 값 8"

    def test_particles_agree_with_what_fills_them(self) -> None:
        about = {"kind": "arguments", "name": "sum"}
        told = feedback_text("ko", Feedback(code=FeedbackCode.FAULT, params=about))
        assert told.startswith("“sum”을 부를 때")

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

    def test_an_exception_is_explained(self) -> None:
        about = Explanation(kind=Kind.DIVISION_BY_ZERO)
        ended = Feedback(code=FeedbackCode.RUNTIME_ERROR, params={"case": "1"}, explanation=about)
        assert feedback_detail("ko", ended).startswith("0으로 나누고 있습니다.")
