from pathlib import Path
from typing import Any

import pytest

from guideline_model.model import Source
from tests.guideline_model.tiny_gemma import tiny_config


def true_config() -> Any:
    from transformers import Gemma3TextConfig

    return Gemma3TextConfig(
        vocab_size=262_208,
        hidden_size=2560,
        intermediate_size=10_240,
        num_hidden_layers=34,
        num_attention_heads=8,
        num_key_value_heads=4,
        head_dim=256,
    )


def test_the_true_shape_takes_what_was_measured() -> None:
    import torch

    from guideline_model.gemma.memory import PEAK, weight_bytes

    four = weight_bytes(true_config(), dtype=torch.bfloat16, four_bit=True) / 2**30
    assert four == pytest.approx(2.75, rel=0.05)  # measured: 2.75 GiB, at its height 3.5
    assert four * PEAK == pytest.approx(3.5, rel=0.05)
    whole = weight_bytes(true_config(), dtype=torch.bfloat16, four_bit=False)
    assert whole == pytest.approx(2 * 3.88e9, rel=0.01)


def test_the_estimate_is_that_of_the_loaded_model(tiny_gemma: Path) -> None:
    import torch

    from guideline_model.gemma.loading import load_base
    from guideline_model.gemma.memory import weight_bytes

    model, _ = load_base(Source(place=str(tiny_gemma)), dtype="float32", four_bit=False)
    said = weight_bytes(tiny_config(), dtype=torch.float32, four_bit=False)
    assert said == sum(one.nbytes for one in model.parameters())


def test_a_group_s_limit_counts_without_the_cache_that_can_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guideline_model.gemma import memory

    for name, text in (("max", "5000"), ("current", "3000"), ("stat", "anon 1\ncache 700")):
        (tmp_path / name).write_text(text + "\n")
    files = (tmp_path / "max", tmp_path / "current", "cache", tmp_path / "stat")
    monkeypatch.setattr(memory, "_FILES", ((tmp_path / "no",) * 2 + ("x", tmp_path), files))
    assert memory.available_bytes("cpu") == 2700
    (tmp_path / "max").write_text("max\n")
    assert memory.available_bytes("cpu") > 2**20


def test_rows_are_as_many_as_half_of_the_memory_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    from guideline_model.gemma import memory

    keys = torch.zeros(1, 1, 3, 32)
    a_row = 2 * 4 * 32 * (5 * 32 + 100)  # keys and values; five layers see 32 tokens, one all
    for free, rows in ((0, 1), (2 * 3 * a_row, 3), (2 * 4 * a_row - 1, 3)):
        monkeypatch.setattr(memory, "available_bytes", lambda _, free=free: free)
        assert memory.rows_that_fit([(keys, keys)], tiny_config(), 100) == rows
