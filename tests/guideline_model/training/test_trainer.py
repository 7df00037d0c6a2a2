import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guideline_model.model import Source, WriterUnavailable
from tests.guideline_model.training.conftest import SAID, Trained, rows_of, training

KEPT = {
    "adapter_config.json",
    "adapter_model.safetensors",
    "tokenizer.json",
    "chat_template.jinja",
    "training.json",
    "loss.png",
    "README.md",
}


def one_run(base: Path, out: Path, *, resume: bool = False, **steps: Any) -> Any:
    from guideline_model.training.trainer import Run

    config = training(base, **steps)
    return Run(config=config, data_sha256="1" * 64, out=out, resume=resume)


def the_rows() -> Any:
    from guideline_model.training.encoding import Rows

    rows = rows_of("line")
    return Rows(train=rows, held_out=rows[:1])


def at_step(number: int, act: Callable[[], None]) -> Any:
    """A callback that does something after a step."""
    from transformers import TrainerCallback

    class Act(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            if state.global_step == number:
                act()

    return Act()


def test_three_adapters_on_a_base_in_4_bits_say_what_each_learned(trained: Trained) -> None:
    import torch

    from guideline_model.gemma.adapters import Adapters
    from guideline_model.gemma.loading import load_base

    base, tokenizer = load_base(Source(place=str(trained.base)), dtype="float32", exact=True)
    sources = {level: Source(place=str(folder)) for level, folder in trained.folders.items()}
    adapters = Adapters(base, sources)
    for level in SAID:
        right = 0
        for row in rows_of(level):
            asked = tokenizer.apply_chat_template(
                row["prompt"], add_generation_prompt=True, return_tensors="pt"
            )
            with adapters.using(level) as model, torch.no_grad():
                said = model.generate(**asked, max_new_tokens=60, do_sample=False)
            new = said[0, asked["input_ids"].shape[1] :]
            right += (
                tokenizer.decode(new, skip_special_tokens=True) == (row["completion"][0]["content"])
            )
        assert right == len(rows_of(level)), level


def test_an_adapter_is_saved_with_everything_that_tells_how_it_was_made(trained: Trained) -> None:
    folder = trained.folders["paragraph"]
    assert {path.name for path in folder.iterdir()} >= KEPT
    record = json.loads((folder / "training.json").read_text())
    assert record["state"] == "finished"
    assert record["data_sha256"] == "0" * 64
    assert record["config"]["level"] == "paragraph"
    assert record["rows"] == {"train": 4, "held out": 1, "too long": 0}
    assert record["best_loss"] < 0.1
    assert "paragraph" in (folder / "README.md").read_text()
    projections = json.loads((folder / "adapter_config.json").read_text())["target_modules"]
    assert set(projections) == {
        *("q_proj", "k_proj", "v_proj", "o_proj"),
        *("gate_proj", "up_proj", "down_proj"),
    }


def test_the_loss_is_of_the_answer_and_its_end_alone(tiny_gemma: Path, tmp_path: Path) -> None:
    from guideline_model.gemma.loading import load_base
    from guideline_model.training.encoding import encoded
    from guideline_model.training.setup import make_trainer

    base, tokenizer = load_base(Source(place=str(tiny_gemma)), dtype="float32", exact=True)
    rows = encoded(the_rows(), tokenizer, 2048)
    trainer = make_trainer(training(tiny_gemma), base, tokenizer, rows, tmp_path)
    batch = next(iter(trainer.get_eval_dataloader()))
    learned = batch["labels"][0] != -100
    row = rows_of("line")[0]
    asked = tokenizer.apply_chat_template(row["prompt"], add_generation_prompt=True)["input_ids"]
    assert batch["input_ids"][0][~learned].tolist() == asked
    said = tokenizer.decode(batch["labels"][0][learned])
    assert said == row["completion"][0]["content"] + "<end_of_turn>"


def test_a_run_that_is_resumed_goes_on_where_it_was(tiny_gemma: Path, tmp_path: Path) -> None:
    from guideline_model.training.trainer import train

    steps = {"look_every": 3, "most": 4}  # so that the stop itself makes the checkpoint
    asked = at_step(2, lambda: os.kill(os.getpid(), signal.SIGTERM))
    first = train(one_run(tiny_gemma, tmp_path, **steps), the_rows(), [asked])
    assert (first.state, first.steps) == ("interrupted", 2)
    seen: list[int] = []
    second = train(
        one_run(tiny_gemma, tmp_path, resume=True, **steps),
        the_rows(),
        [at_step(3, lambda: seen.append(3)), at_step(1, lambda: seen.append(1))],
    )
    assert (second.state, second.steps) == ("finished", 4)
    assert seen == [3]


@pytest.mark.parametrize(
    ("error", "state"),
    [(RuntimeError("out of memory"), "failed"), (KeyboardInterrupt(), "interrupted")],
)
def test_an_adapter_is_saved_when_its_run_breaks(
    tiny_gemma: Path, tmp_path: Path, error: BaseException, state: str
) -> None:
    from guideline_model.training.trainer import train

    def fail() -> None:
        raise error

    with pytest.raises(type(error)):
        train(one_run(tiny_gemma, tmp_path, most=3), the_rows(), [at_step(1, fail)])
    assert {path.name for path in tmp_path.iterdir()} >= KEPT
    assert json.loads((tmp_path / "training.json").read_text())["state"] == state


def test_it_stops_when_the_held_out_loss_no_longer_falls(tiny_gemma: Path, tmp_path: Path) -> None:
    from guideline_model.training.trainer import train

    steps = {"most": 9, "look_every": 1, "patience": 2, "learning_rate": 0.0}
    record = train(one_run(tiny_gemma, tmp_path, **steps), the_rows())
    assert record.steps == 3
    assert record.best_step == 1


def test_rows_that_are_too_long_are_left_out_and_counted(tiny_gemma: Path) -> None:
    from transformers import AutoTokenizer

    from guideline_model.training.encoding import NoRows, encoded

    tokenizer = AutoTokenizer.from_pretrained(tiny_gemma)
    lengths = [len(row["input_ids"]) for row in encoded(the_rows(), tokenizer, 2048).train]
    most = min(lengths)
    found = encoded(the_rows(), tokenizer, most)
    assert len(found.train) == lengths.count(most) < len(lengths)
    assert found.too_long == len(lengths) + 1 - len(found.train) - len(found.held_out)
    with pytest.raises(NoRows, match="longer than"):
        encoded(the_rows(), tokenizer, most - 1)


def test_a_base_that_is_not_there_is_said(tmp_path: Path) -> None:
    from guideline_model.training.trainer import train

    with pytest.raises(WriterUnavailable, match="no folder"):
        train(one_run(tmp_path / "nothing", tmp_path), the_rows())
