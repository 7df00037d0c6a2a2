import pytest

from judge.assembly import assemble
from judge.structure import alike
from segmenter import Piece

FRAMES = {
    "c": ("#include <stdio.h>\nint f(int);\nvoid g(int n, int s, int a[]) {\n    ", "\n}\n"),
    "cpp": ("#include <bits/stdc++.h>\nvoid g(int n, std::vector<int> a) {\n    ", "\n}\n"),
    "java": ("class A {\n    void g(int n, int s, int[] a) {\n        ", "\n    }\n}\n"),
    "python": ("def g(n, s, a):\n    ", "\n    return s\n"),
}


def is_alike(language: str, reference: str, answer: str) -> bool:
    before, after = FRAMES[language]
    made = [
        assemble((Piece(text=before), Piece(text=text, unit=0), Piece(text=after)), {})
        for text in (reference, answer)
    ]
    return alike(language, made[0], made[1], 0)


@pytest.mark.parametrize(
    ("language", "reference", "answer"),
    [
        ("c", "if (n < 0)\n        s = 0;", "if (0 > n) { s = 0; }"),
        ("c", "s += n;", "s = s + n;"),
        ("c", "int t = f(n);\n    s = t;", "int other;\n    other = f(n);\n    s = other;"),
        ("c", "for (int i = 0; i < n; i++)\n        s += i;",
         "int i = 0;\n    while (i < n) {\n        s += i;\n        i++;\n    }"),
        ("c", 'printf("\\n");', "putchar('\\n');"),
        ("c", "do {\n        n /= 10;\n    } while (n > 9);", "while (n > 9)\n        n /= 10;"),
        ("cpp", 'std::cout << n << std::endl;', 'std::cout << n << "\\n";'),
        ("cpp", "for (int x : a)\n        n += x;", "for (auto& y : a) n += y;"),
        ("java", "for (int x : a) s += x;", "for (int y : a) { s += y; }"),
        ("java", "if (n > 0) {\n            s++;\n        }", "if (0 < n) s += 1;"),
        ("python", "for i in range(n):\n        s += i",
         "i = 0\n    while i < n:\n        s += i\n        i += 1"),
        ("python", "print(n, end='')", "print(n)"),
    ],
)  # fmt: skip
def test_these_are_alike(language: str, reference: str, answer: str) -> None:
    assert is_alike(language, reference, answer)


@pytest.mark.parametrize(
    ("language", "reference", "answer"),
    [
        ("c", "if (n < 0)\n        s = 0;", "if (0)\n        s = 0;"),
        ("c", "if (n < 0)\n        s = 0;", "s = 0;"),
        ("c", "if (n < 0)\n        s = 0;", "if (n < 0)\n        f(s);"),
        ("c", "free(a);", "(void)a;"),
        ("c", "s = n;\n    f(s);", "f(s);\n    s = n;"),
        ("c", "s = n;", "n = s;"),
        ("c", "if (n) f(n);\n    s = n;", "if (n) { f(n); s = n; }"),
        ("c", "s = f(n);", "s = 0;"),
        ("cpp", "a.push_back(n);", "a.clear();"),
        ("java", "if (n > 0) s = n;", "if (s > 0) s = n;"),
        ("python", "if n > 0:\n        s = n\n    else:\n        s = 1",
         "if n > 0:\n        s = n\n        s = 1"),
        ("python", "a.append(n)", "a, n"),
    ],
)  # fmt: skip
def test_these_are_not_alike(language: str, reference: str, answer: str) -> None:
    assert not is_alike(language, reference, answer)


def test_a_header_alone_is_compared_by_what_it_tests() -> None:
    def made(header: str) -> tuple[Piece, ...]:
        before = Piece(text="void g(int n, int s) {\n    ")
        return (before, Piece(text=header, unit=0), Piece(text=" {\n        s = n;\n    }\n}\n"))

    reference, same, other = (assemble(made(h), {}) for h in ("if (n)", "if (n > 3)", "if (1)"))
    assert alike("c", reference, same, 0)
    assert not alike("c", reference, other, 0)


def test_what_does_not_parse_is_left_to_the_tests() -> None:
    assert is_alike("c", "s = ;", "n = 3;")
    assert not is_alike("c", "s = 3;", "s = ;")
