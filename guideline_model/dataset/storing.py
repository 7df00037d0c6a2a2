"""Keeps examples as JSON Lines: one file for each split, and a hash of them all."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from guideline_model.dataset.model import BadInput, Example
from guideline_model.dataset.splitting import SPLITS
from segmenter import Merge, SegmentError, Split


def store(splits: Mapping[str, Sequence[Example]], folder: Path) -> None:
    """Write the examples of each split to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SPLITS:
        lines = [json.dumps(_row(one), ensure_ascii=False) for one in splits[name]]
        (folder / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines))


def load(folder: Path, name: str) -> tuple[Example, ...]:
    """Return the examples of a split; raises BadInput where the file is not as it was written."""
    path = folder / f"{name}.jsonl"
    if not path.is_file():
        what = 'make it with "python -m guideline_model dataset"'
        raise BadInput(f"{path}: there is no such file: {what}")
    lines = path.read_text().splitlines()
    return tuple(_example(line, path, at) for at, line in enumerate(lines, start=1))


def data_hash(folder: Path) -> str:
    """Return the SHA-256 of all splits."""
    digest = hashlib.sha256()
    for name in SPLITS:
        path = folder / f"{name}.jsonl"
        digest.update(path.read_bytes() if path.is_file() else b"")
        digest.update(b"\0")
    return digest.hexdigest()


def _row(one: Example) -> dict[str, Any]:
    """Return an example as JSON; its unit's text is for readers only."""
    return {**asdict(one), "edits": [asdict(edit) for edit in one.edits], "unit": one.unit.text}


def _example(line: str, path: Path, at: int) -> Example:
    try:
        row = json.loads(line)
        text = row.pop("unit")
        edits = tuple(Split(**one) if "line" in one else Merge(**one) for one in row.pop("edits"))
        found = Example(**row, edits=edits)
        if found.unit.text != text:
            raise ValueError("its unit is cut otherwise today")
    except (ValueError, TypeError, LookupError, AttributeError, SegmentError) as error:
        what = f"the example cannot be read ({error}): make the data anew"
        raise BadInput(f"{path}, line {at}: {what}") from error
    return found
