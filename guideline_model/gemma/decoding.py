"""Writes the answers to many prompts at once, greedily, from one shared prefix.

Rows of like length go together. A row's answer is given as soon as it ends; where half of a
batch has ended, the rest goes on without it. Limits in time act between two steps.
"""

import gc
import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from guideline_model.gemma.adapters import Adapters
from guideline_model.gemma.memory import rows_that_fit
from guideline_model.gemma.prefix import CHUNK, Prefix, Row, forward, shifted

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """When an answer ends, and what it may not hold.

    `stops` are the tokens that end it, `ended` tells it of the tokens written so far; `go_on`
    says no where nobody waits any more.
    """

    batch: int
    max_tokens: int
    seconds: float
    stops: frozenset[int]
    suppressed: tuple[int, ...] = ()
    ended: Callable[[Row], bool] = lambda _: False
    go_on: Callable[[], bool] = lambda: True


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The tokens that answer a prompt; `cut` where a limit ended it."""

    row: int
    tokens: tuple[int, ...]
    cut: bool


def answers(
    adapters: Adapters, prefix: Prefix, prompts: Sequence[Row], rules: Rules
) -> Iterator[Answer]:
    """Yield the answer to each prompt, all of which begin with the prefix, as it ends.

    Where the memory does not suffice for a batch, what is left of it is tried in halves; a prompt
    that does not fit alone is left out.
    """
    longest = max(map(len, prompts), default=0) + rules.max_tokens
    fitting = rows_that_fit(prefix.layers, adapters.config, longest)
    todo = deque(_batches(prompts, min(rules.batch, fitting)))
    while todo and rules.go_on():
        rows = todo.popleft()
        left, failed = dict.fromkeys(rows), False
        try:
            for answer in _Batch(adapters, prefix, prompts, rows, rules).run():
                del left[answer.row]
                yield answer
        except (torch.OutOfMemoryError, MemoryError):
            failed = True
        if failed:  # outside of `except`, where the batch's tensors would still be held
            _free()
            todo.extendleft(_halves(tuple(left)) if len(rows) > 1 else ())


def _batches(prompts: Sequence[Row], size: int) -> Iterator[tuple[int, ...]]:
    rows = sorted(range(len(prompts)), key=lambda row: len(prompts[row]))
    for at in range(0, len(rows), size):
        yield tuple(rows[at : at + size])


def _halves(rows: tuple[int, ...]) -> list[tuple[int, ...]]:
    log.warning("not enough memory for the batch: its last %d are tried in halves", len(rows))
    middle = (len(rows) + 1) // 2
    return [half for half in (rows[middle:], rows[:middle]) if half]


def _free() -> None:
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


class _Batch:
    """Some prompts that are answered together."""

    def __init__(
        self,
        adapters: Adapters,
        prefix: Prefix,
        prompts: Sequence[Row],
        rows: Sequence[int],
        rules: Rules,
    ) -> None:
        self._adapters, self._prefix, self._rules = adapters, prefix, rules
        self._rows = list(rows)  # which prompt stands in each row of the tensors
        self._written: dict[int, list[int]] = {row: [] for row in rows}
        longest = max(len(prompts[row]) for row in rows)
        shifts = [longest - len(prompts[row]) for row in rows]
        self._fed = torch.tensor(
            [[0] * shift + list(prompts[row]) for shift, row in zip(shifts, rows, strict=True)]
        )[:, len(prefix.tokens) :]
        places = torch.arange(longest) - torch.tensor(shifts)[:, None]
        self._mask = (places >= 0).long()
        self._positions = places.clamp(min=0)
        room = self._fed.shape[1] + rules.max_tokens
        self._cache = shifted(prefix, shifts, adapters.config, room)
        self._suppressed = torch.tensor(rules.suppressed, dtype=torch.long)
        self._until = time.monotonic() + rules.seconds

    def run(self) -> Iterator[Answer]:
        """Yield each answer as it ends; none more where nobody waits."""
        logits = self._begin()
        while logits is not None and self._written:
            yield from self._take(logits)
            if not self._rules.go_on():
                return
            if time.monotonic() > self._until:
                yield from [self._answer(row, cut=True) for row in tuple(self._written)]
            elif self._written:
                self._shrink()
                logits = self._step()

    def _begin(self) -> Any:
        """Feed what is left of the prompts, chunk by chunk."""
        logits, done, length = None, len(self._prefix.tokens), self._mask.shape[1]
        for start in range(done, length, CHUNK):
            if not self._rules.go_on():
                return None
            end = min(start + CHUNK, length)
            logits = self._forward(
                self._fed[:, start - done : end - done],
                self._mask[:, :end],
                self._positions[:, start:end],
            )
        self._positions = self._positions[:, -1:]
        return logits

    def _take(self, logits: Any) -> Iterator[Answer]:
        """Take the likeliest token of each row, and yield the answers that end with it."""
        suppressed = self._suppressed.to(logits.device)
        chosen = logits.index_fill(1, suppressed, -torch.inf).argmax(dim=-1).tolist()
        self._fed = torch.tensor(chosen)[:, None]
        for row, token in zip(self._rows, chosen, strict=True):
            if row not in self._written:
                continue
            if token in self._rules.stops:
                yield self._answer(row)
                continue
            written = self._written[row]
            written.append(token)
            if self._rules.ended(written):
                yield self._answer(row)
            elif len(written) >= self._rules.max_tokens:
                yield self._answer(row, cut=True)

    def _answer(self, row: int, *, cut: bool = False) -> Answer:
        return Answer(row=row, tokens=tuple(self._written.pop(row)), cut=cut)

    def _shrink(self) -> None:
        """Drop the rows that have ended once they are half of the batch."""
        kept = [at for at, row in enumerate(self._rows) if row in self._written]
        if 2 * len(kept) > len(self._rows):
            return
        self._rows = [self._rows[at] for at in kept]
        rows = torch.tensor(kept)
        self._fed, self._mask = self._fed[rows], self._mask[rows]
        self._positions = self._positions[rows]
        with torch.inference_mode():
            self._cache.batch_select_indices(rows)

    def _step(self) -> Any:
        self._mask = torch.nn.functional.pad(self._mask, (0, 1), value=1)
        self._positions = self._positions + 1
        return self._forward(self._fed, self._mask, self._positions)

    def _forward(self, tokens: Any, mask: Any, positions: Any) -> Any:
        return forward(
            self._adapters,
            self._prefix.adapter,
            self._cache,
            tokens,
            attention_mask=mask,
            position_ids=positions,
        )
