"""Writing the guidelines of a solution: in batches from a shared prefix, against one call each.

32 units whose prompts share about 900 tokens, by a random Gemma of 47 million weights, on this
machine's processor: every unit alone through `generate`, as the predecessor did, and all of them
in the gemma writer's way. The two take turns (a few units alone, then all together), so that
whatever else the machine does hits both. The target is 8 times.
"""

import statistics

from random_gemma import alone, random_gemma, random_prompts, threads, together

UNITS, PREFIX, TOKENS = 32, 900, 24
A_TURN = 16  # units alone
AIM = 8  # times as fast as one by one
KINDS = (
    ("float32", "float32", False),
    ("bfloat16", "bfloat16", False),
    ("NF4 and bfloat16", "bfloat16", True),
)


def main() -> None:
    """Print a row per kind of weights."""
    prompts = random_prompts("47M", units=UNITS, prefix=PREFIX)
    print(
        f"{UNITS} units, {PREFIX} tokens shared, {TOKENS} tokens written for each, "
        f"{threads()} threads"
    )
    print(
        f"{'weights':17} {'one by one s':>12} {'units/s':>8} {'tokens/s':>8} "
        f"{'together s':>11} {'units/s':>8} {'tokens/s':>8} {'times':>6} {'same':>6}"
    )
    ratios = [_row(name, dtype, four_bit, prompts) for name, dtype, four_bit in KINDS]
    within = sum(ratio >= AIM for ratio in ratios)
    print(f"at least {AIM} times as fast: {within} of {len(ratios)}")


def _row(name: str, dtype: str, four_bit: bool, prompts: list[list[int]]) -> float:
    model = random_gemma("47M", dtype=dtype, four_bit=four_bit)
    together(model, prompts[:2], 2)  # repacks the weights, as a worker's first batch does
    slow, wanted, turns = 0.0, [], []
    for at in range(0, UNITS, A_TURN):
        seconds, said = alone(model, prompts[at : at + A_TURN], TOKENS)
        slow, wanted = slow + seconds, wanted + said
        seconds, found = together(model, prompts, TOKENS)
        turns.append(seconds)
    fast = statistics.median(turns)
    same = sum(one == other for one, other in zip(wanted, found, strict=True))
    print(
        f"{name:17} {slow:12.1f} {UNITS / slow:8.2f} {UNITS * TOKENS / slow:8.1f} "
        f"{fast:11.1f} {UNITS / fast:8.2f} {UNITS * TOKENS / fast:8.1f} {slow / fast:6.1f} "
        f"{same:3}/{UNITS}"
    )
    return slow / fast


if __name__ == "__main__":
    main()
