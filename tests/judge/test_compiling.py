from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from judge import compiling, default_sandbox, keep_caches
from judge.compiling import Cache, Compiled, compile_program
from judge.model import CompileReport, Program
from judge.sandbox import BoxFile, Command, RunResult, Sandbox

DIAGNOSTICS = [
    # told of the next line, missing on this one; behind a comment it stays gcc's own place
    ("c", "int main(void) {\n    int n = 1\n\n    return n;\n}\n", (2, 14, "expected")),
    ("c", "int main(void) {\n    int n\n    return 0;\n}\n", (2, 10, "expected")),
    ("c", "int main(void) {\n    int n = 1 // x\n    return n;\n}\n", (3, 5, "expected")),
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
        cache, compiled = Cache(100), _compiled()
        cache.put(b"key", compiled)
        assert cache.get(b"key") is compiled
        assert cache.get(b"kez") is None

    def test_makes_room_for_the_newest(self) -> None:
        cache = Cache(100)
        keys = [b"0", b"1", b"2"]
        for key in keys:
            cache.put(key, _compiled(b"x" * 40))
            cache.get(keys[0])
        assert [cache.get(key) is not None for key in keys] == [True, False, True]


@pytest.fixture
def cold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], int]]:
    """Keep caches in a folder; return what forgets the memory's, and counts runs of compilers."""
    runs = 0
    run = Sandbox.run

    def counting(self: Sandbox, command: Command) -> RunResult:
        nonlocal runs
        runs += 1
        return run(self, command)

    def forget() -> int:
        nonlocal runs
        monkeypatch.setattr(compiling, "_cache", Cache(1 << 20))
        runs, before = 0, runs
        return before

    monkeypatch.setattr(Sandbox, "run", counting)
    keep_caches(tmp_path / "judge")
    forget()
    yield forget
    keep_caches(None)


class TestKept:
    """What another worker, or this one before its restart, has compiled."""

    @pytest.mark.parametrize(
        "source", ["int main(void) { return 0; }", "int main(void) { return x; }"]
    )
    def test_is_not_compiled_again(self, cold: Callable[[], int], source: str) -> None:
        program = Program(language="c", source=source)
        first = compile_program(default_sandbox(), program)
        assert cold() == 1
        assert compile_program(default_sandbox(), program) == first
        assert cold() == 0

    def test_another_language_is_another_program(self, cold: Callable[[], int]) -> None:
        for language in ("c", "cpp"):
            program = Program(language=language, source="int main() { return 0; }")
            compile_program(default_sandbox(), program)
        assert cold() == 2

    def test_other_tools_compile_again(
        self, cold: Callable[[], int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        program = Program(language="c", source="int main(void) { return 0; }")
        compile_program(default_sandbox(), program)
        monkeypatch.setattr(compiling, "fingerprint", lambda _: ("newer",))
        compile_program(default_sandbox(), program)
        assert cold() == 2

    def test_a_poisoned_entry_is_compiled_again(
        self, cold: Callable[[], int], tmp_path: Path
    ) -> None:
        program = Program(language="c", source="int main(void) { return 0; }")
        first = compile_program(default_sandbox(), program)
        (entry,) = (tmp_path / "judge" / "compiled").iterdir()
        entry.write_bytes(entry.read_bytes()[:-1] + b"x")
        cold()
        assert compile_program(default_sandbox(), program) == first
        assert cold() == 1

    def test_what_may_be_otherwise_next_time_is_not_kept(
        self, cold: Callable[[], int], tmp_path: Path
    ) -> None:
        program = Program(language="c", source="#" * (1 << 20) + "x")
        assert not compile_program(default_sandbox(), program).report.ok
        assert not list((tmp_path / "judge" / "compiled").iterdir())
