"""The command `train`: a LoRA adapter for one level."""

import argparse
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from guideline_model.commands.base import Command, CommandError
from guideline_model.commands.extras import require
from guideline_model.dataset.model import BadInput
from guideline_model.dataset.storing import data_hash, load
from guideline_model.model import WriterUnavailable
from guideline_model.training.config import BadConfig, Training, as_json, load_config
from guideline_model.training.rows import rows_of
from guideline_model.training.runs import logged


def run(options: argparse.Namespace) -> int:
    """Train; return 1 where the run was interrupted (the adapter is saved all the same)."""
    try:
        config = load_config(options.config, options.set)
        rows = [
            list(rows_of(load(options.data, name), config.level))
            for name in ("train", "validation")
        ]
        digest = data_hash(options.data)
    except (BadConfig, BadInput) as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"cannot read {error.filename}: {error.strerror}") from error
    require("model", "train")
    if config.tracking.wandb and find_spec("wandb") is None:
        raise CommandError("tracking.wandb is on, and wandb is not installed: pip install wandb")
    options.out.mkdir(parents=True, exist_ok=True)
    log = options.log or options.out.parent / "runs.jsonl"
    about = {"out": str(options.out), "data_sha256": digest, "config": as_json(config)}
    with logged(log, about) as result:
        record = _train(config, rows, digest, options)
        result |= {key: record[key] for key in ("steps", "best_loss", "seconds")}
        result["state"] = record["state"]
    print(json.dumps({"out": str(options.out), **result}))
    return 0 if record["state"] == "finished" else 1


def _train(
    config: Training, rows: list[list[dict[str, Any]]], digest: str, options: argparse.Namespace
) -> dict[str, Any]:
    import torch  # noqa: PLC0415 - slow

    from guideline_model.training.encoding import NoRows, Rows  # noqa: PLC0415
    from guideline_model.training.hub import NotPushed, push  # noqa: PLC0415
    from guideline_model.training.trainer import Run, train  # noqa: PLC0415

    run = Run(config=config, data_sha256=digest, out=options.out, resume=options.resume)
    try:
        record = train(run, Rows(train=rows[0], held_out=rows[1]))
        if config.hub.push_to and record.state == "finished":
            push(config.hub, options.out)
    except (WriterUnavailable, NoRows, NotPushed) as error:
        raise CommandError(str(error)) from error
    except torch.OutOfMemoryError as error:
        raise CommandError(
            "the memory does not suffice: lower steps.batch or max_length"
        ) from error
    return vars(record)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("config", metavar="CONFIG", type=Path, help="a TOML file, one per level")
    parser.add_argument("--data", required=True, type=Path, metavar="FOLDER", help="of `dataset`")
    parser.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="the adapter's")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="steps.epochs=1"
    )
    parser.add_argument("--log", type=Path, metavar="FILE", help="default: runs.jsonl beside --out")


COMMAND = Command(help="train an adapter", add_options=_add_options, run=run)
