import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guideline_model.model import Source, WriterUnavailable
from tests.guideline_model.tiny_gemma import make_tiny_gemma


@pytest.fixture
def damaged(tiny_gemma: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_gemma, tmp_path / "damaged")


def refusal(place: Path | str, revision: str | None = None, **options: Any) -> str:
    """Return the one line with which a base is refused."""
    from guideline_model.gemma.loading import load_base

    with pytest.raises(WriterUnavailable) as caught:
        load_base(Source(place=str(place), revision=revision), **options)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def logits(model: Any) -> Any:
    import torch

    with torch.inference_mode():
        return model(torch.tensor([[2, 300, 301, 302]])).logits


def test_the_multimodal_layout_gives_the_same_text_model(tiny_gemma: Path, tmp_path: Path) -> None:
    import torch

    from guideline_model.gemma.loading import load_base

    other = make_tiny_gemma(tmp_path / "whole", weights="multimodal")
    names = json.loads((other / "config.json").read_text())["architectures"]
    assert names == ["Gemma3ForConditionalGeneration"]
    for four_bit in (False, True):
        text, _ = load_base(Source(place=str(tiny_gemma)), dtype="float32", four_bit=four_bit)
        both, _ = load_base(Source(place=str(other)), dtype="float32", four_bit=four_bit)
        assert torch.equal(logits(text), logits(both))


def test_four_bits_are_nf4_in_all_projections_and_leave_the_head(tiny_gemma: Path) -> None:
    import torch

    from guideline_model.gemma.loading import load_base

    model, _ = load_base(Source(place=str(tiny_gemma)))
    four = {
        name.split(".")[-1]: one
        for name, one in model.named_modules()
        if hasattr(one, "quant_state")
    }
    assert set(four) == {f"{one}_proj" for one in ("q", "k", "v", "o", "gate", "up", "down")}
    assert all(one.weight.quant_state.quant_type == "nf4" for one in four.values())
    assert all(one.weight.quant_state.nested for one in four.values())
    assert model.lm_head.weight is model.model.embed_tokens.weight
    assert model.lm_head.weight.dtype == torch.bfloat16


def test_exact_keeps_the_weights_as_they_are(tiny_gemma: Path) -> None:
    from guideline_model.gemma.loading import load_base

    model, _ = load_base(Source(place=str(tiny_gemma)), exact=True)
    four = [one for one in model.modules() if hasattr(one, "quant_state")]
    before = [one.weight.data.clone() for one in four]
    logits(model)
    assert all((one.weight.data == old).all() for one, old in zip(four, before, strict=True))


def test_the_answer_ends_where_the_turn_does(tiny_gemma: Path) -> None:
    from guideline_model.gemma.loading import load_base, stop_tokens

    model, tokenizer = load_base(Source(place=str(tiny_gemma)), four_bit=False)
    assert stop_tokens(model, tokenizer) == {1, tokenizer.convert_tokens_to_ids("<end_of_turn>")}


def without_a_key(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    held = load_file(folder / "model.safetensors")
    del held["model.layers.3.mlp.up_proj.weight"]
    save_file(held, folder / "model.safetensors", metadata={"format": "pt"})


def with_another_shape(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"intermediate_size": 192}))


def of_another_kind(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"model_type": "llama"}))


def without_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def without_a_template(folder: Path) -> None:
    (folder / "chat_template.jinja").unlink()


def without_anything(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (without_a_key, "lacks 1 of the weights, such as model.layers.3.mlp.up_proj.weight"),
        (with_another_shape, "lacks 18 of the weights"),
        (of_another_kind, "no Gemma 3"),
        (without_weights, "model.safetensors"),
        (without_a_template, "take the -it model"),
        (without_anything, "cannot be loaded"),
    ],
)
def test_what_is_damaged_is_refused(
    damaged: Path, damage: Callable[[Path], None], said: str
) -> None:
    damage(damaged)
    message = refusal(damaged)
    assert str(damaged) in message
    assert said in message


@pytest.mark.parametrize(
    ("place", "revision", "said"),
    [
        ("/no/where", None, "no folder /no/where"),
        ("google/gemma-3-4b-it", None, "give its revision"),
        ("google/gemma-3-4b-it", "main", "give its revision"),
        ("google/gemma-3-4b-it", "0" * 40, "hub cannot be reached: give a folder"),
    ],
)
def test_what_is_not_there_is_refused(place: str, revision: str | None, said: str) -> None:
    assert said in refusal(place, revision)


def test_an_unknown_dtype_is_refused(tiny_gemma: Path) -> None:
    assert "choose one of bfloat16, float32" in refusal(tiny_gemma, dtype="int3")


def test_a_gated_model_says_how_to_get_it() -> None:
    import httpx
    from huggingface_hub.errors import GatedRepoError

    from guideline_model.gemma.refusals import refusals

    answer = httpx.Response(403, request=httpx.Request("GET", "https://hub.invalid/x"))
    with pytest.raises(WriterUnavailable, match="gated: accept its licence"):  # noqa: SIM117
        with refusals(Source(place="google/gemma-3-4b-it", revision="0" * 40)):
            raise OSError("you cannot") from GatedRepoError("gated", response=answer)


def test_too_little_memory_is_said_before_anything_is_loaded(
    tiny_gemma: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guideline_model.gemma import loading, memory

    monkeypatch.setattr(memory, "available_bytes", lambda _: 1000)
    monkeypatch.setattr(loading, "_model", lambda *_: pytest.fail("it was loaded"))
    assert "GiB are free: take a larger machine" in refusal(tiny_gemma)
    assert "load it in 4 bits" in refusal(tiny_gemma, four_bit=False)
