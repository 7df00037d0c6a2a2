"""Gemma 3 of any shape with random weights, in 4 bits or whole: what it says is nonsense, what it
costs is true. And the two ways of asking it that the benchmarks compare.
"""

import random
import time
from typing import Any

import guideline_model.gemma  # noqa: F401 - says how torch's threads wait, before torch is there

# isort: split
import torch
from bitsandbytes.nn import Linear4bit, Params4bit
from transformers import Gemma3ForCausalLM, Gemma3TextConfig

from guideline_model.gemma.adapters import Adapters
from guideline_model.gemma.decoding import Rules, answers
from guideline_model.gemma.loading import DTYPES, ready_to_write
from guideline_model.gemma.prefix import common_prefix, prefill

SHAPES = {
    "tiny": {
        "vocab_size": 1024,
        "hidden_size": 128,
        "intermediate_size": 256,
        "num_hidden_layers": 6,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 64,
        "sliding_window": 64,
    },
    "47M": {
        "vocab_size": 32_000,
        "hidden_size": 512,
        "intermediate_size": 2048,
        "num_hidden_layers": 8,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 128,
        "sliding_window": 512,
    },
    "4B": {
        "vocab_size": 262_208,
        "hidden_size": 2560,
        "intermediate_size": 10_240,
        "num_hidden_layers": 34,
        "num_attention_heads": 8,
        "num_key_value_heads": 4,
        "head_dim": 256,
        "sliding_window": 1024,
    },
}


def random_gemma(shape: str, *, dtype: str, four_bit: bool, device: str = "cpu") -> Any:
    """Return a model of that shape, ready to write."""
    torch.manual_seed(0)
    kept = torch.get_default_dtype()
    torch.set_default_dtype(DTYPES[dtype])
    try:
        with torch.device(device):
            # Its small embedding keeps a random model from saying one token over and over.
            model = Gemma3ForCausalLM(Gemma3TextConfig(**SHAPES[shape], initializer_range=0.02))
    finally:
        torch.set_default_dtype(kept)
    if four_bit:
        for layer in model.model.layers:
            _quantise(layer, DTYPES[dtype])
    return ready_to_write(model)


def _quantise(module: torch.nn.Module, dtype: torch.dtype) -> None:
    """Put NF4 in the place of every projection, as loading in 4 bits does."""
    for name, child in module.named_children():
        if not isinstance(child, torch.nn.Linear):
            _quantise(child, dtype)
            continue
        four = Linear4bit(
            child.in_features, child.out_features, bias=False, compute_dtype=dtype, device="meta"
        )
        held = Params4bit(
            child.weight.data, requires_grad=False, compress_statistics=True, quant_type="nf4"
        )
        four.weight = held.to(child.weight.device)
        four.quant_state = four.weight.quant_state
        setattr(module, name, four)


def random_prompts(shape: str, *, units: int, prefix: int) -> list[list[int]]:
    """Return prompts that begin with the same tokens and go on with 20 to 60 of their own."""
    some = random.Random(0)  # noqa: S311
    tokens = range(10, SHAPES[shape]["vocab_size"])
    shared = [2, *some.choices(tokens, k=prefix - 1)]
    return [shared + some.choices(tokens, k=some.randint(20, 60)) for _ in range(units)]


def threads() -> int:
    """Return how many threads torch takes."""
    return int(torch.get_num_threads())


def alone(model: Any, prompts: list[list[int]], tokens: int) -> tuple[float, list[list[int]]]:
    """Return the seconds of one `generate` call per prompt, and what each said."""
    start, said = time.perf_counter(), []
    for prompt in prompts:
        given = torch.tensor([prompt], device=model.device)
        with torch.inference_mode():
            out = model.generate(
                given,
                attention_mask=torch.ones_like(given),
                min_new_tokens=tokens,
                max_new_tokens=tokens,
                do_sample=False,
                pad_token_id=0,
            )
        said.append(out[0, len(prompt) :].tolist())
    return time.perf_counter() - start, said


def together(model: Any, prompts: list[list[int]], tokens: int) -> tuple[float, list[list[int]]]:
    """Return the seconds of the writer's way, and what each prompt got."""
    start = time.perf_counter()
    adapters = Adapters(model, {})
    prefix = prefill(adapters, None, common_prefix(prompts), lambda: True)
    assert prefix is not None
    ends = frozenset[int]()
    # The end of the text is not to be chosen, as in `alone`: all write as many tokens.
    rules = Rules(batch=32, max_tokens=tokens, seconds=3600, stops=ends, suppressed=(1,))
    found = {one.row: list(one.tokens) for one in answers(adapters, prefix, prompts, rules)}
    return time.perf_counter() - start, [found[row] for row in range(len(prompts))]
