"""C++, as GNU C++20 by g++."""

from judge.languages import gcc
from judge.languages.base import Language, SelfTest

CPP = Language(
    key="cpp",
    name="C++20 (g++)",
    suffix=".cpp",
    compile_argv=lambda _: gcc.argv("/usr/bin/g++", "gnu++20", ".cpp"),
    pack=gcc.pack,
    run_argv=gcc.run_argv,
    diagnose=gcc.diagnose,
    requires=("/usr/bin/g++",),
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
