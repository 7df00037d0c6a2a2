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


# Left out is what takes long for each program and is in few: threads, clocks, files' paths, regular
# expressions. C++17's special functions are left out by the name of libstdc++'s own guard; with a
# library that has another, they are just in.
_COMMON = """
cassert cctype cerrno cfenv cfloat cinttypes ciso646 climits clocale cmath csetjmp csignal cstdarg
cstdbool cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype
algorithm any array bit bitset compare complex concepts deque exception forward_list fstream
functional initializer_list iomanip ios iosfwd iostream istream iterator limits list map memory new
numbers numeric optional ostream queue random set span sstream stack stdexcept streambuf string
string_view tuple type_traits typeinfo unordered_map unordered_set utility variant vector
"""
_LIGHT = gcc.light_header(
    "/usr/bin/g++",
    "gnu++20",
    "bits/stdc++.h",
    "#define _GLIBCXX_BITS_SPECFUN_H 1\n" + "".join(f"#include <{h}>\n" for h in _COMMON.split()),
)

_PLAIN = Language(
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
        gcc.header("/usr/bin/g++", gcc.flags_for("gnu++20"), "c++-header", name, light)
        for name, light in (("bits/stdc++.h", None), ("iostream", None), ("bits/stdc++.h", _LIGHT))
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
CPP = gcc.with_variants(_PLAIN, "/usr/bin/g++", "gnu++20")
