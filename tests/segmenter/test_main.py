"""The command: stdout carries only the result; 0 done, 2 bad input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from segmenter import segment
from segmenter.__main__ import main

SOURCE = '#include <stdio.h>\nint main(void) {\n    puts("한글"); // x\n}\n'


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "sum.c"
    path.write_text(SOURCE, encoding="utf-8")
    return path


class TestTags:
    def test_prints_the_tagged_form(
        self, program: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        assert main([str(program), "--level", "line"]) == 0
        expected = segment(SOURCE, language="c", level="line").tagged()
        assert capfdbinary.readouterr() == (expected.encode(), b"")

    def test_untag_gives_the_source_back(self, program: Path, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "segmenter"]
        tagged = subprocess.run(
            [*command, program, "--level", "function"], check=True, capture_output=True
        )
        (tmp_path / "sum.tagged").write_bytes(tagged.stdout)
        source = subprocess.run(
            [*command, "--untag", tmp_path / "sum.tagged"], check=True, capture_output=True
        )
        assert source.stdout == program.read_bytes()
        assert tagged.stderr == source.stderr == b""

    def test_warnings_go_to_stderr(self, program: Path, capfd: pytest.CaptureFixture[str]) -> None:
        program.write_text("int a = = 1;\n")
        assert main([str(program), "--level", "line"]) == 0
        out, err = capfd.readouterr()
        assert out == "[self_start(0)]\nint a = = 1;\n[self_end(0)]\n"
        assert err.startswith(f"{program}:1:9: warning: ")


class TestJson:
    def test_has_the_fields_of_the_contract(
        self, program: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        assert main([str(program), "--level", "line", "--format", "json"]) == 0
        body = json.loads(capfd.readouterr().out)
        assert list(body) == ["language", "level", "source", "units", "warnings"]
        assert (body["language"], body["level"], body["source"]) == ("c", "line", SOURCE)
        assert body["units"][1] == {
            "index": 1,
            "tag": "self",
            "depth": 1,
            "start": 40,
            "end": 51,
            "text": 'puts("한글");',
        }
        for unit in body["units"]:
            assert SOURCE[unit["start"] : unit["end"]] == unit["text"]


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["{}/none.c", "--level", "line"], "cannot read"),
            (["{}", "--level", "line"], "cannot read"),
            (["{}/sum.c"], "--level is needed"),
            (["{}/sum.c", "--level", "word"], "invalid choice"),
            (["{}/sum.c", "--level", "line", "--language", "rust"], "invalid choice"),
            (["{}/notes.txt", "--level", "line"], "give --language"),
            (["{}/binary.c", "--level", "line"], "binary"),
            ([], "FILE"),
        ],
    )
    def test_is_one_line_and_exit_2(
        self,
        program: Path,
        capfd: pytest.CaptureFixture[str],
        arguments: list[str],
        message: str,
    ) -> None:
        (program.parent / "notes.txt").write_text("int a;\n")
        (program.parent / "binary.c").write_bytes(b"int\x00\x01a;")
        try:
            code = main([argument.format(program.parent) for argument in arguments])
        except SystemExit as stop:
            code = int(str(stop.code))
        out, err = capfd.readouterr()
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert message in err


def test_a_wrong_level_is_told_with_the_right_ones(
    program: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(program), "--level", "word"])
    said = capfd.readouterr().err
    assert all(f"'{level}'" in said for level in ("line", "paragraph", "function"))
    assert "<" not in said
