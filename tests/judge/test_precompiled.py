import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge import compiling, default_sandbox, keep_caches
from judge.caching import kept
from judge.languages import LANGUAGES, Language
from judge.languages.base import Prebuilt
from judge.languages.gcc import first_include, flags_for, header
from judge.model import CompileReport, Program
from judge.precompiled import Headers
from judge.sandbox import Bounds, Command, Sandbox

CPP = LANGUAGES["cpp"]
IOSTREAM = next(part for part in CPP.prebuilt if part.name == "iostream")
PLAIN = "#include <iostream>\nint main() { std::cout << 42; }\n"


class TestFirstInclude:
    @pytest.mark.parametrize(
        "before", ["", "\n \t", "// by me\n", "/* a * b\n / */ ", "\ufeff", "//\n/**/\n"]
    )
    def test_after_blanks_and_comments(self, before: str) -> None:
        assert first_include(f"{before}#include <iostream>\nint x;") == "iostream"

    @pytest.mark.parametrize(
        "line", ["# include\t<bits/stdc++.h> // all", "#include<bits/stdc++.h>\r"]
    )
    def test_as_it_may_be_written(self, line: str) -> None:
        assert first_include(f"{line}\n") == "bits/stdc++.h"

    @pytest.mark.parametrize(
        "source",
        [
            "#define int long\n#include <iostream>\n",
            "#pragma GCC optimize(3)\n#include <iostream>\n",
            "int x;\n#include <iostream>\n",
            '#include "iostream"\n',
            "// go on \\\n#include <iostream>\n",
            "/* #include <iostream>\n",
            "#ifndef X\n#include <iostream>\n#endif",
            "",
        ],
    )
    def test_nothing_may_come_before(self, source: str) -> None:
        assert first_include(source) == ""


@pytest.fixture(scope="module")
def headers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headers]:
    """The precompiled <iostream> alone: the others are the same, and slower to build."""
    keep_caches(tmp_path_factory.mktemp("kept") / "judge")
    caches = kept()
    assert caches is not None
    caches.headers.build(default_sandbox(), CPP, IOSTREAM)
    yield caches.headers
    keep_caches(None)


def without(source: str) -> CompileReport:
    """Compile as if nothing were precompiled."""
    caches, keep = kept(), keep_caches
    assert caches is not None
    folder = caches.headers._folder.parent
    keep(None)
    try:
        return compiling._compile(default_sandbox(), Program(language="cpp", source=source)).report
    finally:
        keep(folder)


SOURCES = {  # what follows the #include
    "right": "int main() { std::cout << 42; }\n",
    "an error": "int main() {\n  std::cout << x;\n}\n",
    "an error in a template": "struct A {};\nint main() { std::cout << A(); }\n",
    "a missing header": "#include <vectr>\nint main() {}\n",
    "more headers": "#include <vector>\nint main() { return std::vector<int>{}; }",
    "the header again": "#include <iostream>\nint main() { return y; }\n",
    "a warning": '#warning "careful"\nint main() { std::cout << 1/0; }\n',
    "a name of its own": "int cout; using namespace std;\nint main() { cout = 1; }\n",
    "not that header's": "int main() { std::sort(1, 2); }\n",
    "no such function": "int f(int);\nint main() { return f(1); }\n",
    "the line": "static_assert(__LINE__ == 2);\nint main() { return z; }\n",
    "the counter": "int a[__COUNTER__ + 1];\nint main() { return a; }\n",
}


class TestTheResult:
    @pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
    def test_is_told_in_the_same_words(self, headers: Headers, source: str) -> None:
        source = f"#include <iostream>\n{source}"
        assert headers.tries(default_sandbox(), CPP, source) != [()]
        program = Program(language="cpp", source=source)
        assert compiling._compile(default_sandbox(), program).report == without(source)

    def test_is_the_same_program(self, headers: Headers) -> None:
        with_it = compiling._compile(default_sandbox(), Program(language="cpp", source=PLAIN))
        keep_caches(None)
        plain = compiling._compile(default_sandbox(), Program(language="cpp", source=PLAIN))
        keep_caches(headers._folder.parent)
        assert with_it.file == plain.file

    def test_really_comes_from_it(self, headers: Headers) -> None:
        """gcc itself tells, with -H, which precompiled header it took (`!`)."""
        (flags,) = headers.tries(default_sandbox(), CPP, PLAIN)
        argv = (*CPP.compile_argv("main"), *flags, "-H")
        file = compiling.BoxFile(name="main.cpp", data=PLAIN.encode())
        command = Command(argv=argv, bounds=compiling._BOUNDS, files=(file,), compiles=True)
        said = default_sandbox().run(command).stderr.decode()
        assert re.search(r"^! /headers/\w+/iostream\.gch$", said, re.M), said


class TestFlags:
    def test_none_for_another_header(self, headers: Headers) -> None:
        assert headers.tries(default_sandbox(), CPP, "#include <vector>\n") == [()]

    def test_none_for_one_that_is_not_built(self, headers: Headers) -> None:
        assert headers.tries(default_sandbox(), CPP, "#include <bits/stdc++.h>\n") == [()]

    def test_none_for_another_language(self, headers: Headers) -> None:
        assert headers.tries(default_sandbox(), LANGUAGES["c"], PLAIN) == [()]


