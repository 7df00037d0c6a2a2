import pytest

from judge.mutants import Mutant, MutantKind
from judge.mutation import MOST, mutants
from segmenter import Piece

BY_KIND = {
    MutantKind.RELATION: ("c", "if (a < b)", "if (a <= b)"),
    MutantKind.ARITHMETIC: ("c", "x = a + b;", "x = a - b;"),
    MutantKind.LOGIC: ("python", "if a and b:", "if a or b:"),
    MutantKind.STEP: ("java", "i++;", "i--;"),
    MutantKind.CONSTANT: ("c", "x = 7;", "x = 8;"),
    MutantKind.NEGATED: ("cpp", "if (a)", "if (!(a))"),
    MutantKind.STATEMENT: ("c", "a = b;\n    b = a;", "a = b;\n    ;"),
    MutantKind.NO_VALUE: ("c", "int x = f(y);", "int x = 0;"),
}


def made(language: str, text: str, kind: MutantKind | None = None) -> list[str]:
    found = mutants(language, (Piece(text=text, unit=0),), 0)
    return [m.applied(text) for m in found if kind is None or m.kind is kind]


def absent(language: str, text: str) -> list[str]:
    found = mutants(language, (Piece(text=text, unit=0),), 0)
    return [m.applied(text) for m in found if m.kind.absence]


@pytest.mark.parametrize("kind", BY_KIND)
def test_a_unit_is_made_wrong_in_each_way(kind: MutantKind) -> None:
    language, text, expected = BY_KIND[kind]
    assert expected in made(language, text, kind)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("c", "s--;", [";"]),
        ("python", "s -= 1", ["pass"]),
        ("c", "else if (x == 7)", ["else if (0)", "else if (1)"]),
        ("java", "if (x == 7)", ["if (false)", "if (true)"]),
        ("python", "elif x:", ["elif False:", "elif True:"]),
        ("c", "while (x > 0)", ["if (0) while (x > 0)"]),
        ("c", "while (x > 0);", ["while (0);"]),
        ("java", "for (int x : xs) {\n s += x;", ["if (false) for (int x : xs) {\n s += x;"]),
        ("python", "for x in f(a):", ["for x in ():"]),
        ("c", "int f(int a) {\n return a;", ["int f(int a) { return 0;"]),
        ("cpp", "void f(int& a) {\n a++;", ["void f(int& a) {"]),
        ("java", "static String f(int a) {\n return s;", ["static String f(int a) { return null;"]),
        ("python", "def f(a):\n    b = a\n    return b", ["def f(a):\n    pass"]),
        ("c", "case 1:", [""]),
        ("c", "if (a) {\n x();\n } else {\n y();", ["if (0) if (a) {\n x();\n } else {\n y();"]),
        ("c", "int main(void)", []),
        ("c", "struct P {\n int x;", []),
        ("python", "except ValueError:", []),
    ],
)
def test_the_absence_of_a_unit(language: str, text: str, expected: list[str]) -> None:
    assert absent(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("c", ";"),  # nothing to take away
        ("python", "pass"),
        ("c", 'puts("open);'),  # it does not lex
        ("c", "// nothing"),
    ],
)
def test_what_has_no_mutants(language: str, text: str) -> None:
    assert made(language, text) == []


@pytest.mark.parametrize("text", ["int *p;", "cout << x << 'a';", "f(-y, &z);", "char s[1000];"])
def test_pointers_signs_streams_and_sizes_stay(text: str) -> None:
    assert made("cpp", text) == [";"]


def test_a_long_unit_has_few_mutants_from_all_its_parts() -> None:
    text = "\n".join(f"x{n} = x{n} + {n};" for n in range(100))
    found = mutants("c", (Piece(text=text, unit=0),), 0)
    assert len(found) == MOST
    assert found[0].kind is MutantKind.REMOVED
    assert found[-1].start > len(text) * 0.8


def test_none_has_the_reference_s_own_tokens() -> None:
    assert "x = 0;" not in made("c", "x = 0;")


def test_an_excerpt_has_whole_lines_and_tells_where() -> None:
    text = "a = 1;\n    b = 2;\n    c = 3;"
    mutant = Mutant(kind=MutantKind.CONSTANT, unit=0, start=15, end=16, text="3")
    assert mutant.excerpt(text) == (2, "    b = 2;", "    b = 3;")
