"""What all prompts of a solution begin with, computed once and given to every row of a batch.

All units of a solution share nearly the whole prompt: instruction, statement, program. Its keys
and values are computed once, in chunks, for a batch of one (`prefill`), and every batch of units
begins from them (`shifted`). Computing them per unit is what made the predecessor slow.

A batch needs rows of one length. The obvious way, to copy the cache into every row and to pad the
shorter suffixes, puts the padding between prefix and suffix (or behind the suffix), and Gemma 3
counts its sliding window over places, padding included: a row then sees less of its prefix than
it would alone (1 of 32 rows came out right). So each row is moved to the right instead, until all
rows end at one place and all padding stands on the left, where nothing looks:

    cache (P places)        fed now (S places)
    p0 p1 p2 p3 p4 p5     | s0 s1 s2 s3         the longest suffix: nothing to move
    -- -- p0 p1 p2 p3     | p4 p5 s0 s1         a shorter one, moved by 2

A row that moved by k has no place for its last k prefix tokens in the cache: they are fed again
with the suffix. Keys were turned by their true positions when they were computed, and stay right
wherever they stand, as long as positions are counted without the padding. In float32, the result
is token for token that of each prompt alone (tests/guideline_model/gemma/test_decoding.py).

Prefix cache reuse is that of vLLM's automatic prefix caching and SGLang's radix attention, for
one prefix; the shift is ours. The cache belongs to an adapter: another one has other keys.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import DynamicCache

from guideline_model.gemma.adapters import Adapters
from guideline_model.gemma.cache import roomy_cache

CHUNK = 128  # tokens of a row per forward: a limit in time acts between two of them

Row = Sequence[int]


@dataclass(frozen=True, kw_only=True)
class Prefix:
    """The tokens that prompts share, and the keys and values of every layer for them."""

    adapter: str | None
    tokens: tuple[int, ...]
    layers: tuple[tuple[Any, Any], ...]


def common_prefix(rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the tokens that all rows begin with; each row keeps at least one of its own."""
    shortest, first = min(len(row) for row in rows), rows[0]
    for at in range(shortest - 1):
        if any(row[at] != first[at] for row in rows):
            return tuple(first[:at])
    return tuple(first[: shortest - 1])


def prefill(
    adapters: Adapters, adapter: str | None, tokens: Row, go_on: Callable[[], bool]
) -> Prefix | None:
    """Compute a prefix chunk by chunk; None where `go_on` says no in between."""
    # No layer drops what left its window: rows that are moved look further back.
    cache = DynamicCache()
    for at in range(0, len(tokens), CHUNK):
        if not go_on():
            return None
        forward(adapters, adapter, cache, torch.tensor([tokens[at : at + CHUNK]]))
    layers = tuple((layer.keys, layer.values) for layer in cache.layers)
    return Prefix(adapter=adapter, tokens=tuple(tokens), layers=layers)


def forward(adapters: Adapters, adapter: str | None, cache: Any, tokens: Any, **places: Any) -> Any:
    """Feed tokens to the model and return the logits that follow the last one of each row.

    `places` are attention_mask and position_ids, where a row has padding.
    """
    with adapters.using(adapter) as model, torch.inference_mode():
        said = model(
            input_ids=tokens.to(model.device),
            **{name: place.to(model.device) for name, place in places.items()},
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=1,
        )
        return said.logits[:, -1]


def shifted(prefix: Prefix, shifts: Sequence[int], config: Any, room: int) -> DynamicCache:
    """Return a cache with a row per shift, the prefix moved to the right by so many places.

    It has `room` places more.

    What is left of the prefix holds its first token, and is to be masked.
    """
    length = len(prefix.tokens)
    cache = roomy_cache(config, length, room)
    places = (torch.arange(length) - torch.tensor(shifts)[:, None]).clamp(min=0)
    with torch.inference_mode():
        for layer, (keys, values) in zip(cache.layers, prefix.layers, strict=True):
            window = layer.sliding_window - 1 if layer.is_sliding else length
            seen = places[:, -window:].to(keys.device)
            layer.update(_moved(keys, seen), _moved(values, seen))
            if layer.is_sliding:
                layer.cumulative_length = length  # it holds the end of so many
    return cache


def _moved(states: Any, places: Any) -> Any:
    return states[0][:, places].transpose(0, 1).contiguous()
