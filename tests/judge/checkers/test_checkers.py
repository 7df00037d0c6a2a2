import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from judge.checkers import CHECKERS, NAMES, check_name, checker_of

RIGHT = [
    ("tokens", b"1  2\n3", b"1 2 3\n"),
    ("tokens", b"", b"\n"),
    ("exact", b"a\n", b"a\n"),
    ("lines", b"a  \nb\n\n\n", b"a\nb"),
    ("lines", b"a\r\nb\r\n", b"a\nb\n"),
    ("floats", b"0.3333333", b"0.33333333333"),
    ("floats", b"1000000.5", b"1000001"),
    ("floats", b"1e3 ok -.5", b"1000 ok -0.5"),
    ("floats", b"-nan", b"NaN"),
    ("floats", b"Infinity", b"inf"),
    ("floats", b"1.0e400", b"1e400"),
    ("floats", b"1e-400", b"0"),
    ("floats:1e-3", b"1.001", b"1"),
    ("floats:absolute=0.5", b"100000000000000000", b"100000000000000000.5"),
    ("floats:relative=0.1", b"110", b"100"),
    ("floats:0", b"1.0", b"1"),
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
    ("floats", b"1", b"nan", "expected nan, found 1 on line 1"),
    ("floats", b"-inf", b"inf", "expected inf, found -inf on line 1"),
    ("floats", b"1e400", b"1e401", "expected 1e401, found 1e400 on line 1"),
    ("floats", b"1e400", b"inf", "expected inf, found 1e400 on line 1"),
    ("floats", b"1e99999999999999999", b"1", "expected 1, found 1e99999999999999999 on line 1"),
    ("floats:1e-3", b"1.0011", b"1", "expected 1, found 1.0011 on line 1"),
    (
        "floats:absolute=0.4",
        b"100000000000000000",
        b"100000000000000000.5",
        "expected 100000000000000000.5, found 100000000000000000 on line 1",
    ),
    ("floats:relative=0.1", b"111", b"100", "expected 100, found 111 on line 1"),
    (
        "floats:0",
        b"1.00000000000000000001",
        b"1",
        "expected 1, found 1.00000000000000000001 on line 1",
    ),
    ("floats", b"1_0", b"10", "expected 10, found 1_0 on line 1"),
    ("floats", b"0x10", b"16", "expected 16, found 0x10 on line 1"),
    ("unordered", b"a\na\n", b"a\nb\n", "found a on line 2, which is not expected there or again"),
    ("unordered", b"a\n", b"a\nb\n", "expected a line b, found none"),
    ("yesno", b"y", b"yes", "expected yes, found y on line 1"),
    ("yesno", b"Foo", b"foo", "expected foo, found Foo on line 1"),
]


@pytest.mark.parametrize(("name", "output", "expected"), RIGHT)
def test_right(name: str, output: bytes, expected: bytes) -> None:
    assert checker_of(name)(output, expected).ok


@pytest.mark.parametrize(("name", "output", "expected", "message"), WRONG)
def test_wrong(name: str, output: bytes, expected: bytes, message: str) -> None:
    result = checker_of(name)(output, expected)
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


@example(wanted=-2e-107, off=1e-6)  # more digits apart than are kept
@example(wanted=2e-107, off=1e-6)
@given(wanted=st.floats(allow_nan=False, allow_infinity=False), off=st.floats(-2e-6, 2e-6))
def test_floats_is_exact_about_its_tolerance(wanted: float, off: float) -> None:
    found, target = (Decimal(repr(number)) for number in (wanted + off, wanted))
    off_by, tolerance = abs(Fraction(found) - Fraction(target)), Fraction("1e-6")
    near = off_by <= max(tolerance, tolerance * abs(Fraction(target)))
    assert checker_of("floats:1e-6")(f"{found}".encode(), f"{target}".encode()).ok == near


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_a_spec(name: str) -> None:
    assert check_name(name) == name


BAD_SPECS = [
    ("tokenz", "unknown checker 'tokenz': use one of tokens, "),
    ("tokens:1", "the checker tokens takes no parameter"),
    ("floats:", None),
    ("floats:x", "one number, such as floats:1e-6"),
    ("floats:-1", "one number"),
    ("floats:nan", "one number"),
    ("floats:1e400", "one number"),
    ("floats:absolute=1,absolute=2", "one number"),
    ("floats:wrong=1", "one number"),
    ("special:x", "takes no parameter"),
]


@pytest.mark.parametrize(("spec", "message"), BAD_SPECS)
def test_a_bad_spec_is_told_in_one_line(spec: str, message: str | None) -> None:
    if message is None:
        assert check_name(spec) == "floats"
        return
    with pytest.raises(ValueError, match=message) as caught:
        checker_of(spec)
    assert "\n" not in str(caught.value)


def test_a_program_is_no_checker_of_ours() -> None:
    with pytest.raises(ValueError, match="give it as the special judge"):
        checker_of("special")


def test_a_number_of_many_digits_is_no_trap() -> None:
    digits = b"9" * (1 << 20)
    started = time.monotonic()
    assert not checker_of("floats")(digits + b"x", digits).ok
    assert not checker_of("floats")(digits, b"1").ok
    assert checker_of("floats")(digits + b".0", digits).ok
    assert time.monotonic() - started < 2
