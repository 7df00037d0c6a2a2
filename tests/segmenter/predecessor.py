"""The predecessor's data, kept beside the repository."""

import json
import os
from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "shared/data/predecessor"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file; without it the test is skipped loudly, or fails in CI."""
    path = DATA / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"the predecessor's data is needed: {path}")
        pytest.skip(f"NO PREDECESSOR DATA at {path}: its programs are not tested")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
