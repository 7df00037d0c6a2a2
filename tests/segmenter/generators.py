"""Random programs of each language, made by grammar: they parse, and come in every layout.

Every function draws from one `random.Random`, so a seed is a program.
"""

from collections.abc import Callable
from random import Random

SIMPLE = {
    "c": ["a = b + 1;", "int x[2][2] = {{1, 2}, {3, 4}};", 'puts("} { // [self_start(1)]");', ";"],
    "cpp": ["auto f = [](int x) { return x; };", "cin >> a;", 's = R"(} {\n[rep_end(0)]\n)";'],
    "java": ["int[][] m = {{1}, {2}};", "run(x -> {\n  y();\n});", "String s = \"}{\" + '{';"],
    "python": [
        "a = [1, 2]",
        "f(\n  1,\n  2,\n)",
        's = """\n[self_end(0)]\n{"""',
        "x = y if z else w",
    ],
}
SIMPLE["cpp"] += SIMPLE["c"]
SIMPLE["java"] += ["a = b + 1;", "a++; b--;", "return;"]
MACROS = """#define rep(i, n) for (int i = 0; i < (n); i++)
#define w(t) int t; while (t--)
#define SHOW(x) puts(x);
"""
SIMPLE["cpp"] += ["SHOW(a)", "SHOW(a);"]
COMMENTS = ["// }", "/* { */", "/* one\n[cond_start(3)]\n */", ""]
INDENTS = ["", "  ", "    ", "\t", " \t "]


def program(language: str, seed: int) -> str:
    """Return the program of a seed."""
    draw = Random(seed)
    if language == "python":
        return "\n".join(_python_block(draw, 3, "")) + draw.choice(["\n", ""])
    body = _braced(draw, language, 3)
    if language == "java":
        return f"class Main {{\n  static void main(String[] args) {body}\n}}\n"
    functions = "\n\n".join(_function(draw, language) for _ in range(draw.randrange(3)))
    return f"#include <stdio.h>\n{MACROS}{functions}\nint main(void) {body}" + draw.choice(
        ["\n", ""]
    )


def _function(draw: Random, language: str) -> str:
    header = draw.choice(["int f(int a)", "static void\ng(void)", "struct s *h(char *a, int b)"])
    return header + draw.choice([" ", "\n"]) + _braced(draw, language, 2)


def _braced(draw: Random, language: str, depth: int) -> str:
    lines = [_statement(draw, language, depth) for _ in range(draw.randrange(4))]
    if draw.random() < 0.15 and not any("\n" in line or "//" in line for line in lines):
        return "{ " + " ".join(lines) + " }"
    indent = draw.choice(INDENTS)
    return "{\n" + "".join(f"{indent}{line}{_gap(draw)}" for line in lines) + "}"


def _gap(draw: Random) -> str:
    return draw.choice(["\n", "\n", "\n", "\n\n", f" {draw.choice(COMMENTS)}\n"])


def _statement(draw: Random, language: str, depth: int) -> str:
    if depth == 0 or draw.random() < 0.4:
        return draw.choice(SIMPLE[language])
    return draw.choice(_BLOCKS)(draw, language, depth - 1)


def _body(draw: Random, language: str, depth: int) -> str:
    """Return a body with braces or without, on the header's line or below it."""
    if draw.random() < 0.6:
        return draw.choice([" ", "\n", "  // up\n"]) + _braced(draw, language, depth)
    return draw.choice([" ", "\n    "]) + draw.choice(["a++;", "f(a);", "break;", "return;"])


def _loop(draw: Random, language: str, depth: int) -> str:
    headers = ["for (int i = 0; i < n; i++)", "while (a > 0 &&\n    b)", "for (;;) while (a)"]
    if language in ("c", "cpp"):
        headers += ["rep(i, n)", "w(t)", "rep(i,\n n) rep(j, n)"]
    return draw.choice(headers) + _body(draw, language, depth)


def _do(draw: Random, language: str, depth: int) -> str:
    tail = draw.choice([" ", "\n"])
    return "do " + _braced(draw, language, depth) + tail + "while (a);"


def _if(draw: Random, language: str, depth: int) -> str:
    text = "if (f(a) > 0)" + _body(draw, language, depth)
    for _ in range(draw.randrange(3)):
        text += draw.choice([" ", "\n"]) + "else if (b)" + _body(draw, language, depth)
    if draw.random() < 0.5:
        text += draw.choice([" ", "\n"]) + "else" + _body(draw, language, depth)
    return text


def _switch(draw: Random, language: str, depth: int) -> str:
    cases = ["case 1:", "case '{': case 2:", "default:"][: draw.randrange(4)]
    arms = [
        f"{label}{draw.choice([' ', chr(10)])}{_statement(draw, language, depth)} break;\n"
        for label in cases
    ]
    return "switch (a) {\n" + "".join(arms) + "}"


def _bare(draw: Random, language: str, depth: int) -> str:
    return "{\n" + _statement(draw, language, depth) + "\n}"


_BLOCKS: list[Callable[[Random, str, int], str]] = [_loop, _do, _if, _switch, _bare]
_HEADERS = ["for x in y:", "while a:", "if a:", "with a as b:", "def f(a, *b):", "class A(B):"]
_HEADERS += ["async def g():", "@d\ndef h(\n  a,\n):"]


def _python_block(draw: Random, depth: int, indent: str) -> list[str]:
    lines: list[str] = []
    for _ in range(draw.randrange(1, 4)):
        lines += _python_statement(draw, depth, indent)
        lines += draw.choice([[], [], [""], [f"{indent}# {{ comment"], ["#"]])
    return lines if any(_is_code(line) for line in lines) else [*lines, f"{indent}pass"]


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _python_statement(draw: Random, depth: int, indent: str) -> list[str]:
    if depth == 0 or draw.random() < 0.4:
        return [indent + draw.choice([*SIMPLE["python"], "a = 1; b = 2", '"""doc"""'])]
    inner = indent + draw.choice(["  ", "    "])
    header = draw.choice(_HEADERS)
    if draw.random() < 0.2:
        return [indent + line for line in f"{header} pass".split("\n")]
    lines = [indent + line for line in header.split("\n")]
    lines += _python_block(draw, depth - 1, inner)
    if header == "if a:":
        for clause in ["elif b:", "else:"][draw.randrange(3) :]:
            lines += [indent + clause, *_python_block(draw, depth - 1, inner)]
    return lines
