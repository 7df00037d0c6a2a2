from pathlib import Path

import pytest

from guideline_model.training.config import BadConfig, Training, load_config
from segmenter import Level

CONFIGS = Path(__file__).parents[3] / "guideline_model" / "configs"
SMALL = 'level = "line"\nbase = "a"\n'


@pytest.mark.parametrize("level", list(Level))
def test_each_level_has_its_file_with_a_pinned_base(level: Level) -> None:
    config = load_config(CONFIGS / f"{level}.toml")
    assert config.level == level
    assert config.base == "google/gemma-3-4b-it"
    assert len(config.revision) == 40
    assert config.four_bit


def test_values_are_set_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(SMALL)
    assert load_config(path) == Training(level="line", base="a")
    changes = ["base=b c", "steps.epochs=2", "lora.rank = 8", "tracking.wandb=true"]
    changed = load_config(path, changes)
    assert (changed.base, changed.steps.epochs) == ("b c", 2.0)
    assert (changed.lora.rank, changed.tracking.wandb) == (8, True)


@pytest.mark.parametrize(
    ("text", "changes", "said"),
    [
        ("level = \n", [], "this is not TOML"),
        ('base = "a"\n', [], "level is missing"),
        ('level = "line"\n', [], "base is missing"),
        ('level = "word"\nbase = "a"\n', [], 'level is "word", not one of line'),
        (SMALL + 'dtype = "int8"\n', [], 'dtype is "int8"'),
        (SMALL + "rate = 1\n", [], "rate is unknown; there are level"),
        (SMALL + "[steps]\nepoch = 1\n", [], "steps.epoch is unknown; there are epochs"),
        (SMALL + "[steps]\nseed = 1.5\n", [], "steps.seed is 1.5, not of type int"),
        (SMALL + "steps = 1\n", [], "steps is a table: write [steps]"),
        (SMALL, ["steps.seed"], "write key=value"),
        (SMALL, ["base.name=1"], "base is no table"),
    ],
)
def test_what_is_wrong_is_one_line(
    tmp_path: Path, text: str, changes: list[str], said: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    with pytest.raises(BadConfig) as caught:
        load_config(path, changes)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
