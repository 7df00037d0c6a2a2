import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from guideline_model.__main__ import main
from guideline_model.commands import extras
from guideline_model.dataset.storing import store
from tests.guideline_model.dataset.examples import example


@pytest.mark.parametrize(
    ("lacking", "command", "said"),
    [
        ("trl", "train", "trl not installed: run `make model`"),
        ("sacrebleu", "evaluate", "sacrebleu not installed: run `make model`"),
    ],
)
def test_a_missing_extra_is_one_line_and_2(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lacking: str,
    command: str,
    said: str,
) -> None:
    monkeypatch.setattr(
        extras, "find_spec", lambda name: None if name == lacking else find_spec(name)
    )
    data, config = tmp_path / "data", tmp_path / "line.toml"
    store({"train": [example()], "validation": [], "test": [example()]}, data)
    config.write_text('level = "line"\nbase = "a"\n')
    arguments = {
        "train": ["train", str(config), "--data", str(data), "--out", str(tmp_path / "out")],
        "evaluate": ["evaluate", str(data), "--out", str(tmp_path / "out")],
    }
    assert main(arguments[command]) == 2
    assert capsys.readouterr().err == f"guideline_model: {said}\n"


def test_the_command_line_needs_no_extra_to_start() -> None:
    heavy = "torch transformers peft datasets trl matplotlib sacrebleu tensorboard numpy"
    asked = (
        f"import sys, guideline_model.__main__; print(*set('{heavy}'.split()) & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""
