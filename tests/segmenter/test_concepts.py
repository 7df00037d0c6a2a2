"""What a program uses, in four languages."""

from pathlib import Path

import pytest

from segmenter import LANGUAGES, SegmentError, concepts
from segmenter.concept_words import CONCEPTS

PAGE = (Path(__file__).parents[2] / "docs/segmenter.md").read_text(encoding="utf-8")
# For each concept a piece of code that uses it, in each language that has it.
USES: dict[str, dict[str, str]] = {
    "input": {
        "c": 'void f() { scanf("%d", &n); }',
        "cpp": "void f() { std::cin >> n; }",
        "python": "input()",
        "java": "class A { int a() { return in.nextInt(); } }",
    },
    "output": {
        "c": 'void f() { printf("x"); }',
        "cpp": "void f() { std::cout << n; }",
        "python": "print(n)",
        "java": "class A { void a() { System.out.println(n); } }",
    },
    "variable": {
        "c": "int a;",
        "cpp": "int a{1};",
        "python": "a = 1",
        "java": "class A { void a() { int a = 1; } }",
    },
    "arithmetic": {
        "c": "int a = b + 1;",
        "cpp": "void f() { a %= 2; }",
        "python": "a //= 2",
        "java": "class A { int a = b * 2; }",
    },
    "bit_operation": {
        "c": "int a = b & 1;",
        "cpp": "int a = b << 2;",
        "python": "a |= 4",
        "java": "class A { int a = b >>> 1; }",
    },
    "condition": {
        "c": "void f() { switch (a) {} }",
        "cpp": "void f() { if (a) b(); }",
        "python": "a = 1 if b else 2",
        "java": "class A { int a = b ? 1 : 2; }",
    },
    "loop": {
        "c": "void f() { do a(); while (b); }",
        "cpp": "void f() { for (int x : xs) a(); }",
        "python": "while a:\n    b()",
        "java": "class A { void a() { for (int x : xs) b(); } }",
    },
    "nested_loop": {
        "c": "void f() { for (;;) if (a) while (b) c(); }",
        "cpp": "void f() { for (int x : xs) for (;;) a(); }",
        "python": "for a in b:\n    for c in d:\n        e()",
        "java": "class A { void a() { while (b) for (;;) c(); } }",
    },
    "array": {
        "c": "int a[3];",
        "cpp": "void f() { a[0] = 1; }",
        "python": "a = [1, 2]",
        "java": "class A { int[] a; }",
    },
    "two_dimensional_array": {
        "c": "int a[3][4];",
        "cpp": "std::vector<std::vector<int>> a;",
        "python": "a[1][2] = 3",
        "java": "class A { int[][] a; }",
    },
    "string": {
        "c": "char name[20];",
        "cpp": "std::string a;",
        "python": "a = 'text'",
        "java": "class A { String a; }",
    },
    "function": {
        "c": "int f(void) { return 1; }",
        "cpp": "int& A::f() { return a; }",
        "python": "def f(): pass",
        "java": "class A { void f() { } }",
    },
    "recursion": {
        "c": "int *f(int a) { return f(a - 1); }",
        "cpp": "int A::f() { return this->f(); }",
        "python": "def f(a):\n    return g(f(a))",
        "java": "class A { int f() { return f(); } }",
    },
    "lambda": {
        "cpp": "auto f = [](int a) { return a; };",
        "python": "f = lambda a: a",
        "java": "class A { F f = a -> a; }",
    },
    "pointer": {
        "c": "void f() { *p = 1; }",
        "cpp": "int* p = nullptr;",
    },
    "struct_or_class": {
        "c": "struct s { int a; };",
        "cpp": "class A { int a; };",
        "python": "class A: pass",
        "java": "record A(int a) { }",
    },
    "collection": {
        "cpp": "std::map<int, int> a;",
        "python": "a = {}",
        "java": "class A { ArrayList<Integer> a; }",
    },
    "sorting_call": {
        "c": "void f() { qsort(a, n, 4, g); }",
        "cpp": "void f() { std::sort(a, b); }",
        "python": "a.sort()",
        "java": "class A { void a() { Arrays.sort(b); } }",
    },
    "file": {
        "c": 'void f() { FILE *a = fopen("a", "r"); }',
        "cpp": 'std::ifstream a("a");',
        "python": "with open('a') as b:\n    pass",
        "java": "class A { FileReader a; }",
    },
    "exception": {
        "cpp": "void f() { throw 1; }",
        "python": "try:\n    a()\nexcept E:\n    pass",
        "java": "class A { void a() { try { b(); } finally { c(); } } }",
    },
}
MAINS = {
    "c": "int main(int argc, char *argv[]) {\n    return 0;\n}\n",
    "cpp": "int f(int a[3][3]);\nint main() {\n}\n",
    "python": "import sys\n",
    "java": "class Main { public static void main(String[] args) { } }",
}


@pytest.mark.parametrize(
    ("concept", "language"), [(c, language) for c in USES for language in USES[c]]
)
def test_is_found(concept: str, language: str) -> None:
    assert concept in concepts(USES[concept][language], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_program_that_does_nothing_needs_nothing(language: str) -> None:
    found = set(concepts(MAINS[language], language))
    assert found <= ({"array", "two_dimensional_array"} if language == "cpp" else set())


def test_concepts_are_few_and_in_order() -> None:
    source = "int main() { for (;;) { if (a) b += c[1]; } std::cout << 1 << 2; }"
    assert concepts(source, "cpp") == ("output", "arithmetic", "condition", "loop", "array")
    assert set(USES) == set(CONCEPTS)


@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_concept_is_described(concept: str) -> None:
    assert f"`{concept}`" in PAGE


def test_deep_and_broken_programs_do_no_harm() -> None:
    deep = "int main(){" + "if(a){for(;;){" * 3000 + "m[i][j]=a&b;" + "}}" * 3000 + "}"
    assert "nested_loop" in concepts(deep, "c")
    assert "loop" in concepts("int main( { for (;;) x;", "c")
    with pytest.raises(SegmentError, match="choose one of"):
        concepts("", "rust")
