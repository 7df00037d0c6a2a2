"""Merges and splits survive being stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.edits import as_row, checked, from_rows
from app.domain.errors import AppError
from segmenter import Merge, Split

EDITS = st.lists(st.builds(Merge, st.text()) | st.builds(Split, st.text(), st.integers(2)))


@given(EDITS)
def test_there_and_back(edits: list[Merge | Split]) -> None:
    stored = json.loads(json.dumps([as_row(edit) for edit in edits]))
    assert from_rows(stored) == tuple(edits)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"word": []},
        {"line": 1},
        {"line": [{}]},
        {"line": ["merge"]},
        {"line": [{"merge": 1}]},
        {"line": [{"merge": "a\0"}]},
        {"line": [{"split": "a", "line": "2"}]},
        {"line": [{"merge": "a"}] * 201},
    ],
)
def test_what_no_export_writes_is_refused(value: object) -> None:
    with pytest.raises(AppError):
        checked(value)


def test_what_an_export_writes_is_taken() -> None:
    value = {"line": [{"merge": "12ab.2"}, {"split": "34cd", "line": 2}]}
    assert checked(value | {"function": []}) == value
