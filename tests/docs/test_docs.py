"""The docs say what the code has: settings, commands, verdicts, checkers, tags, languages."""

from dataclasses import fields
from pathlib import Path

import pytest

from app.cli import cli
from app.settings import Settings
from guideline_model.training.config import PARTS, Training
from judge import Verdict
from judge.checkers import CHECKERS
from judge.languages import LANGUAGES
from segmenter import Level, Tag

DOCS = {path.name: path.read_text() for path in Path("docs").glob("*.md")}
COMMANDS = sorted(
    command.name or command.callback.__name__  # type: ignore[union-attr]
    for command in cli.registered_commands
)

TRAINING_KEYS = [
    *(one.name for one in fields(Training) if one.name not in PARTS),
    *(f"{part}.{one.name}" for part, kind in PARTS.items() for one in fields(kind)),
]


@pytest.mark.parametrize("name", TRAINING_KEYS)
def test_every_key_of_a_training_is_described(name: str) -> None:
    assert f"`{name}`" in DOCS["training.md"]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(name: str) -> None:
    assert f"`HANJUL_{name.upper()}`" in DOCS["settings.md"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described(name: str) -> None:
    assert f"`hanjul {name}" in DOCS["running.md"]


@pytest.mark.parametrize("name", [*Verdict, *CHECKERS, *LANGUAGES])
def test_every_verdict_checker_and_language_is_described(name: str) -> None:
    assert f"`{name}`" in DOCS["judge.md"]


@pytest.mark.parametrize("name", [*Tag, *Level])
def test_every_tag_and_level_is_described(name: str) -> None:
    assert f"`{name}`" in DOCS["segmenter.md"]
