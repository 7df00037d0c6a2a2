import random

import pytest

from app.telling import feedback_text
from judge import precheck_unit
from judge.lexing import Misfit, Token, lex
from judge.model import Feedback, FeedbackCode, UnitRequest
from judge.near_miss import NearMiss, near_miss
from judge.token_edits import Edit
from judge.token_parts import Part
from segmenter import Piece, segment
from tests.services import ROOT

SAMPLES = ROOT / "samples"
SUFFIXES = {"c": "c", "cpp": "cpp", "java": "java", "python": "py"}


def unit_of(reference: str, language: str = "c") -> tuple[Piece, ...]:
    """A program whose only unit is this one."""
    if language == "python":
        return (Piece(text=reference, unit=0), Piece(text="\n"))
    closing = "\n    }" * (reference.count("{") - reference.count("}"))
    head, tail = "int a, b;\nint main(void) {\n    ", f"{closing}\n    return a + b;\n}}\n"
    return (Piece(text=head), Piece(text=reference, unit=0), Piece(text=tail))


def look(reference: str, answer: str, language: str = "c") -> tuple[str, str, str] | None:
    """Return edit, part and the marked text of an answer."""
    found = near_miss(language, unit_of(reference, language), 0, answer)
    if found is None:
        return None
    row = answer.split("\n")[found.line - 1]
    marked = row[found.column - 1 : found.column - 1 + found.length]
    return found.edit.value, found.part.value, marked


OTHERS = {
    "comparison": ("if (a <= b) {", "if (a < b) {", "<"),
    "equals": ("if (a == b) {", "if (a = b) {", "="),
    "assignment": ("a += b;", "a -= b;", "-="),
    "arithmetic": ("a = a + b;", "a = a - b;", "-"),
    "logic": ("if (a && b) {", "if (a || b) {", "||"),
    "operator": ("a = a & b;", "a = a && b;", "&&"),
    "number": ("a = 10;", "a = 1;", "1"),
    "text": ('printf("%d", a);', 'printf("%f", a);', '"%f"'),
    "name": ("a = a + b;", "a = a + a;", "a"),
    "spelling": ('printf("%d", a);', 'pritnf("%d", a);', "pritnf"),
    "value": ("a = b;", "a = 1;", "1"),
    "type": ("long long n;", "long int n;", "int"),
    "keyword": ("break;", "continue;", "continue"),
    "word": ("return a;", "retrun a;", "retrun"),
    "bracket": ("a = (b);", "a = (b];", "]"),
    "punctuation": ("a = 1;", "a = 1:", ":"),
    "piece": ("a = b;", "a = );", ")"),
}


@pytest.mark.parametrize("part", OTHERS)
def test_another_token(part: str) -> None:
    reference, answer, marked = OTHERS[part]
    assert look(reference, answer) == ("other", part, marked)


MISSING = [
    ('scanf("%d", &a);', 'scanf("%d", a);', "operator", "a"),
    ("a = b;", "a = b", "punctuation", "b"),
    ("a = 1;\nb = 2;", "a = 1\nb = 2;", "punctuation", "1"),
    ("a = f(a, b);", "a = f(a b);", "punctuation", "b"),
    ("a = -b;", "a = b;", "arithmetic", "b"),
]


@pytest.mark.parametrize(("reference", "answer", "part", "marked"), MISSING)
def test_a_missing_token_marks_its_neighbour(
    reference: str, answer: str, part: str, marked: str
) -> None:
    assert look(reference, answer) == ("missing", part, marked)


def test_an_extra_token() -> None:
    assert look('printf("%d", a);', 'printf("%d", &a);') == ("extra", "operator", "&")


@pytest.mark.parametrize(
    ("reference", "answer", "marked"),
    [
        ("a = a - b;", "a = b - a;", "b - a"),
        ("a = x[a] / b;", "a = b / x[a];", "b / x[a]"),
        ('scanf("%d %d", &a, &b);', 'scanf("%d %d", &b, &a);', "b, &a"),
        ("a = 1;", "a 1 =;", "1 ="),
    ],
)
def test_swapped_tokens(reference: str, answer: str, marked: str) -> None:
    assert look(reference, answer) == ("swapped", "piece", marked)


class TestPython:
    def test_a_token(self) -> None:
        assert look("if x >= 1:", "if x > 1:", "python") == ("other", "comparison", ">")

    def test_a_line_of_another_level(self) -> None:
        reference = "for i in r:\n    s += i\nprint(s)"
        answer = "for i in r:\n    s += i\n    print(s)"
        assert look(reference, answer, "python") == ("other", "indentation", "print")

    def test_a_missing_token_at_the_beginning_of_a_line(self) -> None:
        found = look("if x:\n    print(x)", "if x:\n    (x)", "python")
        assert found == ("missing", "name", "(")

    def test_a_line_more_is_none(self) -> None:
        assert look("x = 1", "x = 1\nx", "python") is None


