import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PREDECESSOR = ROOT.parent / "shared" / "data" / "predecessor" / "problems.jsonl"


@pytest.fixture(scope="session")
def predecessor() -> Path:
    if not PREDECESSOR.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{PREDECESSOR} is needed and is not there")
        pytest.skip(f"NOT TESTED against real references: {PREDECESSOR} is not there")
    return PREDECESSOR
