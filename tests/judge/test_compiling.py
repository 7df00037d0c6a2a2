from pathlib import Path

import pytest

from judge import default_sandbox
from judge.compiling import Cache, Compiled, compile_program
from judge.model import CompileReport, Program
from judge.sandbox import BoxFile

DIAGNOSTICS = [
    ("c", "int main(void) {\n\tint 가 = x;\n}", (2, 10, "‘x’ undeclared")),
    ("c", "int f(void);\nint main(void) { return f(); }", (0, 0, "undefined reference to 'f'")),
    ("c", '#include "/etc/shadow"\n', (1, 10, "shadow: No such file")),
    ("cpp", "#include <vectr>\nint main() {}", (1, 10, "vectr: No such file")),
    ("python", "x = 1\nprint(x\n", (2, 6, "SyntaxError: '(' was never closed")),
    ("python", "if 1:\nx = 2\n", (2, 1, "IndentationError: expected an indented block")),
    ("java", "class A {\n  int x = y;\n}", (2, 11, "cannot find symbol (variable y)")),
    ("java", "public class Any { int f() { } }", (1, 30, "missing return statement")),
]


@pytest.mark.parametrize(("language", "source", "wanted"), DIAGNOSTICS)
def test_diagnostics_name_line_and_column(
    language: str, source: str, wanted: tuple[int, int, str]
) -> None:
    report = compile_program(default_sandbox(), Program(language=language, source=source)).report
    assert not report.ok
    first = report.messages[0]
    assert (first.line, first.column) == wanted[:2]
    assert first.text.startswith(wanted[2])


@pytest.mark.parametrize(("language", "source"), [d[:2] for d in DIAGNOSTICS])
def test_diagnostics_name_no_path(language: str, source: str) -> None:
    report = compile_program(default_sandbox(), Program(language=language, source=source)).report
    said = " ".join(message.text for message in report.messages)
    assert not any(word in said for word in ("/tmp", "/box", "/usr", "/etc", "main.", ".java"))


def test_a_host_file_is_not_quoted(tmp_path: Path) -> None:
    secret = tmp_path / "secret.h"
    secret.write_text("int a secret;")
    tmp_path.chmod(0o755)
    program = Program(language="c", source=f'#include "{secret}"\nint main(void) {{}}')
    report = compile_program(default_sandbox(), program).report
    assert "No such file" in report.messages[0].text


def _compiled(data: bytes = b"") -> Compiled:
    file = BoxFile(name="main", data=data)
    return Compiled(report=CompileReport(ok=True), name="main", file=file)


class TestCache:
    def test_gives_back_what_was_put(self) -> None:
        cache, program, compiled = Cache(100), Program(language="c", source="x"), _compiled()
        cache.put(program, compiled)
        assert cache.get(program) is compiled
        assert cache.get(Program(language="cpp", source="x")) is None

    def test_makes_room_for_the_newest(self) -> None:
        cache = Cache(100)
        programs = [Program(language="c", source=str(n)) for n in range(3)]
        for program in programs:
            cache.put(program, _compiled(b"x" * 40))
            cache.get(programs[0])
        assert [cache.get(p) is not None for p in programs] == [True, False, True]
