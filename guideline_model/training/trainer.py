"""Trains one adapter: QLoRA on prompt and completion.

Theory of operation. The base is loaded in 4 bits and stays as it is; LoRA on the seven projections
of each layer learns, from the completion alone. Whatever ends the run - the last step, a held-out
loss that no longer falls, Ctrl-C, SIGTERM, an error - the adapter is saved with its tokenizer, its
record and its card, then the error goes on its way. Checkpoints lie in `checkpoints/`, of which a
run that is resumed takes the last.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from datasets import disable_progress_bars
from transformers import TrainerCallback, set_seed

from guideline_model.gemma.loading import load_base, quiet
from guideline_model.model import Source
from guideline_model.training.config import Training
from guideline_model.training.encoding import Rows, encoded
from guideline_model.training.saving import Record, save_record
from guideline_model.training.setup import CHECKPOINTS, make_trainer
from guideline_model.training.stopping import Stop, signals_ask

_LIBRARIES = ("torch", "transformers", "peft", "trl", "bitsandbytes")


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run: what is trained, from which data, and the folder that the adapter is saved in."""

    config: Training
    data_sha256: str
    out: Path
    resume: bool = False


def train(run: Run, rows: Rows, callbacks: Sequence[TrainerCallback] = ()) -> Record:
    """Train an adapter and save it; return how it went.

    Raises WriterUnavailable where the base cannot be loaded, NoRows where no row is short enough.
    """
    config = run.config
    set_seed(config.steps.seed)
    source = Source(place=config.base, revision=config.revision or None)
    base, tokenizer = load_base(source, dtype=config.dtype, four_bit=config.four_bit, exact=True)
    rows = encoded(rows, tokenizer, config.steps.max_length)
    disable_progress_bars()
    trainer = make_trainer(config, base, tokenizer, rows, run.out)
    stop = Stop()
    for callback in (*callbacks, stop):
        trainer.add_callback(callback)
    started, state = time.monotonic(), "failed"
    try:
        with quiet(), signals_ask(stop):
            trainer.train(resume_from_checkpoint=_last(run.out) if run.resume else None)
        state = "interrupted" if stop.asked else "finished"
    except KeyboardInterrupt:
        state = "interrupted"
        raise
    finally:
        seconds = round(time.monotonic() - started, 1)
        record = Record(
            state=state,
            config=config,
            data_sha256=run.data_sha256,
            rows=_counts(rows),
            seconds=seconds,
            **_course(trainer.state),
            **_machine(),
        )
        _save(trainer.model, tokenizer, record, run.out)
    return record


def _last(out: Path) -> str | None:
    """Return the last whole checkpoint, if there is any."""
    whole = [path.parent for path in (out / CHECKPOINTS).glob("checkpoint-*/trainer_state.json")]
    return str(max(whole, key=lambda path: int(path.name.partition("-")[2]))) if whole else None


def _counts(rows: Rows) -> dict[str, int]:
    return {"train": len(rows.train), "held out": len(rows.held_out), "too long": rows.too_long}


def _course(state: Any) -> dict[str, Any]:
    return {
        "steps": state.global_step,
        "best_step": state.best_global_step,
        "best_loss": state.best_metric,
        "looks": state.log_history,
    }


def _machine() -> dict[str, Any]:
    cuda = torch.cuda.is_available()
    return {
        "peak_bytes": torch.cuda.max_memory_allocated() if cuda else 0,
        "device": torch.cuda.get_device_name() if cuda else "CPU",
        "versions": {name: version(name) for name in _LIBRARIES},
    }


def _save(model: Any, tokenizer: Any, record: Record, out: Path) -> None:
    model.save_pretrained(str(out))
    tokenizer.save_pretrained(str(out))
    save_record(record, out)
