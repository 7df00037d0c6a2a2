"""Inputs from an instructor's generator, run in the real sandbox."""

import pytest

from judge import default_sandbox
from judge.generating import MAX_INPUT, Generated, generate
from judge.model import Program, SourceFile

PYTHON = "import sys\nprint(sys.argv[1], input())\n"
CPP = """#include <cstdio>
#include "shape.h"
int main(int argc, char** argv) {
    registerGen(argc, argv, 1);
    std::printf("%d\\n", rnd(argc, argv));
}
"""
# what a header such as testlib.h looks like to a generator: calls of its own, and the arguments
SHAPE = """#include <cstdlib>
inline void registerGen(int argc, char**, int) { if (argc != 2) std::exit(3); }
inline int rnd(int, char** argv) { return std::atoi(argv[1]) * 7; }
"""


def made(source: str, language: str = "python", count: int = 3, **beside: str) -> Generated:
    files = tuple(SourceFile(name=name, text=text) for name, text in beside.items())
    program = Program(language=language, source=source, files=files)
    return generate(program, count, sandbox=default_sandbox())


def test_the_seed_is_its_argument_and_its_input() -> None:
    assert made(PYTHON) == Generated(inputs=("1 1\n", "2 2\n", "3 3\n"))


def test_a_program_in_cpp_includes_what_stands_beside_it() -> None:
    assert made(CPP, "cpp", **{"shape.h": SHAPE}).inputs == ("7\n", "14\n", "21\n")


def test_a_module_beside_a_python_program_is_found() -> None:
    assert made("import other", **{"other.py": "print(5)"}).inputs == ("5\n",)


FAULTS = {
    "raise SystemExit('no such size')": "seed 1: it ended with 1: no such size",
    "import sys\nif sys.argv[1] == '3': 1 / 0\nprint(sys.argv[1])": "seed 3: it ended with 1: ",
    "while True: pass": "seed 1: it takes more than 2 seconds",
    "pass": "seed 1: it prints no input",
    "import sys\nsys.stdout.buffer.write(b'\\xff')": "seed 1: it prints what is not UTF-8",
    "print(": "it does not compile: line 1: ",
    f"print('x' * {MAX_INPUT + 1})": "no input has less than 16 KiB",
}


@pytest.mark.parametrize("source", FAULTS)
def test_what_breaks_is_told(source: str) -> None:
    found = made(source)
    assert found.fault.startswith(FAULTS[source])


def test_what_was_made_before_a_fault_is_kept() -> None:
    found = made("import sys\nif sys.argv[1] == '3': 1 / 0\nprint(sys.argv[1])")
    assert found.inputs == ("1\n", "2\n")


def test_it_cannot_be_in_another_language() -> None:
    with pytest.raises(ValueError, match="use one of cpp, python"):
        made("class Main {}", "java")
