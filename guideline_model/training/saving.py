"""What is kept beside an adapter: how it was made, of which data, and how its loss went."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from guideline_model.training.config import Training

RECORD, LOSS = "training.json", "loss.png"
Look = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Record:
    """How an adapter was made; `state` is finished, interrupted or failed."""

    state: str
    config: Training
    data_sha256: str
    rows: Mapping[str, int]
    steps: int
    best_step: int | None
    best_loss: float | None
    seconds: float
    peak_bytes: int
    device: str
    versions: Mapping[str, str]
    looks: Sequence[Look]


def save_record(record: Record, folder: Path) -> None:
    """Write the record, the model card and the plot of the loss."""
    said = json.dumps(asdict(record), ensure_ascii=False, indent=2)
    (folder / RECORD).write_text(said + "\n")
    (folder / "README.md").write_text(card(record))
    plot_loss(record.looks, folder / LOSS)


def card(record: Record) -> str:
    """Return the model card."""
    config, lora, steps = record.config, record.config.lora, record.config.steps
    versions = ", ".join(f"{name} {version}" for name, version in record.versions.items())
    loss = "not looked at" if record.best_loss is None else f"{record.best_loss:.4f}"
    best = "" if record.best_step is None else f" (step {record.best_step})"
    rows = f"{steps.batch} x {steps.accumulation}"
    return f"""---
library_name: peft
base_model: {config.base}
pipeline_tag: text-generation
tags: [lora, hanjul, guidelines]
---

# Guidelines of the level {config.level}

A LoRA adapter for `{config.base}`{f" at {config.revision}" if config.revision else ""} that writes
the guideline of one unit of a program for learners. It answers the prompts of Hanjul's
`guideline_model`; each answer is verified there before a student reads it.

| what | value |
|---|---|
| state | {record.state}, {record.steps} steps in {record.seconds:.0f} s on {record.device} |
| held-out loss | {loss}{best} |
| rows | {", ".join(f"{name} {count}" for name, count in record.rows.items())} |
| data | SHA-256 `{record.data_sha256}` |
| adapter | rank {lora.rank}, alpha {lora.alpha}, dropout {lora.dropout}, seven projections |
| learning | rate {steps.learning_rate}, {rows} rows a step, seed {steps.seed} |
| base in memory | {"4 bits (NF4)" if config.four_bit else "in full"}, {config.dtype} |
| versions | {versions} |

Use of the base is subject to its licence. What it writes may be wrong: read it before you publish.
"""


def plot_loss(looks: Sequence[Look], path: Path) -> None:
    """Draw training and held-out loss over the steps."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - of the extra [train]

    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.add_subplot()
    for key, name in (("loss", "training"), ("eval_loss", "held out")):
        points = [(look["step"], look[key]) for look in looks if key in look]
        if points:
            axes.plot(*zip(*points, strict=True), marker="o", markersize=3, label=name)
            axes.legend()
    axes.set_xlabel("step")
    axes.set_ylabel("loss")
    axes.grid(alpha=0.3)
    figure.savefig(path, dpi=120)
