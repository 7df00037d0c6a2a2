import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.checkers import CHECKERS

RIGHT = [
    ("tokens", b"1  2\n3", b"1 2 3\n"),
    ("tokens", b"", b"\n"),
    ("exact", b"a\n", b"a\n"),
    ("lines", b"a  \nb\n\n\n", b"a\nb"),
    ("lines", b"a\r\nb\r\n", b"a\nb\n"),
    ("floats", b"0.3333333", b"0.33333333333"),
    ("floats", b"1000000.5", b"1000001"),
    ("floats", b"1e3 ok -.5", b"1000 ok -0.5"),
    ("unordered", b"b\na  c\n", b"a c\nb\n"),
    ("unordered", b"x\nx\n", b"x\nx\n\n"),
    ("yesno", b"Yes\nNO 3", b"YES no 3"),
]
WRONG = [
    ("tokens", b"7\n8", b"7\n7", "expected 7, found 8 on line 2"),
    ("tokens", b"7\n", b"7 9\n", "expected 9, found the end of the output on line 1"),
    ("tokens", b"7\n9\n", b"7\n", "expected the end of the output, found 9 on line 2"),
    ("exact", b"a", b"a\n", "expected an empty line, found the end of the output on line 2"),
    ("exact", b"a \n", b"a\n", "expected a, found a  on line 1"),
    ("lines", b"a\n b\n", b"a\nb\n", "expected b, found  b on line 2"),
    ("floats", b"1.1", b"1", "expected 1, found 1.1 on line 1"),
    ("floats", b"nan", b"1", "expected 1, found nan on line 1"),
    ("floats", b"inf", b"1e308", "expected 1e308, found inf on line 1"),
    ("floats", b"1e999", b"1", "expected 1, found 1e999 on line 1"),
    ("floats", b"1", b"1e999", "expected 1e999, found 1 on line 1"),
    ("floats", b"1_0", b"10", "expected 10, found 1_0 on line 1"),
    ("floats", b"0x10", b"16", "expected 16, found 0x10 on line 1"),
    ("unordered", b"a\na\n", b"a\nb\n", "found a on line 2, which is not expected there or again"),
    ("unordered", b"a\n", b"a\nb\n", "expected a line b, found none"),
    ("yesno", b"y", b"yes", "expected yes, found y on line 1"),
    ("yesno", b"Foo", b"foo", "expected foo, found Foo on line 1"),
]


@pytest.mark.parametrize(("name", "output", "expected"), RIGHT)
def test_right(name: str, output: bytes, expected: bytes) -> None:
    assert CHECKERS[name](output, expected).ok


@pytest.mark.parametrize(("name", "output", "expected", "message"), WRONG)
def test_wrong(name: str, output: bytes, expected: bytes, message: str) -> None:
    result = CHECKERS[name](output, expected)
    assert not result.ok
    assert result.message == message


def test_a_message_is_short_and_one_printable_line() -> None:
    message = CHECKERS["tokens"](b"\x00\xff" + b"x" * 1000, b"1").message
    assert len(message) < 120
    assert message.isprintable()


@pytest.mark.parametrize("name", CHECKERS)
@given(text=st.binary(max_size=200))
def test_the_same_output_is_right(name: str, text: bytes) -> None:
    assert CHECKERS[name](text, text).ok


@pytest.mark.parametrize("name", CHECKERS)
@given(output=st.binary(max_size=50), expected=st.binary(max_size=50))
def test_any_bytes_get_an_answer_and_a_wrong_one_says_why(
    name: str, output: bytes, expected: bytes
) -> None:
    result = CHECKERS[name](output, expected)
    assert result.ok == (not result.message)
    if CHECKERS["exact"](output, expected).ok:
        assert result.ok