class TestWhoSeesThem:
    def test_no_program_does(self, headers: Headers) -> None:
        headers.tries(default_sandbox(), CPP, PLAIN)
        assert _ls(default_sandbox(), compiles=False) == ""

    def test_a_compiler_does_and_cannot_change_them(self, headers: Headers) -> None:
        headers.tries(default_sandbox(), CPP, PLAIN)
        assert "iostream.gch" in _ls(default_sandbox(), compiles=True)


def _ls(sandbox: Sandbox, *, compiles: bool) -> str:
    bounds = Bounds(
        cpu_seconds=2, wall_seconds=5, memory_bytes=64 << 20, output_bytes=9999, processes=9
    )
    script = "cd /headers || exit 0; (echo x > */x) 2>/dev/null && echo WRITTEN; ls *"
    command = Command(argv=("/bin/sh", "-c", script), bounds=bounds, compiles=compiles)
    said = sandbox.run(command).stdout.decode()
    assert "WRITTEN" not in said
    return said


class TestBuildAll:
    def test_leaves_the_work_to_who_is_at_it(self, tmp_path: Path) -> None:
        first, second = (Headers(tmp_path / "headers") for _ in range(2))
        with first._alone() as alone:
            assert alone
            second.build_all(default_sandbox())
        assert not list((tmp_path / "headers").iterdir())

    def test_removes_those_of_other_tools(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        headers = Headers(tmp_path / "headers")
        old = tmp_path / "headers" / "0123" / "bits"
        old.mkdir(parents=True)
        (old / "stdc++.h.gch").write_bytes(b"old")
        monkeypatch.setattr(Headers, "build", lambda *_: None)
        headers.build_all(default_sandbox())
        assert not list((tmp_path / "headers").iterdir())

    def test_a_refused_programs_header_is_built_beside_other_work(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        headers, built = Headers(tmp_path / "headers"), threading.Event()
        asked: list[str] = []

        def build(_: Headers, __: Sandbox, language: Language, part: Prebuilt) -> None:
            asked.append(f"{language.compile_argv('main')[6]} {part.name}")
            built.set()

        monkeypatch.setattr(Headers, "build", build)
        assert CPP.sanitized is not None
        for _ in range(2):  # the second asks for nothing
            headers.build_aside(default_sandbox(), CPP.sanitized)
        assert built.wait(10)
        assert len(asked) == 1
        assert asked[0].endswith("bits/stdc++.h")

    def test_a_compiler_that_fails_leaves_nothing(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        headers = Headers(tmp_path / "headers")
        missing = header("/usr/bin/g++", flags_for("gnu++20"), "c++-header", "no/such/header")
        headers.build(default_sandbox(), CPP, missing)
        assert "no prebuilt no/such/header" in caplog.text
        assert not list((tmp_path / "headers").iterdir())


JAVA = LANGUAGES["java"]
FINE = "public class Main { public static void main(String[] a) { System.out.println(42); } }\n"
BROKEN = 'import java.util.*;\nclass Main {\n    int x = "a";\n    List<int> y = z();\n}\n'


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headers]:
    """The archive of javac's classes alone."""
    keep_caches(tmp_path_factory.mktemp("kept") / "judge")
    caches = kept()
    assert caches is not None
    caches.headers.build(default_sandbox(), JAVA, JAVA.prebuilt[0])
    yield caches.headers
    keep_caches(None)


class TestJavac:
    @pytest.mark.parametrize("source", [FINE, BROKEN])
    def test_gives_the_same_result(self, archive: Headers, source: str) -> None:
        program = Program(language="java", source=source)
        with_it = compiling._compile(default_sandbox(), program)
        keep_caches(None)
        plain = compiling._compile(default_sandbox(), program)
        keep_caches(archive._folder.parent)
        assert with_it.report == plain.report
        assert (with_it.file is None) == (plain.file is None) == (source == BROKEN)

    def test_really_takes_its_classes_from_the_archive(self, archive: Headers) -> None:
        assert "comp.Attr source: shared objects file (top)" in self.loaded(archive)

    def test_does_without_a_damaged_one(self, archive: Headers) -> None:
        (path,) = archive._folder.rglob("javac.jsa")
        whole = path.read_bytes()
        path.write_bytes(bytes(4096) + whole[4096:])
        try:
            assert "comp.Attr source: jrt:/jdk.compiler" in self.loaded(archive)
            program = Program(language="java", source=FINE)
            assert compiling._compile(default_sandbox(), program).report.ok
        finally:
            path.write_bytes(whole)

    def loaded(self, archive: Headers) -> str:
        """Compile, and return what the JVM says of where its classes come from."""
        flags = archive.tries(default_sandbox(), JAVA, FINE)[-1]
        argv = (*JAVA.compile_argv("Main"), *flags, "-J-Xlog:class+load")
        file = compiling.BoxFile(name="Main.java", data=FINE.encode())
        command = Command(
            argv=argv, bounds=compiling._BOUNDS, files=(file,), keep_stderr=1 << 20, compiles=True
        )
        return default_sandbox().run(command).stderr.decode()
