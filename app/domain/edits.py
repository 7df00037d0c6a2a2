"""Merges and splits of units as they are stored: a list of JSON objects for each level."""

from collections.abc import Iterable, Mapping
from typing import Any

from segmenter import Merge, Split

Row = Mapping[str, Any]


def as_row(edit: Merge | Split) -> dict[str, Any]:
    """Return an edit as JSON."""
    if isinstance(edit, Merge):
        return {"merge": edit.key}
    return {"split": edit.key, "line": edit.line}


def from_rows(rows: Iterable[Row]) -> tuple[Merge | Split, ...]:
    """Return stored edits in their order."""
    return tuple(
        Merge(row["merge"]) if "merge" in row else Split(row["split"], row["line"]) for row in rows
    )
