"""Which units of two programs correspond."""

from app.domain.alternatives import other_texts
from segmenter import Segmentation, segment

LOOP = """int main(void) {
    int n, s = 0;
    scanf("%d", &n);
    for (int i = 1; i <= n; i++)
        s += i;
    return s;
}
"""


def cut(source: str, level: str = "line") -> Segmentation:
    return segment(source, language="c", level=level)


def test_units_of_the_same_shape_correspond() -> None:
    other = LOOP.replace("int i = 1; i <= n; i++", "int i = n; i; i--").replace("s += i", "s+=i ")
    assert other_texts(cut(LOOP), cut(other)) == {
        3: "for (int i = n; i; i--)",
        4: "s+=i ;",
    }


def test_blanks_alone_are_no_difference() -> None:
    assert other_texts(cut(LOOP), cut(LOOP.replace("    ", "  "))) == {}


def test_one_unit_may_be_cut_otherwise() -> None:
    other = LOOP.replace("int n, s = 0;", "int n;\n    int s = 0;")
    assert other_texts(cut(LOOP), cut(other)) == {1: "int n;\n    int s = 0;"}


def test_of_another_shape_nothing_corresponds() -> None:
    other = LOOP.replace("int n, s = 0;", "int n;\n    int s = 0;").replace("return s", "return +s")
    assert other_texts(cut(LOOP), cut(other)) == {}
    assert list(other_texts(cut(LOOP, "function"), cut(other, "function"))) != []
