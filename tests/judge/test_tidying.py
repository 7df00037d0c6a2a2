"""References are formatted in the sandbox, and nothing but their layout changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge import Program, tidying
from judge.sandbox import Command, RunResult, Sandbox, SandboxError, default_sandbox
from judge.tidying import CHANGED, TOO_LONG, UNREADABLE, tidy
from judge.tidying_tokens import layout_free

UGLY = {
    "c": (
        "#include<stdio.h>\n#include <math.h>\n"
        'int main( void ){int a ;\nif(a){ printf("%d",a) ;}}\n',
        "#include <stdio.h>\n#include <math.h>\nint main(void) {\n  int a;\n  if (a) {\n"
        '    printf("%d", a);\n  }\n}\n',
    ),
    "cpp": (
        "#include <vector>\nstd::vector<std::vector<int> >v;\n"
        "int x=1>>2;std::vector<std::vector<int>>w;\n",
        "#include <vector>\nstd::vector<std::vector<int>> v;\nint x = 1 >> 2;\n"
        "std::vector<std::vector<int>> w;\n",
    ),
    "java": (
        "import java.util.*;\nimport java.io.*;\nclass A{ int f( ){return 1 ;}}\n",
        "import java.util.*;\nimport java.io.*;\nclass A {\n  int f() {\n    return 1;\n  }\n}\n",
    ),
    "python": (
        "n=int( input() ) ;m=0XFF\nif (n>1) :\n  print( n,'x' )\n",
        "n = int(input())\nm = 0xFF\nif n > 1:\n    print(n, 'x')\n",
    ),
}


@pytest.mark.parametrize("language", UGLY)
def test_layout_becomes_the_ecosystems(language: str) -> None:
    source, expected = UGLY[language]
    report = tidy(Program(language=language, source=source))
    assert (report.ok, report.source, report.message) == (True, expected, "")


@pytest.mark.parametrize("language", UGLY)
def test_a_second_time_changes_nothing(language: str) -> None:
    once = tidy(Program(language=language, source=UGLY[language][0]))
    assert tidy(Program(language=language, source=once.source)) == once


@pytest.mark.parametrize(
    ("language", "source"),
    [("python", "def f(:\n"), ("c", 'char *s = "never ends;\n'), ("java", "/* never ends")],
)
def test_what_cannot_be_read_stays_as_it_is(language: str, source: str) -> None:
    report = tidy(Program(language=language, source=source))
    assert (report.ok, report.source, report.message) == (False, source, UNREADABLE)


def test_a_program_that_is_too_long_never_runs() -> None:
    report = tidy(Program(language="c", source="int x;\n" * 200_000))
    assert (report.ok, report.message) == (False, TOO_LONG)


def test_switching_the_formatter_off_is_the_programs_right() -> None:
    source = "// clang-format off\nint  x ;\n"
    assert tidy(Program(language="cpp", source=source)).source == source


class _Meddling(Sandbox):
    """A sandbox whose formatter prints `printed`, as one with a bug would; else the real one."""

    def __init__(self, printed: str) -> None:
        self._printed = printed

    def run(self, command: Command) -> RunResult:
        real = default_sandbox().run(command)
        return replace(real, stdout=self._printed.encode()) if command.stdin else real


@pytest.mark.parametrize("language", UGLY)
def test_more_than_layout_is_refused(language: str) -> None:
    source, expected = UGLY[language]
    changed = expected.replace("1", "2").replace("main", "niam")
    report = tidy(Program(language=language, source=source), sandbox=_Meddling(changed))
    assert (report.ok, report.source, report.message) == (False, source, CHANGED)


def test_python_with_the_same_tokens_but_another_tree_is_refused() -> None:
    source = "print((1 + 2) * 3)\n"
    meddling = _Meddling("print(1 + 2 * 3)\n")
    report = tidy(Program(language="python", source=source), sandbox=meddling)
    assert (report.ok, report.source, report.message) == (False, source, CHANGED)


def test_a_formatter_that_does_not_work_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "_binary", lambda _tool: Path("/bin/false").read_bytes())
    with pytest.raises(SandboxError, match="does not work on this machine"):
        tidy(Program(language="c", source="int x;\n"))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("c", "#define f(x) 1\n", "#define f (x) 1\n"),
        ("c", "a > > b;", "a >> b;"),
        ("c", "#include <a.h>\nint x;", "#include <a.h> int x;"),
        ("c", "a + +b;", "a ++b;"),
        ("python", "print('a')", "print('b')"),
        ("python", "f(a, b)", "f(b, a)"),
        ("java", 'String s = "a  b";', 'String s = "a b";'),
    ],
)
def test_what_is_no_layout_is_seen(language: str, one: str, other: str) -> None:
    assert layout_free(language, one) != layout_free(language, other)


@given(st.lists(st.sampled_from(["int", "x", "=", "1", ";", "+", "(", ")", '"s"']), min_size=1))
def test_blanks_between_tokens_are_layout(tokens: list[str]) -> None:
    assert layout_free("c", " ".join(tokens)) == layout_free("c", "\n  ".join(tokens))
