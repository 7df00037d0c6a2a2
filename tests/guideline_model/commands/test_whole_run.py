"""From published pairs to figures, with the commands that an institution uses."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from guideline_model.__main__ import main
from guideline_model.dataset.storing import store
from tests.guideline_model.dataset.examples import example

SOURCE = "int main(void) {\n    int n;\n    int sum;\n}\n"
CONFIG = """\
level = "line"
base = "{base}"
dtype = "float32"
four_bit = false
[lora]
rank = 8
alpha = 16
dropout = 0.0
[steps]
most = 14
batch = 2
accumulation = 1
learning_rate = 1e-2
schedule = "constant"
look_every = 14
checkpointing = false
"""


@dataclass(frozen=True)
class Whole:
    """Data, the configuration of a run, and the adapter that came of it."""

    base: Path
    data: Path
    config: Path
    adapter: Path


@pytest.fixture(scope="session")
def whole(tiny_gemma: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The commands `train` on two examples, run once."""
    folder = tmp_path_factory.mktemp("whole")
    said = ("Declare the integer variable n.", "Declare the integer variable sum.")
    rows = [
        example(source=SOURCE, locale="en", index=index, guideline=text)
        for index, text in enumerate(said, start=1)
    ]
    made = Whole(
        base=tiny_gemma,
        data=folder / "data",
        config=folder / "line.toml",
        adapter=folder / "line",
    )
    store({"train": rows, "validation": [], "test": rows}, made.data)
    made.config.write_text(CONFIG.format(base=tiny_gemma))
    assert train(made, made.adapter) == 0
    return made


def train(whole: Whole, out: Path, *options: str) -> int:
    return main(
        ["train", str(whole.config), "--data", str(whole.data), "--out", str(out), *options]
    )


def test_the_adapter_says_what_it_learned_and_the_base_does_not(
    whole: Whole, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--adapter", f"line={whole.adapter}"]  # which tells its base
    options += ["--dtype", "float32", "--max-tokens", "40", "--full"]
    assert main(["evaluate", str(whole.data), "--out", str(tmp_path), *options]) == 0
    found = json.loads((tmp_path / "evaluation.json").read_text())["figures"]
    assert list(found) == ["template", "base", "adapter"]
    assert found["adapter"]["line"]["rouge_l"] == 1
    assert found["adapter"]["line"]["passed"] == 1
    assert found["base"]["line"]["rouge_l"] < 0.5
    assert {path.name for path in tmp_path.iterdir()} == {
        *("evaluation.json", "evaluation.txt", "examples.html", "checks.png", "measures.png"),
    }
    assert capsys.readouterr().out == (tmp_path / "evaluation.txt").read_text()


def test_a_run_is_logged_beside_the_adapter_with_its_data(whole: Whole) -> None:
    log = whole.adapter.parent / "runs.jsonl"
    started, ended = map(json.loads, log.read_text().splitlines())
    record = json.loads((whole.adapter / "training.json").read_text())
    assert started["data_sha256"] == record["data_sha256"]
    assert (ended["state"], ended["steps"]) == ("finished", 14)
    assert list((whole.adapter / "logs").glob("events.out.tfevents.*"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--set", "base=/nowhere"], "There is no folder /nowhere"),
        (["--set", "steps.max_length=10"], "longer than steps.max_length, 10 tokens"),
        (["--set", "level=function"], "the data has none of this level"),
    ],
)
def test_a_run_that_cannot_begin_is_one_line_and_logged(
    whole: Whole,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    said: str,
) -> None:
    assert train(whole, tmp_path / "line", *options) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err and told.err.count("\n") == 1
    ended = json.loads((tmp_path / "runs.jsonl").read_text().splitlines()[-1])
    assert ended["state"] == "failed" and said in ended["error"]


def test_an_adapter_that_cannot_be_pushed_is_saved_all_the_same(
    whole: Whole, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--set", "hub.push_to=somebody/line", "--set", "steps.most=1"]
    assert train(whole, tmp_path / "line", *options) == 2  # tests have no network
    told = capsys.readouterr().err.splitlines()[-1]
    assert f"the adapter is saved in {tmp_path / 'line'}, but not pushed (" in told
    assert (tmp_path / "line" / "adapter_model.safetensors").is_file()


def test_what_cannot_be_measured_is_refused(
    whole: Whole, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options, said in (
        (["--adapter", "line=a"], "does not tell the adapter's base: give --base"),
        (["--base", "a", "--adapter", "a"], "write LEVEL=PLACE"),
        (["--base", "/nowhere"], "There is no folder /nowhere"),
        (["--level", "function"], "has no such example"),
    ):
        assert main(["evaluate", str(whole.data), "--out", str(tmp_path), *options]) == 2
        assert said in capsys.readouterr().err
