"""C, as GNU C17 by gcc."""

from judge.languages import gcc
from judge.languages.base import Language, SelfTest

_PLAIN = Language(
    key="c",
    name="C17 (gcc)",
    suffix=".c",
    compile_argv=lambda _: gcc.argv("/usr/bin/gcc", "gnu17", ".c"),
    pack=gcc.pack,
    run_argv=gcc.run_argv,
    diagnose=gcc.diagnose,
    requires=("/usr/bin/gcc",),
    self_test=SelfTest(
        source="""\
#include <math.h>
#include <stdio.h>
int main(void) {
    double a, b;
    if (scanf("%lf %lf", &a, &b) == 2) printf("%.0f\\n", sqrt((a + b) * (a + b)));
    return 0;
}
"""
    ),
)
C = gcc.with_variants(_PLAIN, "/usr/bin/gcc", "gnu17")
