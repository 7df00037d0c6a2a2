from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from guideline_model.training.config import Lora, Steps, Tracking, Training

NAMES = ("n", "sum", "count", "i")
SAID = {
    "line": "정수형 변수 {name}을 선언하세요.",
    "paragraph": "목표: {name}을 선언하고 입력받으세요.",
    "function": "정수 {name}을 돌려주는 함수를 작성하세요.",
}


def rows_of(level: str) -> list[dict[str, Any]]:
    """What a level's adapter learns: the same questions, answered in the level's own words."""
    return [
        {
            "prompt": [{"role": "user", "content": f"Unit: int {name};"}],
            "completion": [{"role": "assistant", "content": SAID[level].format(name=name)}],
        }
        for name in NAMES
    ]


def training(base: Path, level: str = "line", **steps: Any) -> Training:
    """A run that takes a second or two on a CPU."""
    few = {"most": 20, "batch": 4, "accumulation": 1, "learning_rate": 1e-2, "look_every": 20}
    few["checkpointing"] = level == "function"
    return Training(
        level=level,
        base=str(base),
        dtype="float32",
        lora=Lora(rank=8, alpha=16, dropout=0.0),
        steps=Steps(schedule="constant", **(few | steps)),
        tracking=Tracking(tensorboard=False),
    )


@dataclass(frozen=True)
class Trained:
    """The adapters of all three levels, and their base."""

    base: Path
    folders: dict[str, Path]


@pytest.fixture(scope="session")
def trained(tiny_gemma: Path, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """Three adapters, trained once per run of the tests."""
    from guideline_model.training.encoding import Rows
    from guideline_model.training.trainer import Run, train

    folders = {level: tmp_path_factory.mktemp("adapters") / level for level in SAID}
    for level, folder in folders.items():
        rows = rows_of(level)
        run = Run(config=training(tiny_gemma, level), data_sha256="0" * 64, out=folder)
        train(run, Rows(train=rows, held_out=rows[:1]))
    return Trained(base=tiny_gemma, folders=folders)
