import json
import shutil
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from guideline_model.model import Source, WriterUnavailable


@pytest.fixture
def base(talkative_gemma: Path) -> Any:
    from guideline_model.gemma.loading import load_base

    return load_base(Source(place=str(talkative_gemma)), dtype="float32", four_bit=False)[0]


def logits(model: Any) -> Any:
    import torch

    with torch.inference_mode():
        return model(torch.tensor([[2, 300, 301, 302]])).logits


def test_each_says_what_peft_s_own_loading_says(
    base: Any, talkative_gemma: Path, talkative_adapters: Mapping[str, Path]
) -> None:
    import torch
    from peft import PeftModel

    from guideline_model.gemma.adapters import Adapters
    from guideline_model.gemma.loading import load_base, quiet

    bare = logits(base)
    sources = {level: Source(place=str(at)) for level, at in talkative_adapters.items()}
    adapters = Adapters(base, sources)
    for level, at in talkative_adapters.items():
        other, _ = load_base(Source(place=str(talkative_gemma)), dtype="float32", four_bit=False)
        with quiet():
            wanted = logits(PeftModel.from_pretrained(other, at))
        assert not torch.equal(wanted, bare)
        with adapters.using(level) as model:
            assert torch.equal(logits(model), wanted)
        with adapters.using(None) as model:
            assert torch.equal(logits(model), bare)
            assert not any(weight.requires_grad for weight in model.parameters())


def test_an_adapter_waits_until_the_other_is_done(
    base: Any, talkative_adapters: Mapping[str, Path]
) -> None:
    from guideline_model.gemma.adapters import Adapters

    adapters = Adapters(base, {k: Source(place=str(v)) for k, v in talkative_adapters.items()})
    began, done = threading.Event(), []

    def other() -> None:
        began.set()
        with adapters.using("line"):
            done.append("line")

    with adapters.using("function"):
        waiting = threading.Thread(target=other)
        waiting.start()
        began.wait()
        waiting.join(0.05)
        assert done == []
    waiting.join()
    assert done == ["line"]


def renamed(folder: Path) -> None:
    """Name the weights as peft does for the multimodal class."""
    rewrite(folder, lambda key: key.replace("model.layers", "model.language_model.layers"))


def with_fewer(folder: Path) -> None:
    rewrite(folder, lambda key: None if "layers.0.mlp.up_proj" in key else key)


def rewrite(folder: Path, name: Callable[[str], str | None]) -> None:
    from safetensors.torch import load_file, save_file

    held = load_file(folder / "adapter_model.safetensors")
    kept = {new: value for key, value in held.items() if (new := name(key))}
    save_file(kept, folder / "adapter_model.safetensors")


def of_another_rank(folder: Path) -> None:
    config = json.loads((folder / "adapter_config.json").read_text())
    (folder / "adapter_config.json").write_text(json.dumps(config | {"r": 4}))


def without_weights(folder: Path) -> None:
    (folder / "adapter_model.safetensors").unlink()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (renamed, "does not fit the base: 168 keys differ"),
        (with_fewer, "does not fit the base: 2 keys differ"),
        (of_another_rank, "does not fit the base"),
        (without_weights, "cannot be loaded"),
    ],
)
def test_one_that_does_not_fit_is_refused(
    base: Any,
    talkative_adapters: Mapping[str, Path],
    tmp_path: Path,
    damage: Callable[[Path], None],
    said: str,
) -> None:
    from guideline_model.gemma.adapters import Adapters

    folder = shutil.copytree(talkative_adapters["line"], tmp_path / "line")
    damage(folder)
    with pytest.raises(WriterUnavailable, match=said) as caught:
        Adapters(base, {"line": Source(place=str(folder))})
    assert "\n" not in str(caught.value)
