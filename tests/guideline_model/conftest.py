import os
from pathlib import Path

import pytest

from tests.guideline_model.tiny_gemma import make_tiny_adapter, make_tiny_gemma

ROOT = Path(__file__).parents[2]
PREDECESSOR = ROOT.parent / "shared" / "data" / "predecessor" / "problems.jsonl"


@pytest.fixture(scope="session")
def predecessor() -> Path:
    if not PREDECESSOR.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{PREDECESSOR} is needed and is not there")
        pytest.skip(f"NOT TESTED against real references: {PREDECESSOR} is not there")
    return PREDECESSOR


@pytest.fixture(scope="session")
def tiny_gemma(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny Gemma, made once per run."""
    return make_tiny_gemma(tmp_path_factory.mktemp("gemma") / "tiny")


@pytest.fixture(scope="session")
def talkative_gemma(tiny_gemma: Path) -> Path:
    """A tiny Gemma whose words hang on its prompt, for comparing what it says."""
    return make_tiny_gemma(tiny_gemma.parent / "talkative", embedding=0.02)


@pytest.fixture(scope="session")
def talkative_adapters(talkative_gemma: Path) -> dict[str, Path]:
    """Random adapters of the talkative Gemma for two of the three levels."""
    return {
        level: make_tiny_adapter(talkative_gemma, talkative_gemma.parent / level, seed=seed)
        for seed, level in enumerate(("line", "function"), start=1)
    }
