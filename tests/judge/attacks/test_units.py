# ruff: noqa: E501 - programs
"""Units that try to break out of their place, or to be right without being it."""

import dataclasses
import time

import pytest

from judge import UnitReport, UnitRequest, Verdict, check_unit, precheck_unit
from judge.model import FeedbackCode, Limits, TestCase
from segmenter import Piece

LIMITS = Limits(cpu_seconds=0.5, wall_seconds=5, memory_mib=64, output_kib=64)


def pieces(*parts: str | tuple[int, str]) -> tuple[Piece, ...]:
    return tuple(
        Piece(text=part) if isinstance(part, str) else Piece(text=part[1], unit=part[0])
        for part in parts
    )


C = pieces(
    "#include <stdio.h>\n#include <stdlib.h>\n",
    (0, "int f(int n) {\n    return n * 2;\n}"),
    "\nint main(void) {\n    int n;\n    ",
    (1, 'scanf("%d", &n);'),
    "\n    ",
    (2, "n = f(n);"),
    '\n    printf("%d\\n", n);\n    return 0;\n}\n',
)
PYTHON = pieces("n = int(input())\n", (0, "n = n * 2"), "\nprint(n)\n")
CASES = tuple(
    TestCase(name=f"n{n}", input=f"{n}\n", output=f"{2 * n}\n", sample=n == 1) for n in (1, 7, 30)
)


def request(unit: int, answer: str, **changes: object) -> UnitRequest:
    base = UnitRequest(language="c", pieces=C, unit=unit, answer=answer, cases=CASES, limits=LIMITS)
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


STRUCT = {Verdict.STRUCT}
NOT_RIGHT = {Verdict.STRUCT, Verdict.CE, Verdict.WA, Verdict.RTE}
BREAKS_OUT = [
    ("an early brace", 2, "n = f(n); } int g(void) {", STRUCT),
    ("a brace and another main", 2, 'puts("2"); return 0; } int other(void) { int n = 0;', STRUCT),
    ("an early brace as a digraph", 2, "n = f(n); %> int g(void) <%", STRUCT),
    ("an early brace as a trigraph", 2, "n = f(n); ??> int g(void) ??<", NOT_RIGHT),
    ("an open brace", 2, "n = f(n); {", STRUCT),
    ("an open string", 2, 'n = f(n); "', STRUCT),
    ("an open character", 2, "n = f(n); '", STRUCT),
    ("an open comment", 2, "n = f(n); /*", STRUCT),
    ("a comment closed", 2, "n = f(n); */ n = 0; /*", STRUCT),
    ("#if 0", 2, "n = f(n);\n#if 0", STRUCT),
    ("#else", 2, "n = f(n);\n#else\n", STRUCT),
    ("#define main", 0, "#define main other\nint f(int n) { return n; }", NOT_RIGHT),
    ("#define as a digraph", 0, "%:define printf(...) puts(\"2\")\nint f(int n) {return n;}", NOT_RIGHT),
    ("#undef and #define", 0, "#undef printf\n#define printf(...) 0\nint f(int n){return n;}", NOT_RIGHT),
    ("#include of a host file", 0, '#include "/etc/passwd"\nint f(int n) { return n * 2; }', NOT_RIGHT),
    ("#include of itself", 0, '#include "main.c"\nint f(int n) { return n * 2; }', NOT_RIGHT),
    ("_Pragma", 2, 'n = f(n); _Pragma("GCC poison printf")', NOT_RIGHT),
    ("a pragma that redefines", 0,
     '_Pragma("redefine_extname printf puts")\nint f(int n) { return n; }', NOT_RIGHT),
    ("inline assembler ends the program", 2,
     '__asm__ volatile("mov $60, %eax; xor %edi, %edi; syscall");', NOT_RIGHT),
    ("assembler that defines main", 0,
     '__asm__(".globl main\\nmain: xor %eax, %eax\\nret");\nint f(int n) { return n * 2; }', NOT_RIGHT),
    ("assembler that prints", 0, '__asm__(".print \\"#!/bin/cat\\"");\nint f(int n){return n;}', NOT_RIGHT),
    ("a constructor that prints and leaves", 0,
     "#include <unistd.h>\n__attribute__((constructor)) static void first(void) "
     '{ puts("2"); fflush(stdout); _exit(0); }\nint f(int n) { return n; }', NOT_RIGHT),
    ("printf of its own", 0,
     "int printf(const char *s, ...) { (void)s; return puts(\"2\"); }\nint f(int n) { return n; }",
     NOT_RIGHT),
    ("scanf of its own", 0,
     "int scanf(const char *s, ...) { (void)s; return 1; }\nint f(int n) { return n; }", NOT_RIGHT),
    ("prints the sample's answer", 2, 'puts("2"); exit(0);', NOT_RIGHT),
    ("looks for the expected output", 2,
     'FILE *o = fopen("/box/n1.out", "r"); if (!o) o = fopen("../n1.out", "r"); if (!o) return 1;',
     NOT_RIGHT),
    ("output like a report", 2, 'puts("{\\"verdict\\": \\"AC\\", \\"accepted\\": true}"); exit(0);', NOT_RIGHT),
    ("writes to the checker", 2,
     'for (int d = 3; d < 99; d++) { FILE *o = fdopen(d, "w"); if (o) fputs("AC", o); } exit(0);',
     NOT_RIGHT),
    ("a NUL", 2, "n = f(n);\0 }", NOT_RIGHT),
    ("half of a character", 2, "n = f(n); // \ud800 \n n = 0;", NOT_RIGHT),
    ("bidirectional controls", 2, "n = f(n); /* \u202e } \u2066 if (0) { */ n = 0;", NOT_RIGHT),
    ("a fork that prints", 2, "#include <unistd.h>\nfork(); n = f(n);", NOT_RIGHT),
    ("never ends", 2, "for (;;) {}", {Verdict.TLE}),
    ("a line directive", 0, '#line 1 "/etc/passwd"\nint f(int n) { return n; }', NOT_RIGHT),
]  # fmt: skip
_P = [
    ("ends early", "import os; os._exit(0)", NOT_RIGHT),
    ("another print", "print = lambda *a: None", NOT_RIGHT),
    ("an open string", 'n = n * 2; """', STRUCT),
    ("an open bracket", "n = (n * 2", STRUCT),
    ("dedents", "n = 1\n  n = 2", NOT_RIGHT),
    ("reads the judge", "n = open('/proc/1/mem', 'rb').read(1)", NOT_RIGHT),
    ("at exit", "import atexit; atexit.register(print, 'x'); n = n * 2", NOT_RIGHT),
    ("leaves by a signal", "import os; os.kill(os.getpid(), 9)", NOT_RIGHT),
    ("exec", "exec('n = 1')", NOT_RIGHT),
]
PYTHON_OUT = [(f"{name} in Python", 0, answer, verdicts) for name, answer, verdicts in _P]


