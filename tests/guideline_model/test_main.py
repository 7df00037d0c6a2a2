import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from guideline_model.__main__ import main

SOURCE = (
    '#include <stdio.h>\nint main(void) {\n    int n;\n    printf("%d\\n", n);\n    return 0;\n}\n'
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "a.c"
    path.write_text(SOURCE)
    return path


def test_json_has_the_contract_s_keys(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", str(program), "--level", "line", "--format", "json"]) == 0
    units = json.loads(capsys.readouterr().out)["units"]
    assert [unit["index"] for unit in units] == [0, 1, 2, 3]
    assert set(units[1]) == {"index", "tag", "depth", "guideline", "writer", "checks"}
    assert (units[1]["tag"], units[1]["depth"]) == ("self", 1)
    assert units[1]["guideline"] == "정수형 변수 n을 선언하세요."
    assert all(check["ok"] for unit in units for check in unit["checks"])


def test_tags_hold_guidelines_instead_of_code(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["write", str(program), "--level", "line", "--locale", "en"]) == 0
    assert capsys.readouterr().out == (
        "#include <stdio.h>\n[func_start(0)]\n"
        "Write the main function, where the program starts; it returns an integer. {\n"
        "[self_start(1)]\n    Declare the integer variable n.\n[self_end(1)]\n"
        "[self_start(1)]\n    Print n, followed by a line break.\n[self_end(1)]\n"
        "[self_start(1)]\n    Return the value 0 to end the program.\n[self_end(1)]\n"
        "[func_end(0)]\n}\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["write", "/nowhere.c", "--level", "line"], "cannot read"),
        (["write", "FILE", "--level", "word"], "invalid choice"),
        (["write", "FILE", "--level", "line", "--writer", "gemma"], "gemma"),
        (["write", "FILE", "--level", "line", "--base", "x", "--adapter", "y"], "LEVEL=FOLDER"),
        (["write", "FILE", "--level", "line", "--writer", "http"], "--writer http needs --url"),
        (["write", "FILE", "--level", "line", "--writer", "gemma"], "--writer gemma needs --base"),
        (["train", "/nowhere.toml", "--data", "/nowhere", "--out", "/nowhere"], "cannot read"),
        (["dataset", "/nowhere.jsonl", "--out", "/nowhere"], "no such file"),
        (["evaluate", "/nowhere", "--out", "/nowhere"], "no such file"),
    ],
)
def test_bad_input_is_one_line_and_2(program: Path, arguments: list[str], said: str) -> None:
    given = [str(program) if word == "FILE" else word for word in arguments]
    ran = subprocess.run(
        [sys.executable, "-m", "guideline_model", *given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_file_of_no_known_language_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xyz"
    path.write_text("x")
    assert main(["write", str(path), "--level", "line"]) == 2
    assert "--language" in capsys.readouterr().err


def test_a_model_of_a_folder_writes_or_the_template_stands_in(
    program: Path,
    talkative_gemma: Path,
    talkative_adapters: Mapping[str, Path],
    capfd: pytest.CaptureFixture[str],
) -> None:
    model = ["--writer", "gemma", "--base", str(talkative_gemma), "--dtype", "float32"]
    adapter = ["--adapter", f"line={talkative_adapters['line']}"]
    units = ["--level", "line", "--format", "json"]
    assert main(["write", str(program), *units, *model, *adapter]) == 0
    said = capfd.readouterr()
    assert [one["index"] for one in json.loads(said.out)["units"]] == [0, 1, 2, 3]
    assert said.err == ""


def test_a_model_that_is_not_there_is_one_line_and_2(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = ["--writer", "gemma", "--base", "/no/where"]
    assert main(["write", str(program), "--level", "line", *model]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "no folder /no/where" in said.err
