"""Merges and splits survive being stored."""

import json

from hypothesis import given
from hypothesis import strategies as st

from app.domain.edits import as_row, from_rows
from segmenter import Merge, Split

EDITS = st.lists(st.builds(Merge, st.text()) | st.builds(Split, st.text(), st.integers(2)))


@given(EDITS)
def test_there_and_back(edits: list[Merge | Split]) -> None:
    stored = json.loads(json.dumps([as_row(edit) for edit in edits]))
    assert from_rows(stored) == tuple(edits)
