import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.assembly import Spot, assemble
from segmenter import Piece


def pieces(*parts: str | tuple[int, str]) -> tuple[Piece, ...]:
    return tuple(
        Piece(text=part) if isinstance(part, str) else Piece(text=part[1], unit=part[0])
        for part in parts
    )


C = pieces(
    "int main(void) {\n    ", (0, "int n = 1;"), "\n    ", (1, "while (n)"), " {\n        ",
    (2, "n--;"), "\n    }\n}\n",
)  # fmt: skip
PYTHON = pieces((0, "n = 3"), "\n", (1, "while n:"), "\n    ", (2, "n -= 1\n    print(n)"), "\n")


class TestAssemble:
    def test_without_texts_it_is_the_reference(self) -> None:
        assert assemble(C, {}).source == "".join(p.text for p in C)

    def test_spans_are_those_of_the_units(self) -> None:
        made = assemble(PYTHON, {0: "n = 가"}, language="python")
        texts = [made.source[made.span(unit).start : made.span(unit).stop] for unit in range(3)]
        assert texts == ["n = 가", "while n:", "n -= 1\n    print(n)"]

    def test_replaces_units(self) -> None:
        source = assemble(C, {0: "int\nn = 2;  // two", 1: "while (n > 0) {"}).source
        assert source == (
            "int main(void) {\n    int\n    n = 2;  // two\n"
            "    while (n > 0) {\n        n--;\n    }\n}\n"
        )

    def test_a_trailing_comment_does_not_swallow_the_brace(self) -> None:
        assert "while (1) {" in assemble(C, {1: "while (1) // forever"}).source

    def test_a_trailing_comment_is_kept_where_it_swallows_nothing(self) -> None:
        assert "n = 2;  // two\n" in assemble(C, {0: "int n = 2;  // two"}).source
        assert "n = 2; /* two */\n" in assemble(C, {0: "int n = 2; /* two */"}).source
        assert "two" not in assemble(C, {0: "int n = 2; // two \\"}).source
        assert "two" not in assemble(C, {0: "int n = 2; /* two\n */"}).source
        python = assemble(PYTHON, {0: "n = 2  # two"}, language="python").source
        assert python.startswith("n = 2  # two\nwhile")

    @pytest.mark.parametrize(
        "answer",
        [
            "if (n)\n    n--;",
            "    if (n)\n        n--;",
            "if (n)\n            n--;",  # only the first line lost its indentation
            "\tif (n)\n\t    n--;",
        ],
    )
    def test_lines_move_to_their_place(self, answer: str) -> None:
        source = assemble(C, {2: answer}).source
        assert "\n        if (n)\n            n--;\n    }" in source

    def test_text_and_spliced_lines_stay(self) -> None:
        pieces_ = (Piece(text="  "), Piece(text="x();", unit=0), Piece(text="\n"))
        raw = 'auto s = R"(a\nb\n)";\nf(\n1);'
        assert assemble(pieces_, {0: raw}, language="cpp").source == (
            '  auto s = R"(a\nb\n)";\n  f(\n  1);\n'
        )
        spliced = 'f("a\\\nb");\ng();'
        assert assemble(pieces_, {0: spliced}).source == '  f("a\\\nb");\n  g();\n'

    def test_names_the_unit_that_does_not_fit(self) -> None:
        with pytest.raises(ValueError, match="unit 2 does not fit"):
            assemble(C, {2: "n--; }"})

    @pytest.mark.parametrize(
        "answer",
        [
            "n -= 1\n    print(n)",
            "n -= 1\nprint(n)",
            "    n -= 1\n    print(n)",
            "\tn -= 1\n\tprint(n)",
            "\n\n  n -= 1\n  print(n)  # left\n",
        ],
    )
    def test_python_gets_its_places_indentation(self, answer: str) -> None:
        source = assemble(PYTHON, {2: answer}, language="python").source
        scope: dict[str, object] = {}
        exec(source.replace("print(n)", "x = n"), scope)
        assert scope["n"] == 0

    def test_python_blocks_take_the_references_width(self) -> None:
        answer = "n -= 1\nif n:\n  print(n)\n  print(n)\nelse:\n print(0)"
        source = assemble(PYTHON, {2: answer}, language="python").source
        assert source.endswith(
            "    if n:\n        print(n)\n        print(n)\n    else:\n        print(0)\n"
        )

    def test_python_strings_keep_their_lines(self) -> None:
        answer = 'n -= 1\nprint("""a\n b""")'
        source = assemble(PYTHON, {2: answer}, language="python").source
        assert source.endswith('    print("""a\n b""")\n')


class TestLocate:
    def test_finds_unit_line_and_column(self) -> None:
        assembly = assemble(C, {0: "int\n  n = 2;"})
        assert assembly.locate(2, 5) == Spot(unit=0, line=1, column=1)
        assert assembly.locate(3, 7) == Spot(unit=0, line=2, column=3)
        assert assembly.locate(5, 9) == Spot(unit=2, line=1, column=1)

    def test_fixed_text_is_nobodys(self) -> None:
        assembly = assemble(C, {})
        assert assembly.locate(1, 1) is None
        assert assembly.locate(2, 1) is None
        assert assembly.locate(6) is None

    def test_just_behind_the_end_is_the_units(self) -> None:
        assert assemble(C, {0: "int n"}).locate(2, 10) == Spot(unit=0, line=1, column=6)

    def test_columns_follow_the_indentation(self) -> None:
        assembly = assemble(PYTHON, {2: "n -= 1\nprint(m)"}, language="python")
        assert assembly.locate(4, 11) == Spot(unit=2, line=2, column=7)

    @given(st.text("xy;\n ", min_size=1), st.text("ab;\n ", min_size=1))
    def test_every_character_of_a_unit_is_found_again(self, first: str, second: str) -> None:
        assembly = assemble(pieces("f\n ", (0, first), " g ", (1, second), "\nh"), {})
        rows = assembly.source.split("\n")
        for placed, text in zip(assembly.placed, (first, second), strict=True):
            line, column = placed.line, placed.column
            for character in text:
                if character == "\n":
                    line, column = line + 1, 1
                    continue
                assert rows[line - 1][column - 1] == character
                spot = assembly.locate(line, column)
                assert spot is not None
                assert text.split("\n")[spot.line - 1][spot.column - 1] == character
                column += 1
