"""Whether a model fits the memory that is there, asked before it is loaded.

On a CPU too much is no error to catch: the kernel ends the process.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import Gemma3ForCausalLM

from guideline_model.model import WriterUnavailable

NF4_BYTES = 0.516  # a weight of 4 bits with its share of the doubly quantised scales
PEAK = 1.3  # what loading takes at its height, over what stays (measured: 3.5 GiB over 2.75)
_V2, _V1 = Path("/sys/fs/cgroup"), Path("/sys/fs/cgroup/memory")
_FILES = (
    (_V2 / "memory.max", _V2 / "memory.current", "inactive_file", _V2 / "memory.stat"),
    (
        _V1 / "memory.limit_in_bytes",
        _V1 / "memory.usage_in_bytes",
        "total_inactive_file",
        _V1 / "memory.stat",
    ),
)


def require_memory(config: Any, *, dtype: Any, four_bit: bool, device: str) -> None:
    """Raise WriterUnavailable where a model of this config does not fit."""
    needed = PEAK * weight_bytes(config, dtype=dtype, four_bit=four_bit)
    free = available_bytes(device)
    if needed > free:
        raise WriterUnavailable(
            f"The model needs about {needed / 2**30:.1f} GiB of {_kind(device)} and "
            f"{free / 2**30:.1f} GiB are free: {_advice(four_bit)}."
        )


def weight_bytes(config: Any, *, dtype: Any, four_bit: bool) -> float:
    """Return what the weights of a model of this config take once they are loaded."""
    with torch.device("meta"):
        model = Gemma3ForCausalLM(config)
    whole = sum(weight.numel() for weight in model.parameters())
    packed = sum(
        module.weight.numel()
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and name != "lm_head"
    )
    packed = packed if four_bit else 0
    return float(packed * NF4_BYTES + (whole - packed) * dtype.itemsize)


def available_bytes(device: str) -> int:
    """Return the bytes that are free: on the GPU, or here, within the group's limit if any."""
    if device == "cuda":
        return int(torch.cuda.mem_get_info()[0])
    return min(_free_bytes(), *_group_bytes(), 2**62)


def _free_bytes() -> int:
    lines = (line.split() for line in Path("/proc/meminfo").read_text().splitlines())
    return next(1024 * int(line[1]) for line in lines if line[0] == "MemAvailable:")


def _group_bytes() -> list[int]:
    """Return what a container's limit leaves; page cache that can go does not count as used."""
    for most, used, cache, stat in _FILES:
        try:
            limit = most.read_text().strip()
            if not limit.isdecimal():  # "max"
                return []
            stats = dict(line.split() for line in stat.read_text().splitlines())
            return [int(limit) - int(used.read_text()) + int(stats.get(cache, 0))]
        except (OSError, ValueError):
            continue
    return []


def _kind(device: str) -> str:
    return "GPU memory" if device == "cuda" else "memory"


def _advice(four_bit: bool) -> str:
    return "take a larger machine" if four_bit else "load it in 4 bits, or take a larger machine"


def rows_that_fit(layers: Sequence[tuple[Any, Any]], config: Any, longest: int) -> int:
    """Return how many rows of `longest` tokens half of the free memory holds; at least one.

    Where there is a GPU, its allocator says so itself when a batch is too large.
    """
    keys = layers[0][0]
    if keys.device.type != "cpu":
        return 2**31
    a_token = 2 * keys.itemsize * keys.shape[1] * keys.shape[3]
    places = (
        min(longest, config.sliding_window) if kind == "sliding_attention" else longest
        for kind in config.layer_types
    )
    return max(1, int(available_bytes("cpu") / 2 / (a_token * sum(places))))
