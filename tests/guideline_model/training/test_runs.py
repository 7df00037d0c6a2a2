import json
from pathlib import Path
from typing import Any

import pytest

from guideline_model.training.runs import logged


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_run_has_a_line_for_its_start_and_one_for_its_end(tmp_path: Path) -> None:
    log = tmp_path / "new" / "runs.jsonl"
    with logged(log, {"out": "a"}) as result:
        (started,) = lines(log)
        result["steps"] = 3
    (_, ended) = lines(log)
    assert (started["state"], started["out"]) == ("started", "a")
    assert (ended["state"], ended["steps"], ended["run"]) == ("finished", 3, started["run"])


@pytest.mark.parametrize(
    ("error", "state"), [(ValueError("too\nlong"), "failed"), (KeyboardInterrupt(), "interrupted")]
)
def test_a_run_that_breaks_says_why(tmp_path: Path, error: BaseException, state: str) -> None:
    log = tmp_path / "runs.jsonl"
    with pytest.raises(type(error)), logged(log, {}):
        raise error
    ended = lines(log)[-1]
    assert ended["state"] == state
    assert ended["error"].startswith(type(error).__name__)


def test_a_run_that_was_told_to_stop_says_so(tmp_path: Path) -> None:
    log = tmp_path / "runs.jsonl"
    with logged(log, {}) as result:
        result["state"] = "interrupted"
    assert lines(log)[-1]["state"] == "interrupted"
