import pytest

from judge.assembly import assemble
from judge.diagnostics import own_line, own_messages, own_text
from judge.model import Message
from segmenter import Piece

PIECES = (
    Piece(text="int main(void) {\n    "),
    Piece(text="int n;", unit=0),
    Piece(text="\n    "),
    Piece(text="for (;;) {\n        n++;", unit=1),
    Piece(text="\n    }\n}\n"),
)
ASSEMBLY = assemble(PIECES, {})


def message(line: int, column: int, severity: str = "error", text: str = "x") -> Message:
    return Message(line=line, column=column, severity=severity, text=text)


class TestOwnMessages:
    def test_inside_it_has_the_units_place(self) -> None:
        assert own_messages([message(4, 9)], ASSEMBLY, 1) == (message(2, 9),)

    def test_an_error_outside_has_no_place(self) -> None:
        assert own_messages([message(2, 5), message(6, 1)], ASSEMBLY, 1) == (message(0, 0),)

    def test_a_warning_outside_is_dropped(self) -> None:
        assert own_messages([message(2, 5, "warning")], ASSEMBLY, 1) == ()


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("expected '}' to match '{' on line 3", "expected '}' to match '{' on line 1"),
        ("expected an indented block on line 1", "expected an indented block"),
        ("unterminated string (detected at line 4)", "unterminated string (detected at line 2)"),
        ("main.c:3:5: note", "note"),
        ("see /usr/include/stdio.h", "see"),
        ("‘P.c’ has no member", "‘P.c’ has no member"),
    ],
)
def test_own_text(text: str, own: str) -> None:
    assert own_text(text, ASSEMBLY, 1) == own


def test_own_line() -> None:
    assert [own_line(line, ASSEMBLY, 1) for line in range(7)] == [0, 0, 0, 1, 2, 0, 0]
