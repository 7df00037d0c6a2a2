from dataclasses import replace

import pytest

from judge.assembly import assemble
from judge.diagnostics import own_line, own_messages, own_text
from judge.explanations import Explanation, Kind
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
        own = own_messages([message(2, 5), message(6, 1)], ASSEMBLY, 1)
        assert [(one.line, one.column) for one in own] == [(0, 0)]

    def test_a_warning_outside_is_dropped(self) -> None:
        assert own_messages([message(2, 5, "warning")], ASSEMBLY, 1) == ()


class TestExplanations:
    def told(self, kind: Kind, line: int, column: int = 1, unit: int = 0, **params: str) -> Message:
        about = Explanation(kind=kind, params=params)
        given = replace(message(line, column), explanation=about)
        return own_messages([given], ASSEMBLY, unit)[0]

    def test_a_name_that_later_code_needs_is_told_as_the_units(self) -> None:
        about = self.told(Kind.UNDECLARED, 4, name="n").explanation
        assert about == Explanation(kind=Kind.NEEDED_LATER, params={"name": "n"})

    def test_a_name_that_earlier_code_needs(self) -> None:
        about = self.told(Kind.UNDECLARED_SIMILAR, 1, unit=1, name="f", suggestion="g").explanation
        assert about == Explanation(kind=Kind.NEEDED_ELSEWHERE, params={"name": "f"})

    def test_a_name_that_other_code_declares(self) -> None:
        about = self.told(Kind.REDECLARED, 4, name="n").explanation
        assert about == Explanation(kind=Kind.DECLARED_ELSEWHERE, params={"name": "n"})

    def test_a_value_that_other_code_needs(self) -> None:
        about = self.told(Kind.UNINITIALISED, 4, name="n").explanation
        assert about == Explanation(kind=Kind.VALUE_NEEDED_LATER, params={"name": "n"})

    def test_a_function_that_the_linker_misses_and_the_unit_calls(self) -> None:
        about = self.told(Kind.UNDEFINED, 0, name="n").explanation
        assert about == Explanation(kind=Kind.UNDECLARED_FUNCTION, params={"name": "n"})

    def test_one_that_only_other_code_calls(self) -> None:
        about = self.told(Kind.UNDEFINED, 0, name="f").explanation
        assert about == Explanation(kind=Kind.NEEDED_LATER, params={"name": "f"})

    def test_anything_else_does_not_fit(self) -> None:
        about = self.told(Kind.BAD_OPERANDS, 4).explanation
        assert about == Explanation(kind=Kind.MISFIT_ELSEWHERE)

    def test_what_lacks_before_the_next_token_lacks_at_the_units_end(self) -> None:
        found = self.told(Kind.MISSING_SEMICOLON, 3, 5)
        assert (found.line, found.column) == (1, 7)
        assert found.explanation == Explanation(kind=Kind.MISSING_SEMICOLON)

    def test_what_comes_behind_the_unit_is_not_named(self) -> None:
        about = Explanation(kind=Kind.MISSING_VALUE, params={"token": "for"})
        given = message(3, 5, text="expected expression before ‘for’")
        (own,) = own_messages([replace(given, explanation=about)], ASSEMBLY, 0)
        assert (own.line, own.column, own.text) == (1, 7, "expected expression")
        assert own.explanation == Explanation(kind=Kind.MISSING_AT_END)

    def test_inside_it_stays_as_it_is(self) -> None:
        about = self.told(Kind.UNDECLARED, 4, 9, unit=1, name="n").explanation
        assert about == Explanation(kind=Kind.UNDECLARED, params={"name": "n"})

    def test_behind_a_unit_that_does_not_end_nothing_is_guessed(self) -> None:
        lacking = replace(message(3, 5), explanation=Explanation(kind=Kind.MISSING_SEMICOLON))
        unknown = Explanation(kind=Kind.UNDECLARED, params={"name": "end"})
        following = (replace(message(4, 9), explanation=unknown), message(6, 1))
        (own,) = own_messages([lacking, *following], ASSEMBLY, 0)
        assert own.explanation == Explanation(kind=Kind.MISSING_SEMICOLON)

    def test_a_limit_of_the_compiler_is_not_explained(self) -> None:
        (own,) = own_messages([message(0, 0)], ASSEMBLY, 0)
        assert own.explanation is None


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
