"""What is a unit and what is fixed text, one rule at a time."""

import pytest

from segmenter import Segmentation, Tag, segment


def units(source: str, level: str = "line", language: str = "c") -> list[str]:
    return [unit.text for unit in segment(source, language=language, level=level).units]


def inside_main(body: str, level: str = "line") -> list[tuple[str, int, str]]:
    """Return (tag, depth, text) of the units inside main."""
    segmentation = segment(f"int main(void) {{\n{body}\nx = y;\n}}\n", language="c", level=level)
    found = [(str(unit.tag), unit.depth, unit.text) for unit in segmentation.units]
    assert found[0] == ("func", 0, "int main(void)")
    return found[1:]


class TestTheExampleOfTheDesign:
    SOURCE = (
        "#include <stdio.h>\nint main(void) {\n    int n;\n"
        '    for (int i = 0; i < n; i++) {\n        printf("%d\\n", i);\n    }\n}\n'
    )

    def test_prints_as_the_design_does(self) -> None:
        tagged = segment(self.SOURCE, language="c", level="line").tagged()
        assert tagged == (
            "#include <stdio.h>\n[func_start(0)]\nint main(void) {\n[self_start(1)]\n    int n;\n"
            "[self_end(1)]\n[rep_start(1)]\n    for (int i = 0; i < n; i++) {\n[self_start(2)]\n"
            '        printf("%d\\n", i);\n[self_end(2)]\n[rep_end(1)]\n    }\n[func_end(0)]\n}\n'
        )

    def test_headers_have_no_brace(self) -> None:
        assert units(self.SOURCE) == [
            "int main(void)",
            "int n;",
            "for (int i = 0; i < n; i++)",
            'printf("%d\\n", i);',
        ]

    def test_whole_blocks_hold_their_brace_but_not_the_closing_one(self) -> None:
        assert units(self.SOURCE, "paragraph")[-1] == (
            'for (int i = 0; i < n; i++) {\n        printf("%d\\n", i);'
        )


class TestLines:
    def test_else_if_after_a_brace_is_a_header(self) -> None:
        found = inside_main("if (a) {\nb;\n} else if (c) {\nd;\n} else {\ne;\n}")
        assert found[:5] == [
            ("cond", 1, "if (a)"),
            ("self", 2, "b;"),
            ("cond", 1, "else if (c)"),
            ("self", 2, "d;"),
            ("self", 2, "e;"),
        ]

    def test_condition_of_do_while_is_a_unit(self) -> None:
        found = inside_main("do {\na;\n} while (b);")
        assert found[:2] == [("self", 2, "a;"), ("rep", 1, "while (b);")]

    @pytest.mark.parametrize(
        "line",
        [
            "for (;;) a;",
            "if (a) b; else c;",
            "int a; int b;",
            "while (a) if (b) c;",
            "do a; while (b);",
            "if (f(a) > 0) b;",
        ],
    )
    def test_one_line_is_one_unit(self, line: str) -> None:
        assert [text for _, _, text in inside_main(line)] == [line, "x = y;"]

    def test_one_line_block_ends_before_its_brace(self) -> None:
        assert inside_main("while (a) { b; c; }")[0] == ("rep", 1, "while (a) { b; c;")

    @pytest.mark.parametrize("level", ["line", "paragraph", "function"])
    @pytest.mark.parametrize(
        ("language", "source", "text"),
        [
            (
                "c",
                "int main(void) { int a; for (;;) { a++; } }\n",
                "int main(void) { int a; for (;;) { a++; }",
            ),
            (
                "cpp",
                "int main() { if (a) { b; } else { c; } }",
                "int main() { if (a) { b; } else { c; }",
            ),
            ("python", "import sys; n = 1; print(n)\n", "n = 1; print(n)"),
            ("java", "class A { void f() { g(); } int x; }", "class A { void f() { g(); } int x;"),
        ],
    )
    def test_one_line_program_is_one_unit(
        self, language: str, source: str, text: str, level: str
    ) -> None:
        assert units(source, level, language) == [text]

    def test_case_with_its_statements_on_one_line(self) -> None:
        found = inside_main("switch (a) {\ncase 1: b; break;\ndefault:\nc;\n}")
        assert found[:4] == [
            ("cond", 1, "switch (a)"),
            ("cond", 2, "case 1: b; break;"),
            ("cond", 2, "default:"),
            ("self", 3, "c;"),
        ]

    def test_comment_after_code_is_fixed(self) -> None:
        assert [text for _, _, text in inside_main("int a; // first")] == ["int a;", "x = y;"]

    def test_statement_over_several_lines_is_one_unit(self) -> None:
        assert inside_main("a = b +\n    c;")[0] == ("self", 1, "a = b +\n    c;")

    def test_two_dimensional_initialiser_is_one_unit(self) -> None:
        text = "int m[2][2] = {\n  {1, 2},\n  {3, 4}\n};"
        assert inside_main(text)[0] == ("self", 1, text)


