"""What one training run is: read from a TOML file, with single values set on the command line."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from segmenter import Level

PROJECTIONS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
DTYPES = ("bfloat16", "float32")


class BadConfig(ValueError):
    """A configuration cannot be used; the message names the file, the key and what is expected."""


@dataclass(frozen=True, kw_only=True)
class Lora:
    """The adapter's shape, on all seven projections of each layer."""

    rank: int = 16
    alpha: int = 32
    dropout: float = 0.05


@dataclass(frozen=True, kw_only=True)
class Steps:
    """How it learns: rows at once, how often, how fast, and when it stops.

    `batch` times `accumulation` rows make one step. The held-out loss is looked at every
    `look_every` steps; after `patience` looks without a better one it stops, and the best adapter
    of all looks is the one that is kept. A row longer than `max_length` tokens is left out, since
    its end, the guideline, would be cut off.
    """

    epochs: float = 3.0
    most: int = -1
    batch: int = 4
    accumulation: int = 4
    learning_rate: float = 2e-4
    warmup: float = 0.05
    schedule: str = "cosine"
    weight_decay: float = 0.0
    max_length: int = 2048
    checkpointing: bool = True
    look_every: int = 20
    patience: int = 3
    seed: int = 1


@dataclass(frozen=True, kw_only=True)
class Tracking:
    """Where its course is written: TensorBoard's files, and Weights & Biases where wanted."""

    tensorboard: bool = True
    wandb: bool = False


@dataclass(frozen=True, kw_only=True)
class Hub:
    """Where the adapter is pushed to in the end, by its id ("name/adapter"); nowhere if empty."""

    push_to: str = ""
    private: bool = True


@dataclass(frozen=True, kw_only=True)
class Training:
    """One run: the base, at one revision where it comes from a hub, and how it is trained."""

    level: str
    base: str
    revision: str = ""
    dtype: str = "bfloat16"
    four_bit: bool = True
    lora: Lora = field(default_factory=Lora)
    steps: Steps = field(default_factory=Steps)
    tracking: Tracking = field(default_factory=Tracking)
    hub: Hub = field(default_factory=Hub)


PARTS = {"lora": Lora, "steps": Steps, "tracking": Tracking, "hub": Hub}
_ONE_OF = {"level": tuple(Level), "dtype": DTYPES}


def load_config(path: Path, changes: Sequence[str] = ()) -> Training:
    """Return the configuration of a file; a change is `key=value` or `part.key=value`.

    Raises BadConfig.
    """
    try:
        values = tomllib.loads(path.read_text())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path}: this is not TOML: {error}") from error
    for change in changes:
        _change(values, change)
    return _checked(values, str(path))


def as_json(config: Training) -> dict[str, Any]:
    """Return a configuration as JSON."""
    return asdict(config)


def _change(values: dict[str, Any], change: str) -> None:
    key, equals, said = change.partition("=")
    if not equals:
        raise BadConfig(f"--set {change}: write key=value, as in steps.epochs=1")
    *parts, name = key.strip().split(".")
    for part in parts:
        values = values.setdefault(part, {})
        if not isinstance(values, dict):
            raise BadConfig(f"--set {change}: {part} is no table")
    try:
        values[name] = tomllib.loads(f"value = {said}")["value"]
    except tomllib.TOMLDecodeError:
        values[name] = said


def _checked(values: Mapping[str, Any], where: str) -> Training:
    parts = {}
    for name, kind in PARTS.items():
        given = values.get(name, {})
        if not isinstance(given, dict):
            raise BadConfig(f"{where}: {name} is a table: write [{name}]")
        parts[name] = kind(**_typed(kind, given, f"{where}: {name}."))
    own = {key: value for key, value in values.items() if key not in PARTS}
    typed = _typed(Training, own, f"{where}: ")
    for name in ("level", "base"):
        if not typed.get(name):
            raise BadConfig(f"{where}: {name} is missing")
    for name, known in _ONE_OF.items():
        if name in typed and typed[name] not in known:
            raise BadConfig(f'{where}: {name} is "{typed[name]}", not one of {", ".join(known)}')
    return replace(Training(**typed), **parts)


def _typed(kind: type[Any], given: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return values that a dataclass takes, or say which one it does not."""
    types: dict[str, Any] = {one.name: one.type for one in fields(kind) if one.name not in PARTS}
    found = {}
    for key, value in given.items():
        if key not in types:
            raise BadConfig(f"{where}{key} is unknown; there are {', '.join(types)}")
        wanted = types[key]
        value = float(value) if wanted is float and type(value) is int else value  # noqa: PLW2901
        if type(value) is not wanted:
            raise BadConfig(f"{where}{key} is {value!r}, not of type {wanted.__name__}")
        found[key] = value
    return found
