"""Sets trl's SFTTrainer up: the adapter, the arguments, who listens."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from peft import LoraConfig, get_peft_model
from torch.utils.tensorboard import SummaryWriter
from transformers import EarlyStoppingCallback, PrinterCallback, TrainerCallback
from transformers.integrations import TensorBoardCallback
from trl import SFTConfig, SFTTrainer

from guideline_model.gemma.loading import quiet
from guideline_model.training.config import PROJECTIONS, Training
from guideline_model.training.encoding import Rows

CHECKPOINTS, LOGS = "checkpoints", "logs"


class Told(TrainerCallback):  # type: ignore[misc]
    """Tells on stderr how it goes."""

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, float], **_: Any) -> None:
        """Print a line for a loss."""
        for key, name in (("loss", "loss"), ("eval_loss", "held-out loss")):
            if key in logs:
                said = (
                    f"step {state.global_step} of {state.max_steps}: {name} {float(logs[key]):.4f}"
                )
                print(said, file=sys.stderr)  # noqa: T201


def make_trainer(config: Training, base: Any, tokenizer: Any, rows: Rows, out: Path) -> SFTTrainer:
    """Return trl's trainer with a fresh adapter on the base."""
    lora = LoraConfig(
        r=config.lora.rank,
        lora_alpha=config.lora.alpha,
        lora_dropout=config.lora.dropout,
        target_modules=list(PROJECTIONS),
        task_type="CAUSAL_LM",
        revision=config.revision or None,
    )
    with quiet():
        adapted = get_peft_model(base, lora)
    trainer = SFTTrainer(
        model=adapted,
        args=_arguments(config, out, held_out=bool(rows.held_out)),
        train_dataset=Dataset.from_list(list(rows.train)),
        eval_dataset=Dataset.from_list(list(rows.held_out)) if rows.held_out else None,
        processing_class=tokenizer,
        callbacks=list(_callbacks(config, out, held_out=bool(rows.held_out))),
    )
    trainer.remove_callback(PrinterCallback)  # stdout is for the result
    return trainer


def _callbacks(config: Training, out: Path, *, held_out: bool) -> Iterator[Any]:
    yield Told()
    if held_out:
        yield EarlyStoppingCallback(config.steps.patience)
    if config.tracking.tensorboard:
        yield TensorBoardCallback(SummaryWriter(log_dir=str(out / LOGS)))


def _arguments(config: Training, out: Path, *, held_out: bool) -> SFTConfig:
    steps, cuda = config.steps, torch.cuda.is_available()
    return SFTConfig(
        output_dir=str(out / CHECKPOINTS),
        report_to="wandb" if config.tracking.wandb else "none",
        completion_only_loss=True,
        max_length=None,  # longer rows are left out, not cut
        num_train_epochs=steps.epochs,
        max_steps=steps.most,
        per_device_train_batch_size=steps.batch,
        per_device_eval_batch_size=steps.batch,
        gradient_accumulation_steps=steps.accumulation,
        activation_checkpointing=steps.checkpointing,
        activation_checkpointing_kwargs={"use_reentrant": False} if steps.checkpointing else None,
        learning_rate=steps.learning_rate,
        lr_scheduler_type=steps.schedule,
        warmup_steps=steps.warmup,
        weight_decay=steps.weight_decay,
        optim="paged_adamw_8bit" if cuda else "adamw_torch",
        bf16=config.dtype == "bfloat16",
        use_cpu=not cuda,
        logging_steps=1,
        eval_strategy="steps" if held_out else "no",
        eval_steps=steps.look_every,
        save_strategy="steps",
        save_steps=steps.look_every,
        save_total_limit=2,
        load_best_model_at_end=held_out,
        metric_for_best_model="eval_loss" if held_out else None,
        seed=steps.seed,
        data_seed=steps.seed,
        disable_tqdm=True,
    )
