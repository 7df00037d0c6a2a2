"""Merges and splits of units as they are stored: a list of JSON objects for each level."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.errors import N_, AppError
from segmenter import Level, Merge, Split

MAX_EDITS = 200
UNREADABLE = N_("The package's merges and splits cannot be read: export the problem again.")
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


def checked(value: Any) -> dict[str, list[dict[str, Any]]]:
    """Return edits by level as they may be stored, of JSON that came from outside."""
    try:
        found = {
            Level(level): [as_row(edit) for edit in from_rows(rows)]
            for level, rows in dict(value).items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise AppError(UNREADABLE) from error
    for rows in found.values():
        if len(rows) > MAX_EDITS or not all(map(_sound, rows)):
            raise AppError(UNREADABLE)
    return {level.value: rows for level, rows in found.items() if rows}


def _sound(row: Row) -> bool:
    key, line = row.get("merge", row.get("split")), row.get("line", 2)
    return isinstance(key, str) and key.isascii() and key.isprintable() and type(line) is int