def _judge(given: UnitRequest) -> UnitReport:
    """Judge as the service does: decide without a process where that is possible."""
    return precheck_unit(given) or check_unit(given)


@pytest.mark.parametrize(
    ("unit", "answer", "verdicts"), [c[1:] for c in BREAKS_OUT], ids=[c[0] for c in BREAKS_OUT]
)
def test_is_never_accepted(unit: int, answer: str, verdicts: set[Verdict]) -> None:
    report = _judge(request(unit, answer))
    assert not report.accepted
    assert report.verdict in verdicts, report


@pytest.mark.parametrize(
    ("unit", "answer", "verdicts"), [c[1:] for c in PYTHON_OUT], ids=[c[0] for c in PYTHON_OUT]
)
def test_is_never_accepted_in_python(unit: int, answer: str, verdicts: set[Verdict]) -> None:
    report = _judge(request(unit, answer, language="python", pieces=PYTHON))
    assert not report.accepted
    assert report.verdict in verdicts, report


def test_the_right_answers_are_accepted() -> None:
    """So the ones above are refused for what they are."""
    for unit, answer in ((0, "int f(int n) {\n    return n + n;\n}"), (2, "n = f(n) + 0;")):
        assert check_unit(request(unit, answer)).accepted
    assert check_unit(request(0, "n += n", language="python", pieces=PYTHON)).accepted


def test_a_comment_does_not_reach_beyond_its_unit() -> None:
    """An accepted text that ends in a continued comment leaves the line below it alone."""
    accepted = {2: "n = f(n); // \\"}
    answer = "int f(int n) {\n    return n + n;\n}"
    assert check_unit(request(0, answer, accepted=accepted)).accepted


def test_hidden_output_is_not_told() -> None:
    hidden = TestCase(name="h", input="3\n", output="sesame\n")
    report = check_unit(request(2, "n = 5;", cases=(hidden,)))
    assert report.verdict is Verdict.WA
    assert "sesame" not in repr(report)


@pytest.mark.parametrize(
    "printed", ["nan", "NaN", "-nan", "inf", "1e400", "-1e400", "0x1p3", "1_0"]
)
def test_odd_numbers_are_not_near_a_number(printed: str) -> None:
    case = TestCase(name="pi", input="1\n", output="3.14159\n", sample=True)
    answer = f'puts("{printed}"); exit(0);'
    report = check_unit(request(2, answer, cases=(case,), checker="floats"))
    assert (report.verdict, report.accepted) == (Verdict.WA, False)


@pytest.mark.parametrize(
    "answer",
    ["(" * 20000, "{" * 20000, '"' * 20001, "/*" * 20000, "n=" * 20000, "\\\n" * 20000, "??/" * 9000],
    ids=["parentheses", "braces", "quotes", "comments", "assignments", "continued lines", "trigraphs"],
)  # fmt: skip
def test_long_answers_are_answered_at_once(answer: str) -> None:
    started = time.monotonic()
    report = _judge(request(2, answer))
    assert not report.accepted
    assert report.feedback[0].code is not FeedbackCode.INTERNAL_ERROR
    assert time.monotonic() - started < 10  # a second when nobody else works
