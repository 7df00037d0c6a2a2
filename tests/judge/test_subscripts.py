import pytest

from judge.subscripts import subscripted


@pytest.mark.parametrize(
    ("language", "row", "name"),
    [
        ("c", "a[n] = 1;", "a"),
        ("c", "a[n] = a[n - 1];", "a"),
        ("c", "a[n] = b[n];", ""),
        ("c", "f(n)[2] = 1;", ""),
        ("c", "p->items[2] = 1;", ""),
        ("c", "n = 1;", ""),
        ("cpp", "v[n] = 1;", "v"),
        ("java", "int x = a[5];", "a"),
    ],
)
def test_the_only_name_on_a_line(language: str, row: str, name: str) -> None:
    source = (
        f"class C {{ void f() {{\n{row}\n}}}}" if language == "java" else f"void f() {{\n{row}\n}}"
    )
    assert subscripted(language, source, 2) == name


def test_of_python() -> None:
    assert subscripted("python", "x = 1\nprint(words[x])\n", 2) == "words"


def test_a_column_tells_which() -> None:
    source = "void f() {\n/* 가 */ a[n] = b[n];\n}"
    row = source.split("\n")[1].encode()
    assert subscripted("c", source, 2, row.index(b"a[") + 2) == "a"
    assert subscripted("c", source, 2, row.index(b"b[") + 2) == "b"


def test_of_rows_and_columns_the_first() -> None:
    source = "void f() {\nm[i][j] = 1;\n}"
    assert subscripted("c", source, 2, 2) == "m"
    assert subscripted("c", source, 2, 5) == ""


def test_a_line_that_is_not_there() -> None:
    assert subscripted("c", "int n;", 9) == ""
