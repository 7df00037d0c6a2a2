"""The writer that has a Gemma 3 of its own, in 4 bits, with a LoRA adapter per level.

It is loaded once, when it is first asked. After that, no process may be forked from this one:
a worker takes its solo pool.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from guideline_model.gemma.adapters import Adapters
from guideline_model.gemma.decoding import Rules, answers
from guideline_model.gemma.loading import load_base, stop_tokens
from guideline_model.gemma.prefix import Prefix, Row, common_prefix, prefill
from guideline_model.gemma.text import clean, ended, forbidden_tokens
from guideline_model.model import Gemma, Guideline, WriteRequest
from guideline_model.prompts import Prompt, prompt_for
from segmenter import Level


@dataclass(frozen=True, kw_only=True)
class _Loaded:
    """What is there after loading."""

    adapters: Adapters
    tokenizer: Any
    stops: frozenset[int]
    suppressed: tuple[int, ...]

    def encoded(self, prompt: Prompt) -> list[int]:
        said = self.tokenizer.apply_chat_template(
            prompt.messages(), add_generation_prompt=True, return_dict=True
        )
        return list(said["input_ids"])

    def decoded(self, tokens: Row) -> str:
        return str(self.tokenizer.decode(list(tokens), skip_special_tokens=True))


class GemmaWriter:
    """Writes guidelines by a model in this process."""

    name = "gemma"

    def __init__(self, gemma: Gemma) -> None:
        self._gemma = gemma
        self._loaded: _Loaded | None = None
        self._prefix: Prefix | None = None  # of the solution that was last asked for
        self._lock = threading.Lock()

    def load(self) -> None:
        """Load the model unless it is there; raises WriterUnavailable where it cannot be had."""
        self._ready()

    def write(self, request: WriteRequest) -> Iterator[Guideline]:
        """Yield each guideline as its text ends; a unit without a usable one is left out.

        Closing the generator stops the rest, and so does `request.cancelled` between two steps.
        Raises WriterUnavailable where the model cannot be loaded.
        """
        loaded, units = self._ready(), request.units
        prompts = [loaded.encoded(prompt_for(request, unit)) for unit in units]
        prefix = self._prefix_of(loaded, request, prompts) if prompts else None
        if prefix is None:
            return
        level = Level(request.segmentation.level)
        for answer in answers(loaded.adapters, prefix, prompts, self._rules(loaded, request)):
            if text := clean(loaded.decoded(answer.tokens), level, cut=answer.cut):
                yield Guideline(index=units[answer.row].index, text=text, writer=self.name)

    def _ready(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._gemma)
            return self._loaded

    def _prefix_of(
        self, loaded: _Loaded, request: WriteRequest, prompts: list[list[int]]
    ) -> Prefix | None:
        """Return what the prompts share, computed anew unless it is that of the last request.

        A prompt that ends with the shared part is among them, so that it comes out the same for
        whichever units are asked for.
        """
        level = str(request.segmentation.level)
        adapter = level if level in loaded.adapters.names else None
        bare = Prompt(shared=prompt_for(request, request.units[0]).shared, own="")
        tokens = common_prefix([*prompts, loaded.encoded(bare)])
        last = self._prefix
        if last is None or (last.adapter, last.tokens) != (adapter, tokens):
            self._prefix = None  # one of them is enough to hold
            self._prefix = last = prefill(loaded.adapters, adapter, tokens, _go_on(request))
        return last

    def _rules(self, loaded: _Loaded, request: WriteRequest) -> Rules:
        level = Level(request.segmentation.level)
        return Rules(
            batch=self._gemma.batch,
            max_tokens=self._gemma.max_tokens,
            seconds=self._gemma.seconds,
            stops=loaded.stops,
            suppressed=loaded.suppressed,
            ended=lambda tokens: ended(loaded.decoded(tokens), level),
            go_on=_go_on(request),
        )


def _go_on(request: WriteRequest) -> Callable[[], bool]:
    return lambda: not request.cancelled()


def _load(gemma: Gemma) -> _Loaded:
    base, tokenizer = load_base(gemma.base, dtype=gemma.dtype, four_bit=gemma.four_bit)
    return _Loaded(
        adapters=Adapters(base, gemma.adapters),
        tokenizer=tokenizer,
        stops=stop_tokens(base, tokenizer),
        suppressed=forbidden_tokens(tokenizer),
    )
