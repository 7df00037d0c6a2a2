"""What a hint tells at its rung, and nothing of the next one."""

import pytest

from app.i18n import LOCALES
from app.telling import feedback_text
from judge.hints import hints_of
from judge.model import Feedback, FeedbackCode, UnitRequest
from judge.near_miss import near_miss, parting
from judge.slips import SlipKind
from segmenter import segment
from tests.judge.test_near_miss import unit_of


def hints(reference: str, answer: str, language: str = "c") -> tuple[Feedback, ...]:
    pieces = unit_of(reference, language)
    request = UnitRequest(language=language, pieces=pieces, unit=0, answer=answer, cases=())
    return hints_of(request, near_miss(language, pieces, 0, answer))


KINDS = {
    SlipKind.INCLUSIVE: ("if (a <= b) {", "if (a < b) {", "<="),
    SlipKind.EXCLUSIVE: ("if (a > b) {", "if (a >= b) {", ">"),
    SlipKind.DIRECTION: ("if (a < b) {", "if (a > b) {", "<"),
    SlipKind.OPPOSITE: ("if (a == b) {", "if (a != b) {", "=="),
    SlipKind.ORDER: ("if (a < b) {", "if (a == b) {", "<"),
    SlipKind.EQUALITY: ("if (a == b) {", "if (a < b) {", "=="),
    SlipKind.COMPARED: ("if (a == b) {", "if (a = b) {", "=="),
    SlipKind.STORED: ("a = b;", "a == b;", "="),
    SlipKind.LARGER: ("int x = 3;", "int x = 2;", "3"),
    SlipKind.SMALLER: ("int x = 3;", "int x = 4;", "3"),
    SlipKind.LETTERS: ('puts("Yes");', 'puts("YES");', '"Yes"'),
    SlipKind.BLANKS: ('printf("a b\\n");', 'printf("ab");', '"a b\\n"'),
    SlipKind.FORMAT: ('printf("%.2f", x);', 'printf("%.1f", x);', '"%.2f"'),
    SlipKind.TEXT: ('puts("Yes.");', 'puts("No.");', '"Yes."'),
    SlipKind.SPELLING: ("a = b;", "a = bb;", "b"),
    SlipKind.NAME: ("a = b;", "a = a;", "b"),
    SlipKind.SUM: ("a = b + 1;", "a = b - 1;", "+"),
    SlipKind.PRODUCT: ("a = b * 2;", "a = b / 2;", "*"),
    SlipKind.STEP: ("a += b;", "a -= b;", "+="),
    SlipKind.BOTH: ("if (a && b) {", "if (a || b) {", "&&"),
    SlipKind.EITHER: ("if (a || b) {", "if (a && b) {", "||"),
    SlipKind.NEGATION: ("if (!a) {", "if (a) {", "!"),
    SlipKind.FRACTION: ("double x = 0;", "int x = 0;", "double"),
    SlipKind.WIDE: ("long x = 0;", "int x = 0;", "long"),
    SlipKind.TYPE: ("int x = 0;", "char x = 0;", "int"),
    SlipKind.ADDRESS: ('scanf("%d", &a);', 'scanf("%d", a);', "&"),
    SlipKind.END: ("a = b;", "a = b", ";"),
    SlipKind.BRACKET: ("if ((a) < b) {", "if ((a < b) {", ")"),
    SlipKind.MISSING_NAME: ("a = f(b);", "a = (b);", "f"),
    SlipKind.MISSING: ("a = 2 + b;", "a = 2 b;", "+"),
    SlipKind.EXTRA: ("a = b;", "a = b;;", ""),
    SlipKind.SWAPPED: ("a = b - c;", "a = c - b;", "b - c"),
    SlipKind.OTHER: ("a = b;", "a = 2;", "b"),
}
LINES = {
    SlipKind.DEEPER: ("if a:\n    b = 1\n    c = 2", "if a:\n    b = 1\nc = 2"),
    SlipKind.SHALLOWER: ("if a:\n    b = 1\nc = 2", "if a:\n    b = 1\n    c = 2"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_near_miss_has_its_kind_and_then_the_piece(kind: SlipKind) -> None:
    reference, answer, wanted = KINDS[kind]
    second, third = hints(reference, answer)
    assert (second.code, second.params["kind"]) == (FeedbackCode.KIND, kind)
    assert {"wanted", "given"}.isdisjoint(second.params)
    assert (third.code, third.params["wanted"]) == (FeedbackCode.PIECE, wanted)


@pytest.mark.parametrize("kind", LINES)
def test_a_line_of_python_at_another_level(kind: SlipKind) -> None:
    second, third = hints(*LINES[kind], language="python")
    assert second.params["kind"] == kind
    assert {third.params["given"], third.params["wanted"]} == {"0", "1"}


def test_every_kind_is_tried() -> None:
    assert set(KINDS) | set(LINES) == set(SlipKind)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_rung_has_words_that_keep_the_next_one(locale: str) -> None:
    for reference, answer, wanted in KINDS.values():
        second, third = (feedback_text(locale, row) for row in hints(reference, answer))
        assert "%(" not in second + third
        assert f"`{wanted}`" not in second
        assert f"`{wanted}`" in third or not wanted


def test_the_piece_is_told_in_the_students_own_names() -> None:
    *_, piece = hints("int x = 1, y = x + 2;", "int k = 1, y = k - 2;")
    assert (piece.params["given"], piece.params["wanted"]) == ("-", "+")
    *_, name = hints("int x = 1, y = 2;\nx = y;", "int k = 1, y = 2;\ny = y;")
    assert name.params["wanted"] == "k"


def test_another_answer_is_told_where_it_parts() -> None:
    place, kind, piece = hints("int i = 0;\na = i;", "int k = 0;\nfor (;;) ;")
    assert [row.code for row in (place, kind, piece)] == [
        FeedbackCode.PARTING,
        FeedbackCode.KIND_PARTING,
        FeedbackCode.PIECE_PARTING,
    ]
    assert (place.line, kind.params["part"], piece.params["wanted"]) == (2, "name", "a")
    assert "wanted" not in {*place.params, *kind.params}


def test_an_answer_that_goes_on_too_far_is_told_where() -> None:
    place, kind = hints("a = 1;", "a = 1;\nb = 2;")
    assert (place.line, kind.params["part"]) == (2, "")


@pytest.mark.parametrize("answer", ["", "// nothing", '"', "x" * 9000])
def test_what_cannot_be_read_has_no_hints(answer: str) -> None:
    assert hints("a = 1;", answer) == ()


@pytest.mark.parametrize(
    ("reference", "answer", "wanted", "column"),
    [
        ("total = total + i", "total += i + 1", "", 12),
        ("total += i", "total = total + k * 2", "i", 17),
        ("total -= i * 2", "total = total - i * i", "2", 21),
        ("total += 1", "total += k * k", "1", 10),
    ],
)
def test_a_parting_is_not_told_of_what_is_the_same_in_other_words(
    reference: str, answer: str, wanted: str, column: int
) -> None:
    source = f"total = 0\nk = 3\nfor i in range(3):\n    {reference}\nprint(total)\n"
    found = parting("python", segment(source, language="python", level="line").pieces(), 3, answer)
    assert found is not None
    assert (found.wanted, found.column) == (wanted, column)
