import os
from pathlib import Path

import pytest

from tests.guideline_model.tiny_gemma import make_tiny_gemma

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
    """A folder with a tiny Gemma, made once per run; torch is held to one thread.

    On a machine whose cores have other work, a second thread makes tiny models 30 times slower:
    each of the many small steps waits for both.
    """
    import torch

    torch.set_num_threads(1)
    return make_tiny_gemma(tmp_path_factory.mktemp("tiny-gemma"))
