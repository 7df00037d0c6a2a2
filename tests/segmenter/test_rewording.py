"""Rewording for the parser: same length, same lines, and only what is really a macro's use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import segment
from segmenter.conditionals import open_halves
from segmenter.flowchart import flowchart
from segmenter.macros import reword_macros
from segmenter.rewording import further_words, plain_words
from tests.segmenter.test_programs import assert_lossless

DEFINES = b"""#define rep(i, n) for (int i = 0; i < (n); i++)
#define REP(n) rep(i, n)
#define w(t) int t; while (t--)
#define unless(x) if (!(x))
#define until while
#define FAST sync(0); tie(0);
#define SWAP(a, b) do { int t = a; a = b; b = t; } while (0)
#define N 100
"""
CRUMBS = [b"rep(i, n)", b"REP(3)", b"w(t)", b"FAST", b"until(x)", b"(", b")", b'"', b"'", b"//"]
CRUMBS += [b"/*", b"*/", b"\n", b" ", b"{", b"}", b";", b"\\\n", b'R"(', b')"', b"\xed\x95\x9c"]
CRUMBS += [
    b"#if 1\n",
    b"#else\n",
    b"#endif\n",
    b"#define x(a) for(;a;)\n",
    b"typeof(x) y",
    b"main()",
]
CRUMBS += [b"rep(\n", b"enum\nE :\nint {", b"case 1\n...\n2:", b"unless(\na)"]
CRUMBS += ["rep(i,한)".encode(), "#else\n한 {\n".encode(), b"def f(:\n", b"x = = 1\n", b"  y"]
CRUMBS += [b"case 1 ... 2:", b"enum E : int {", b"auto x =", b"1'0"]


def reworded(code: str) -> str:
    """Return a line of code after the macros' definitions, as the parser sees it."""
    return reword_macros(DEFINES + code.encode())[len(DEFINES) :].decode()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("rep(i, n) {", "while(x ) {"),
        ("rep(i, f(a, ')')) x;", "while(x         ) x;"),
        ("REP(3) x;", "x    : x;"),
        ("w(t) {", "x  : {"),
        ("w(t) // up\n{ /* } */ }", "x  ; // up\n{ /* } */ }"),
        ("unless(a) b; else c;", "if(x    ) b; else c;"),
        ("until(a > 3) b;", "while(x    ) b;"),
        ("FAST\nint a;", "x  ;\nint a;"),
        ("FAST int a;", "x  ; int a;"),
        ("rep(i,\n  n) {", "x     \n   : {"),
        ("rep(i, m,\n n) {", "while(x  \n  ) {"),
    ],
)
def test_a_use_is_reworded(code: str, words: str) -> None:
    assert reworded(code) == words


@pytest.mark.parametrize(
    "code",
    [
        "FAST;",
        "rep(i, 한) {",
        "SWAP(a, b) c;",
        "SWAP(a, b);",
        "int a[N] = {1};",
        "// rep(i, n) {",
        '"rep(i, n) {"',
        "/* w(t) {\n */",
        'R"(rep(i, n))"',
        "#define X rep(i, n)",
        "int rep = 3; rep++;",
        "rep(i, n",
        "repeat(i, n) {",
    ],
)
def test_other_text_is_left_alone(code: str) -> None:
    assert reworded(code) == code


def test_a_keyword_that_is_redefined_stays_what_it_is() -> None:
    source = b"#define for if (0); else for\nfor (;;) x;\n"
    assert reword_macros(source) == source


@pytest.mark.parametrize(
    ("branch", "words"), [("if (a) {\n x;", "x       \n  ;"), ("a;", "a;"), ("{ a; }", "{ a; }")]
)
def test_the_second_half_of_a_block_is_one_statement(branch: str, words: str) -> None:
    opens = "{" * (branch.count("{") - branch.count("}"))
    source = f"#if X\n{opens}\n#else\n{branch}\n#endif\n"
    found = open_halves(source.encode()).decode().split("\n", 3)[-1]
    assert found.startswith(words)


def test_a_broken_program_without_macros_keeps_its_warnings() -> None:
    source = "#define rep(i, n) for (;;)\nint f() {\n  rep(i, 3) {\n    a = = 1;\n  }\n}\n"
    segmentation = segment(source, language="c", level="line")
    assert [(warning.line, warning.column) for warning in segmentation.warnings] == [(4, 9)]
    assert [str(unit.tag) for unit in segmentation.units] == ["func", "rep", "self"]


@pytest.mark.parametrize("use", ["rep(i, n)", "w(t)"])
def test_a_flowchart_goes_round_a_macro(use: str) -> None:
    source = f"{DEFINES.decode()}void f() {{ {use} {{ if (a) break; b(); }} d(); }}"
    (graph,) = flowchart(source, "c").graphs
    ids = {node.text: node.id for node in graph.nodes}
    kinds = {node.text: node.kind for node in graph.nodes}
    edges = {(edge.source, edge.target, edge.label) for edge in graph.edges}
    assert kinds[use] == "loop"
    assert (ids["b();"], ids[use], "") in edges
    assert (ids[use], ids["d();"], "no") in edges
    assert (ids["break;"], ids["d();"], "") in edges
    assert graph.dead == ()


class TestBrokenPython:
    def test_only_the_broken_part_is_one_unit(self) -> None:
        source = "a = 1\nfor i in a\n    b()\n\ndef f():\n    return (\n\nc()\nd()\n"
        segmentation = segment(source, language="python", level="line")
        texts = [unit.text for unit in segmentation.units]
        assert texts == [
            "a = 1",
            "for i in a\n    b()",
            "def f():\n    return (",
            "c()",
            "d()",
        ]
        assert [warning.line for warning in segmentation.warnings] == [2, 5]

    def test_a_long_string_is_not_cut(self) -> None:
        source = 's = """\nx\ny = =\n"""\nif s\n    a()\nb()\n'
        segmentation = segment(source, language="python", level="line")
        assert [unit.text for unit in segmentation.units] == [
            's = """\nx\ny = =\n"""',
            "if s\n    a()",
            "b()",
        ]

    def test_comments_before_the_next_part_and_korean_stay(self) -> None:
        source = 'if 합\n    a("한글")\n\n# 출력\n한글 = = 3\n\n# 끝\nprint(합)\n'
        segmentation = segment(source, language="python", level="line")
        texts = [unit.text for unit in segmentation.units]
        assert texts == ['if 합\n    a("한글")', "한글 = = 3", "print(합)"]


@given(st.lists(st.sampled_from(CRUMBS) | st.binary(max_size=4), max_size=30).map(b"".join))
@settings(max_examples=400, deadline=None)
def test_offsets_and_lines_stay(code: bytes) -> None:
    source = DEFINES + code
    for language in ("c", "cpp", "python"):
        first = plain_words(source, language)
        for words in (first, *further_words(first, language, lambda part: len(part) % 5 == 0)):
            assert len(words) == len(source)
            assert [i for i, byte in enumerate(words) if byte == 10] == [
                i for i, byte in enumerate(source) if byte == 10
            ]


@given(st.lists(st.sampled_from(CRUMBS), max_size=30).map(b"".join))
@settings(max_examples=200, deadline=None)
def test_whatever_is_reworded_stays_lossless(code: bytes) -> None:
    source = (DEFINES + code).decode()
    for language in ("c", "cpp", "python"):
        assert_lossless(source, language)
