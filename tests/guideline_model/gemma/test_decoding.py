"""Batches from a shared prefix say what `generate` says to each prompt alone."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from guideline_model.model import Source

if TYPE_CHECKING:
    from guideline_model.gemma.adapters import Adapters
    from guideline_model.gemma.decoding import Rules

NEW = 12
SUPPRESSED = (100, 639)


@pytest.fixture(scope="module")
def loaded(
    talkative_gemma: Path, talkative_adapters: Mapping[str, Path]
) -> Callable[[bool], "Adapters"]:
    from guideline_model.gemma.adapters import Adapters
    from guideline_model.gemma.loading import load_base

    sources = {level: Source(place=str(at)) for level, at in talkative_adapters.items()}

    def load(four_bit: bool) -> Adapters:
        base, _ = load_base(
            Source(place=str(talkative_gemma)), dtype="float32", four_bit=four_bit, exact=True
        )
        return Adapters(base, sources)

    return load


@pytest.fixture(scope="module")
def whole(loaded: Callable[[bool], "Adapters"]) -> "Adapters":
    return loaded(False)


@pytest.fixture(scope="module")
def prompts() -> list[list[int]]:
    """Prompts whose prefix is longer than the window, and suffixes shorter and longer than it."""
    some = random.Random(1)
    prefix = [2, *some.choices(range(300, 640), k=100)]
    return [prefix + some.choices(range(300, 640), k=k) for k in (1, 40, 7, 3, 70, 20, 2)]


@pytest.fixture
def rules() -> "Rules":
    from guideline_model.gemma.decoding import Rules

    return Rules(
        batch=4, max_tokens=NEW, seconds=600, stops=frozenset({1, 5}), suppressed=SUPPRESSED
    )


def alone(adapters: "Adapters", name: str | None, prompt: list[int]) -> tuple[int, ...]:
    """Return what `generate` says to one prompt."""
    import torch

    with adapters.using(name) as model, torch.inference_mode():
        said = model.generate(
            torch.tensor([prompt]),
            attention_mask=torch.ones(1, len(prompt)),
            max_new_tokens=NEW,
            do_sample=False,
            suppress_tokens=list(SUPPRESSED),
            pad_token_id=0,
        )[0, len(prompt) :].tolist()
    return tuple(said[: next((at for at, one in enumerate(said) if one in (1, 5)), None)])


def together(
    adapters: "Adapters", name: str | None, prompts: list[list[int]], rules: "Rules"
) -> dict[int, tuple[int, ...]]:
    from guideline_model.gemma.decoding import answers
    from guideline_model.gemma.prefix import common_prefix, prefill

    prefix = prefill(adapters, name, common_prefix(prompts), lambda: True)
    assert prefix is not None
    found = {answer.row: answer.tokens for answer in answers(adapters, prefix, prompts, rules)}
    assert len(found) == len(prompts)
    return found


@pytest.mark.parametrize("name", [None, "line", "function"])
@pytest.mark.parametrize("four_bit", [False, True])
def test_a_batch_says_what_each_prompt_gets_alone(
    loaded: Callable[[bool], "Adapters"],
    prompts: list[list[int]],
    rules: "Rules",
    name: str | None,
    four_bit: bool,
) -> None:
    adapters = loaded(four_bit)
    wanted = {at: alone(adapters, name, prompt) for at, prompt in enumerate(prompts)}
    assert together(adapters, name, prompts, rules) == wanted
    assert len(set(wanted.values())) > len(prompts) // 2  # else anything would equal anything


def test_adapters_change_what_is_said(
    whole: "Adapters", prompts: list[list[int]], rules: "Rules"
) -> None:
    said = [together(whole, name, prompts, rules) for name in (None, "line", "function")]
    assert said[0] != said[1] != said[2] != said[0]


def test_prompts_may_share_little(
    whole: "Adapters", prompts: list[list[int]], rules: "Rules"
) -> None:
    few = [[2, 300], [2, 301, *prompts[0]], [2, 302, 303]]
    assert together(whole, None, few, rules) == {
        at: alone(whole, None, prompt) for at, prompt in enumerate(few)
    }


def test_an_answer_ends_by_its_rule(
    whole: "Adapters", prompts: list[list[int]], rules: "Rules"
) -> None:
    ends = replace(rules, ended=lambda tokens: len(tokens) == 3)
    assert {len(one) for one in together(whole, None, prompts, ends).values()} == {3}


def test_a_batch_that_does_not_fit_goes_on_in_halves(
    whole: "Adapters",
    prompts: list[list[int]],
    rules: "Rules",
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import torch

    from guideline_model.gemma import decoding

    forward, sizes = decoding.forward, []

    def small(adapters: Any, adapter: Any, cache: Any, tokens: Any, **places: Any) -> Any:
        sizes.append(len(tokens))
        if len(tokens) > 2:
            raise torch.OutOfMemoryError
        return forward(adapters, adapter, cache, tokens, **places)

    monkeypatch.setattr(decoding, "forward", small)
    said = together(whole, None, prompts, rules)
    assert said[2] == alone(whole, None, prompts[2])
    assert max(sizes) == 4


def test_a_prompt_that_does_not_fit_alone_is_left_out(
    whole: "Adapters",
    prompts: list[list[int]],
    rules: "Rules",
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import torch

    from guideline_model.gemma import decoding
    from guideline_model.gemma.prefix import prefill

    def none(*_: Any, **__: Any) -> Any:
        raise torch.OutOfMemoryError

    prefix = prefill(whole, None, prompts[0][:-1], lambda: True)
    assert prefix is not None
    monkeypatch.setattr(decoding, "forward", none)
    assert list(decoding.answers(whole, prefix, prompts[:1], rules)) == []


def test_nothing_more_is_said_once_nobody_waits(
    whole: "Adapters", prompts: list[list[int]], rules: "Rules"
) -> None:
    from guideline_model.gemma.decoding import answers
    from guideline_model.gemma.prefix import common_prefix, prefill

    asked: list[int] = []

    def go_on() -> bool:
        asked.append(1)
        return len(asked) < 5

    prefix = prefill(whole, None, common_prefix(prompts), lambda: True)
    assert prefix is not None
    assert list(answers(whole, prefix, prompts, replace(rules, go_on=go_on))) == []
    assert len(asked) < 8
    assert prefill(whole, None, common_prefix(prompts), lambda: False) is None


def test_a_limit_in_time_cuts_what_is_not_done(
    whole: "Adapters",
    prompts: list[list[int]],
    rules: "Rules",
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from guideline_model.gemma import decoding
    from guideline_model.gemma.prefix import common_prefix, prefill

    prefix = prefill(whole, None, common_prefix(prompts), lambda: True)
    assert prefix is not None
    began = time.monotonic()
    clock = iter(range(10**6))
    monkeypatch.setattr(decoding.time, "monotonic", lambda: began + next(clock))
    found = list(decoding.answers(whole, prefix, prompts[:4], replace(rules, seconds=5)))
    assert len(found) == 4
    assert all(one.cut for one in found)
    assert {len(one.tokens) for one in found} == {6}
