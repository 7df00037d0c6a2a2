"""The command `evaluate`: base against adapter against template, on held-out examples."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from guideline_model.commands.base import Command, CommandError
from guideline_model.commands.extras import require
from guideline_model.dataset.model import BadInput, Example
from guideline_model.dataset.splitting import SPLITS
from guideline_model.dataset.storing import data_hash, load
from guideline_model.evaluation.asking import ask
from guideline_model.evaluation.measuring import by_level
from guideline_model.evaluation.model import Answer, Subject
from guideline_model.evaluation.page import page
from guideline_model.evaluation.plots import plot
from guideline_model.evaluation.table import as_json, as_text
from guideline_model.model import Gemma, Source, Writer, WriterUnavailable
from guideline_model.writing import make_writer
from segmenter import Level

Make = Callable[[], Writer]


def run(options: argparse.Namespace) -> int:
    """Measure; print the table."""
    require(*(["model", "train"] if options.base or options.adapter else ["train"]))
    try:
        examples = _examples(options)
        answers = {
            name: ask(Subject(name=name, writer=make()), examples)
            for name, make in _makers(options).items()
        }
        options.out.mkdir(parents=True, exist_ok=True)
        _report(answers, options)
    except (BadInput, WriterUnavailable) as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"cannot use {error.filename}: {error.strerror}") from error
    return 0


def _examples(options: argparse.Namespace) -> tuple[Example, ...]:
    found = load(options.data, options.split)
    wanted = [one for one in found if options.level in (None, one.level)][: options.limit]
    if not wanted:
        raise BadInput(f"{options.data}: its split {options.split} has no such example")
    return tuple(wanted)


def _makers(options: argparse.Namespace) -> dict[str, Make]:
    """Return what makes each writer, so that only one model is held at a time."""
    makers: dict[str, Make] = {"template": lambda: make_writer("template")}
    adapters = dict(map(_adapter, options.adapter))
    if options.base or adapters:
        base = Gemma(
            base=_source(options.base) if options.base else base_of(adapters),
            dtype=options.dtype,
            four_bit=not options.full,
            batch=options.batch,
            max_tokens=options.max_tokens,
        )
        makers["base"] = lambda: make_writer("gemma", gemma=base)
        if adapters:
            adapted = replace(base, adapters=adapters)
            makers["adapter"] = lambda: make_writer("gemma", gemma=adapted)
    return makers


def base_of(adapters: Mapping[str, Source]) -> Source:
    """Return the base that adapters in folders were trained on, as they say themselves."""
    bases = set()
    for source in adapters.values():
        path = Path(source.place) / "adapter_config.json"
        try:
            config = json.loads(path.read_text())
            bases.add((config["base_model_name_or_path"], config.get("revision")))
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise CommandError(f"{path} does not tell the adapter's base: give --base") from error
    if len(bases) != 1:
        raise CommandError("the adapters were trained on different bases: give --base")
    ((place, revision),) = bases
    return Source(place=place, revision=revision)


def _source(said: str) -> Source:
    place, _, revision = said.partition("@")
    return Source(place=place, revision=revision or None)


def _adapter(said: str) -> tuple[str, Source]:
    level, equals, place = said.partition("=")
    if not equals or level not in tuple(Level):
        raise CommandError(f"--adapter {said}: write LEVEL=PLACE, as in line=adapters/line")
    return level, _source(place)


def _report(answers: dict[str, tuple[Answer, ...]], options: argparse.Namespace) -> None:
    measured = {name: by_level(some) for name, some in answers.items()}
    text, out = as_text(measured), options.out
    said = {"data_sha256": data_hash(options.data), "split": options.split}
    said |= {"base": options.base, "adapters": options.adapter, "figures": as_json(measured)}
    (out / "evaluation.json").write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    (out / "evaluation.txt").write_text(text)
    (out / "examples.html").write_text(page(answers, options.shown))
    plot(measured, out)
    print(text, end="")


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("data", metavar="DATA", type=Path, help="the folder of `dataset`")
    parser.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--split", default="test", choices=SPLITS)
    parser.add_argument("--level", choices=[str(level) for level in Level])
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N examples")
    parser.add_argument(
        "--base", metavar="PLACE", help="a folder or a hub's id@COMMIT; default: the adapters' own"
    )
    help_ = "LEVEL=PLACE, once for each level"
    parser.add_argument("--adapter", action="append", default=[], metavar="ADAPTER", help=help_)
    parser.add_argument("--dtype", default="bfloat16", choices=("bfloat16", "float32"))
    parser.add_argument("--full", action="store_true", help="load the base in full, not in 4 bits")
    parser.add_argument("--batch", type=int, default=16, metavar="N")
    parser.add_argument("--max-tokens", type=int, default=200, metavar="N")
    parser.add_argument("--shown", type=int, default=60, metavar="N", help="rows in the HTML")


COMMAND = Command(help="measure writers on held-out examples", add_options=_add_options, run=run)