class TestNames:
    """What the unit declares may be called otherwise."""

    def test_another_token_beside_own_names(self) -> None:
        reference = "for (int i = 0; i < b; i++) {\n    a += i;"
        answer = "for (int k = 1; k < b; k++) {\n    a += k;"
        assert look(reference, answer) == ("other", "number", "1")

    def test_an_own_name_misspelt_once(self) -> None:
        reference = "for (int i = 0; i < b; i++) {\n    a += i;"
        answer = "for (int num = 0; num < b; nmu++) {\n    a += num;"
        assert look(reference, answer) == ("other", "spelling", "nmu")

    def test_a_missing_token_beside_own_names(self) -> None:
        reference = "for (int i = 0; i < b; i++) {\n    a += i;"
        answer = "for (int k = 0; k < b k++) {\n    a += k;"
        assert look(reference, answer) == ("missing", "punctuation", "k")


class TestNone:
    @pytest.mark.parametrize(
        ("reference", "answer"),
        [
            ("a = 1;", "a = 1;"),
            ("a = 1;", ""),
            ("a = 1;", "b = 2;"),
            ("a = b + 1;", "while (a < b) a++;"),
            ("a = 1;", "a = '"),
        ],
    )
    def test_of_no_edit_or_more_than_one(self, reference: str, answer: str) -> None:
        assert look(reference, answer) is None


def test_a_loop_without_braces() -> None:
    reference = "for (int i = 0; i <= b; i++) {\n    a += i;"
    answer = "for (int i = 0; i < b; i++) a += i;"
    assert look(reference, answer) == ("other", "comparison", "<")


class TestPrecheck:
    def check(self, answer: str) -> tuple[Feedback, ...]:
        pieces = unit_of("a = f(a, (b));")
        request = UnitRequest(language="c", pieces=pieces, unit=0, answer=answer, cases=())
        report = precheck_unit(request)
        assert report
        return report.feedback

    def test_a_refusal_says_where_to_look(self) -> None:
        told = self.check("a = f(a, (b);")
        assert [one.code for one in told] == [FeedbackCode.UNCLOSED_BRACE, FeedbackCode.NEAR_MISS]
        assert told[1].params == {
            "edit": "missing", "part": "bracket", "column": "13", "length": "1",
        }  # fmt: skip

    def test_an_accepted_answer_has_none(self) -> None:
        assert [one.code for one in self.check("a=f(a,(b));")] == [FeedbackCode.ACCEPTED]


def sample_units() -> list[tuple[str, tuple[Piece, ...], int, str]]:
    found = []
    for language, suffix in SUFFIXES.items():
        for path in sorted(SAMPLES.glob(f"*/reference.{suffix}")):
            pieces = segment(path.read_text(), language=language, level="paragraph").pieces()
            found += [
                (language, pieces, piece.unit, piece.text)
                for piece in pieces
                if piece.unit is not None
            ]
    return found


UNITS = sample_units()
REPLACEMENTS = ["<", "==", "+", "&", "7", '"x"', "zebra", "(", ";", "return"]


def mutated(text: str, tokens: list[Token], chance: random.Random) -> tuple[str, int] | None:
    """Return a text with one token replaced, left out or doubled by another, and where."""
    at = chance.randrange(len(tokens))
    token = tokens[at]
    new = chance.choice([*REPLACEMENTS, ""])
    if new == token.text or "\n" in token.text or token.text == "{":  # braces may be left out
        return None
    before, after = text[: token.start], text[token.end :]
    if chance.random() < 0.3 and new:
        return f"{before}{new} {token.text}{after}", at
    return f"{before} {new} {after}", at


@pytest.mark.parametrize("seed", range(8))
def test_a_random_mutation_is_found_where_it_is(seed: int) -> None:
    chance = random.Random(seed)
    tried = 0
    while tried < 40:
        language, pieces, unit, text = chance.choice(UNITS)
        tokens = lex(language, text)
        change = mutated(text, tokens, chance)
        if change is None:
            continue
        answer, at = change
        try:
            given = lex(language, answer)
        except Misfit:
            continue
        if len(given) not in range(len(tokens) - 1, len(tokens) + 2):
            continue  # what stood apart became one token, or one became two
        tried += 1
        found = near_miss(language, pieces, unit, answer)
        assert found, answer
        assert is_near(found, answer, given, at), (answer, found)
        assert leaks(found, tokens[at]) == [], (answer, found)


def is_near(found: NearMiss, answer: str, given: list[Token], at: int) -> bool:
    """Tell whether a token is marked that is the mutated one, its neighbour or one of a row of
    equal ones beside it."""
    rows = answer.split("\n")
    start = sum(len(row) + 1 for row in rows[: found.line - 1]) + found.column - 1
    marked = next((i for i, token in enumerate(given) if token.start == start), None)
    if marked is None:
        return False
    between = given[min(marked, at) : max(marked, at)]
    return abs(marked - at) <= 1 or len({token.text for token in between}) == 1


def leaks(found: NearMiss, wanted: Token) -> list[str]:
    """Return the sentences that hold the reference's token."""
    params = {"edit": found.edit.value, "part": found.part.value}
    told = Feedback(code=FeedbackCode.NEAR_MISS, line=found.line, params=params)
    said = [feedback_text(locale, told).strip(".:! ") for locale in ("ko", "en")]
    sign = not wanted.text.isalnum() and wanted.text not in (".", "!", ":")
    return [text for text in said if sign and wanted.text in text]


def test_every_edit_and_part_is_tested() -> None:
    assert {*OTHERS, "indentation"} == {part.value for part in Part}
    assert {edit.value for edit in Edit} == {"other", "missing", "extra", "swapped"}
