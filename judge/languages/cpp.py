"""C++, as GNU C++20 by g++."""

import re

from judge.languages import gcc
from judge.languages.base import Language, SelfTest

_UNCAUGHT = re.compile(r"after throwing an instance of '([^']+)'(?:\n\s*what\(\):\s*(.*))?")


def _explain(stderr: str) -> tuple[int, str]:
    """Return the exception that nobody caught, as libstdc++ tells it."""
    found = _UNCAUGHT.search(stderr)
    if found is None:
        return 0, ""
    return 0, f"{found[1]}: {found[2]}" if found[2] else found[1]


CPP = Language(
    key="cpp",
    name="C++20 (g++)",
    suffix=".cpp",
    compile_argv=lambda _: gcc.argv("/usr/bin/g++", "gnu++20", ".cpp"),
    pack=gcc.pack,
    run_argv=gcc.run_argv,
    diagnose=gcc.diagnose,
    explain=_explain,
    out_of_memory=("std::bad_alloc", "std::bad_array_new_length"),
    requires=("/usr/bin/g++",),
    prebuilt=tuple(
        gcc.header("/usr/bin/g++", "gnu++20", "c++-header", name)
        for name in ("bits/stdc++.h", "iostream")
    ),
    self_test=SelfTest(
        source="""\
#include <iostream>
int main() {
    int a, b;
    std::cin >> a >> b;
    std::cout << a + b << std::endl;
}
"""
    ),
)
