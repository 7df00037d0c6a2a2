"""Guidelines and a training step at the true shape of Gemma 3 4B, on a GPU, with random weights.

What bench_guidelines.py measures on a processor, and one LoRA step (rank 16, all seven
projections, gradient checkpointing) with its peak memory. `make bench` does not run it.

    .venv/bin/python benchmarks/gpu_guidelines.py [--shape 4B|47M|tiny] [--cpu]
"""

import argparse
import sys
import time
from typing import Any

from random_gemma import alone, random_gemma, random_prompts, together

# isort: split
import torch
from bitsandbytes.optim import PagedAdamW8bit
from peft import LoraConfig, get_peft_model

from guideline_model.gemma.loading import keep_unpacked, quiet

UNITS, PREFIX, TOKENS = 32, 900, 24
ROWS, LENGTH = 4, 1024  # of a training step
KINDS = (("bfloat16", False), ("NF4 and bfloat16", True))


def main() -> int:
    """Print the table; 2 where there is no GPU."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shape", default="4B", choices=("4B", "47M", "tiny"))
    parser.add_argument("--cpu", action="store_true", help="without a GPU, to try the script")
    options = parser.parse_args()
    if not (options.cpu or torch.cuda.is_available()):
        print("gpu_guidelines: there is no GPU that torch can use here.", file=sys.stderr)
        return 2
    device = "cpu" if options.cpu else "cuda"
    name = "this processor" if options.cpu else torch.cuda.get_device_name()
    print(f"Gemma 3 {options.shape}, random weights, {name}")
    print(f"{'what':40} {'seconds':>9} {'tokens/s':>10} {'times':>6} {'peak GiB':>9}")
    for kind, four_bit in KINDS:
        _write(options.shape, kind, four_bit, device)
    _train(options.shape, device)
    return 0


def _write(shape: str, kind: str, four_bit: bool, device: str) -> None:
    model = random_gemma(shape, dtype="bfloat16", four_bit=four_bit, device=device)
    prompts = random_prompts(shape, units=UNITS, prefix=PREFIX)
    together(model, prompts, 2)
    alone(model, prompts[:1], 2)
    slow, slow_peak = _measured(device, lambda: alone(model, prompts, TOKENS))
    fast, fast_peak = _measured(device, lambda: together(model, prompts, TOKENS))
    for way, seconds, peak in (("one by one", slow, slow_peak), ("together", fast, fast_peak)):
        what = f"{kind}: {UNITS} units {way}"
        _row(what, seconds, peak, tokens=UNITS * TOKENS, times=slow / seconds)


def _train(shape: str, device: str) -> None:
    model = random_gemma(shape, dtype="bfloat16", four_bit=True, device=device)
    keep_unpacked(model)
    model.config.use_cache = False
    with quiet():
        model.gradient_checkpointing_enable({"use_reentrant": False})
        model = get_peft_model(model, LoraConfig(r=16, target_modules="all-linear")).train()
    learnt = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = PagedAdamW8bit(learnt) if device == "cuda" else torch.optim.AdamW(learnt)
    tokens = torch.randint(10, 1000, (ROWS, LENGTH), device=device)

    def step() -> None:
        with torch.autocast(device, dtype=torch.bfloat16):
            model(input_ids=tokens, labels=tokens).loss.backward()
        optimizer.step()
        optimizer.zero_grad()

    step()
    what = f"NF4: a LoRA step of {ROWS} x {LENGTH} tokens"
    _row(what, *_measured(device, step), tokens=ROWS * LENGTH, times=1)


def _measured(device: str, work: Any) -> tuple[float, float]:
    """Return the seconds of the work, and the peak of the GPU's memory in GiB."""
    if device == "cuda":
        torch.cuda.synchronize()
        torch.cuda.reset_peak_memory_stats()
    start = time.perf_counter()
    work()
    if device == "cuda":
        torch.cuda.synchronize()
    seconds = time.perf_counter() - start
    return seconds, torch.cuda.max_memory_allocated() / 2**30 if device == "cuda" else 0.0


def _row(what: str, seconds: float, peak: float, *, tokens: int, times: float) -> None:
    print(f"{what:40} {seconds:9.2f} {tokens / seconds:10.1f} {times:6.1f} {peak:9.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