class TestParagraphs:
    def test_blank_line_and_comment_part_runs(self) -> None:
        found = inside_main("a;\nb;\n\nc;\n// d\ne; // f\ng;\nif (h) i;", "paragraph")
        texts = [text for _, _, text in found]
        assert texts == ["a;\nb;", "c;", "e; // f\ng;", "if (h) i;", "x = y;"]

    def test_block_with_a_block_inside_is_split(self) -> None:
        found = inside_main("for (;;) {\na;\nif (b) {\nc;\n}\n}", "paragraph")
        assert found[:3] == [
            ("rep", 1, "for (;;)"),
            ("self", 2, "a;"),
            ("cond", 2, "if (b) {\nc;"),
        ]

    def test_body_of_a_lone_else_is_the_unit(self) -> None:
        found = inside_main("if (a) {\nb;\n} else {\nc;\nd;\n}", "paragraph")
        assert found[1] == ("cond", 1, "c;\nd;")

    def test_struct_with_a_name_after_it_is_whole(self) -> None:
        source = "typedef struct {\n    int a;\n} t;\nstruct q {\n    int b;\n};\n"
        assert units(source, "paragraph") == [source[:32], "struct q {\n    int b;"]


class TestFunctions:
    def test_main_is_split_at_its_top_level(self) -> None:
        found = inside_main("a;\n\nb;\nfor (;;) {\nif (c) {\nd;\n}\n}", "function")
        assert found == [
            ("self", 1, "a;\n\nb;"),
            ("rep", 1, "for (;;) {\nif (c) {\nd;\n}"),
            ("self", 1, "x = y;"),
        ]

    def test_if_and_its_else_are_one(self) -> None:
        text = "if (a) {\nb;\n} else {\nc;\n}"
        assert inside_main(text, "function")[0] == ("cond", 1, text[:-2])

    def test_other_functions_are_whole(self) -> None:
        assert units("int f(void) {\n    if (a) {\n        b;\n    }\n}\n", "function") == [
            "int f(void) {\n    if (a) {\n        b;\n    }"
        ]

    def test_global_variables_before_and_after_an_include_stay_apart(self) -> None:
        assert units("int a;\n#include <x.h>\nint b;\n", "function") == ["int a;", "int b;"]


class TestFixedText:
    @pytest.mark.parametrize(
        ("language", "source"),
        [
            ("c", "#include <stdio.h>\n#define N 3\n/* a\n b */\n"),
            ("cpp", "#include <iostream>\nusing namespace std;\n// a\n"),
            ("python", '#!/usr/bin/python3\n"""Doc."""\nimport sys\nfrom a import (\n    b,\n)\n'),
            ("java", "package a;\nimport java.util.*;\n"),
        ],
    )
    @pytest.mark.parametrize("level", ["line", "paragraph", "function"])
    def test_is_in_no_unit(self, language: str, source: str, level: str) -> None:
        assert units(source, level, language) == []

    def test_lone_words_of_python(self) -> None:
        source = "try:\n    a()\nfinally:\n    b()\nfor x in y:\n    c()\nelse:\n    d()\n"
        assert units(source, language="python") == ["a()", "b()", "for x in y:", "c()", "d()"]

    def test_an_empty_file_has_no_units(self) -> None:
        assert units("") == []
        assert segment("\n\n", language="java", level="line").tagged() == "\n\n"


class TestBrokenSource:
    def segmentation(self) -> Segmentation:
        return segment("int a;\n한글 한글 = = 3;\nint b;\n", language="c", level="line")

    def test_keeps_the_rest(self) -> None:
        texts = [unit.text for unit in self.segmentation().units]
        assert texts == ["int a;", "한글 한글 = = 3;", "int b;"]

    def test_warns_with_line_and_column_in_characters(self) -> None:
        (warning,) = self.segmentation().warnings
        assert (warning.line, warning.column) == (2, 9)

    def test_unclosed_function_is_one_self_unit(self) -> None:
        source = "#include <stdio.h>\nint f() { return 1; }\nint main( { (\n"
        found = segment(source, language="c", level="line")
        assert [unit.text for unit in found.units] == ["int f() { return 1;", "int main( { ("]
        assert found.units[1].tag is Tag.SELF
        assert found.warnings[0].line == 3


class TestClosingBraces:
    @pytest.mark.parametrize("level", ["line", "paragraph", "function"])
    def test_a_semicolon_after_the_brace_is_fixed(self, level: str) -> None:
        for source in ("struct s {\n    int a;\n};\n", "int f(void) {\n    a;\n};\n"):
            segmentation = segment(source, language="c", level=level)
            assert source[segmentation.units[-1].end :] == "\n};\n"

    def test_an_empty_statement_elsewhere_is_a_unit(self) -> None:
        assert ";" in units("int main(void) {\n    while (a) {\n        b;\n    }\n    ;\n}\n")


class TestDirectives:
    @pytest.mark.parametrize(
        "directive",
        [
            "#ifdef X /* a\n note */",
            "#define X 1 /* a\n note */",
            '#define X "/*" /* a\n note */',
            "#ifndef\nX",
        ],
    )
    def test_one_may_end_in_a_later_line(self, directive: str) -> None:
        ends = "\n#endif /* of\n X */" if "#if" in directive else ""
        assert units(f"{directive}\nint a;{ends}\n") == ["int a;"]
