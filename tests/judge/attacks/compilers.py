# ruff: noqa: E501 - programs
"""Attacks on the compiler, and sources that are none."""

import os

from judge import Verdict
from tests.judge.attacks.harness import LONG, Attack

AC, CE, RTE, WA = Verdict.AC, Verdict.CE, Verdict.RTE, Verdict.WA
SECRET = f"/tmp/hanjul-secret-{os.getpid()}"  # a host file, made by the test
_MAIN = "int main(void) { return 0; }\n"


def _bomb(name: str, source: str, language: str = "c") -> Attack:
    return Attack(name=name, source=source, language=language, verdicts={CE})


BOMBS = (
    _bomb("includes itself", '#include "main.c"\n' + _MAIN),
    _bomb("includes itself twice at each level", "#include __FILE__\n#include __FILE__\n" + _MAIN),
    _bomb(
        "macros",
        "#define A0 1+1+1+1+1+1+1+1+1+1\n"
        + "".join(f"#define A{n} " + "+".join([f"A{n - 1}"] * 10) + "\n" for n in range(1, 9))
        + "int main(void) { return A8; }\n",
    ),
    _bomb(
        "templates",
        "template<int N, int M> struct F { static const long v = F<N - 1, M>::v + F<N - 1, M + 1>::v; };"
        "template<int M> struct F<0, M> { static const long v = M; };"
        "int main() { return F<899, 0>::v; }\n",
        "cpp",
    ),
    _bomb(
        "constexpr",
        "constexpr long f(long n) { long s = 0; for (long i = 0; i < n; i++) for (long j = 0; j < n;"
        ' j++) s += i ^ j; return s; }\nstatic_assert(f(1000000) == 1, ""); int main() {}\n',
        "cpp",
    ),
    _bomb("reads /dev/random", '#include "/dev/random"\n' + _MAIN),
    _bomb("reads /dev/zero", '#include "/dev/zero"\n' + _MAIN),
    _bomb("a 300 MB object", "char a[300000000] = {1};\n" + _MAIN),
    _bomb("a 4 GB object", '__asm__(".fill 4000000000, 1, 7");\n' + _MAIN),
    _bomb("a flood of diagnostics", "int main(void) {\n" + "x = y + z;\n" * 60000 + "}\n"),
    _bomb("a giant identifier", f"int main(void) {{ return {'a' * 900000}; }}\n"),
    _bomb("a giant identifier in C++", f"int main() {{ return {'b' * 900000}(1, 2); }}\n", "cpp"),
    Attack(
        name="nested 200,000 deep",
        source=f"int main(void) {{ return {'(' * 200000}1{')' * 200000}; }}\n",
        verdicts={CE, RTE},
    ),
    _bomb("nested in Python", "(" * 100000 + ")" * 100000, "python"),
    _bomb("a long sum in Python", "x = " + "+".join(["1"] * 100000) + "\n", "python"),
    _bomb("a class's long name", f"public class {'A' * 300} {{ }}\n", "java"),
    _bomb("never closed, in Java", "class A { " + "/* " * 300000 + '"\\"' * 9000, "java"),
    _bomb("blank lines in Java", "\n" * 900000 + "class A {", "java"),
)
READING = (
    Attack(
        name="#include of a host file",
        source=f'#include "{SECRET}"\n{_MAIN}',
        verdicts={CE},
        stays_silent="sesame",
    ),
    Attack(
        name="#include of what only root reads",
        source=f'#include "/etc/shadow"\n{_MAIN}',
        verdicts={CE},
        stays_silent="root:",
    ),
    Attack(
        name=".incbin of a host file",
        source=f'__asm__("x: .incbin \\"{SECRET}\\"");\n{_MAIN}',
        verdicts={CE},
        stays_silent="sesame",
    ),
    Attack(
        name="__has_include probes",
        above=f'#if __has_include("{SECRET}") || __has_include("/etc/passwd")\n#define SEEN 1\n'
        "#else\n#define SEEN 0\n#endif",
        main="OPEN(SEEN);",
        open_on="host",
    ),
    Attack(
        name="the compiler's environment",
        source='__asm__(".globl e; e: .incbin \\"/proc/self/environ\\"; .byte 0");\n'
        "#include <stdio.h>\n#include <string.h>\nextern char e[];\n"
        'int main(void) { puts(strstr(e, "HANJUL") ? e : "closed"); }\n',
    ),
)
_LIES = (
    '[{\\\\\\"kind\\\\\\":\\\\\\"error\\\\\\",\\\\\\"locations\\\\\\":[{\\\\\\"caret\\\\\\":7}]}]'
)
LYING = (
    Attack(
        name="prints a program while assembling",
        source='__asm__(".print \\"#!/bin/echo open\\"");\n#include <stdio.h>\n'
        'int main(void) { puts("closed"); }\n',
    ),
    Attack(
        name="forged diagnostics",
        source=f'__asm__(".error \\"\\\\n{_LIES}\\\\n\\"");\n{_MAIN}',
        verdicts={CE},
    ),
    Attack(
        name="diagnostics without end",
        source=f'__asm__(".error \\"\\\\n{"[" * 100000}\\\\n\\"");\n{_MAIN}',
        verdicts={CE},
    ),
    Attack(
        name="an undefined name like many",
        source=f'__asm__(".error \\"\\\\n{"undefined reference to `" * 9000}\\\\n\\"");\n{_MAIN}',
        verdicts={CE},
    ),
    Attack(
        name="a program that no loader loads",
        source='__asm__(".section .interp,\\"a\\"\\n.ascii \\"/no\\"\\n.previous");\n' + _MAIN,
        verdicts={RTE},
    ),
    Attack(
        name="larger than any memory",
        source="volatile char a[1L << 44];\nint main(void) { return a[1]; }\n",
        verdicts={RTE, Verdict.MLE},
    ),
)
_CLOSED = '#include <stdio.h>\nint main(void) { puts("closed"); }\n'
ODD = (
    Attack(name="NUL in C", source=_CLOSED + "/* \0 */ // \0\n"),
    Attack(name="NUL in Python", source="print('closed')\n# \0\n", language="python", verdicts={CE, AC}),
    Attack(name="half of a character in C", source=_CLOSED + "// \ud800\n"),
    Attack(name="half of a character in Python", source="x = '\ud800'\n", language="python", verdicts={CE}),
    Attack(
        name="bidirectional controls",
        source=_CLOSED.replace("closed", "\u202edesolc\u2066"),
        verdicts={WA},
    ),
    Attack(name="a byte order mark", source="\ufeff" + _CLOSED),
    Attack(name="a byte order mark in Python", source="\ufeffprint('closed')\n", language="python"),
    Attack(
        name="trigraphs",
        source='#include <stdio.h>\nint main(void) { puts("closed"); // ??/\nputs("open");\n}\n',
        verdicts={WA},
    ),
    Attack(name="an empty source", source="", main="", verdicts={AC}),
    Attack(name="a megabyte of blanks", source=_CLOSED + " " * 1_000_000),
    Attack(name="more than a megabyte", source=_CLOSED + "\n" * (1 << 20), verdicts={CE}),
    Attack(name="one long line", source="int main(void) { " + "0;" * 50000 + "}", limits=LONG,
           expected=""),
)  # fmt: skip
ATTACKS = {
    "compile bombs": BOMBS, "compilers that read": READING, "compilers that lie": LYING,
    "odd sources": ODD,
}  # fmt: skip
