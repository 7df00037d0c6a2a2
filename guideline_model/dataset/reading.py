"""Reads files of examples: packages, JSON Lines, and JSON arrays."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from guideline_model.dataset import packages
from guideline_model.dataset.model import BadInput, Defaults, Found
from guideline_model.dataset.pairs import from_pair
from guideline_model.dataset.rows import Place, pairs_of

_DECODER = json.JSONDecoder()
KINDS = "a package (a zip or a folder with problem.json), a folder of them, .jsonl or .json"


def read(paths: Sequence[Path], defaults: Defaults) -> Found:
    """Return all examples of files and folders; raises BadInput for the first that is bad."""
    found = Found()
    for path in paths:
        for file in _files(path):
            found += _of_package(file) if packages.is_package(file) else _of_rows(file, defaults)
    return found


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise BadInput(f"{path}: there is no such file or folder: check the name")
    if not path.is_dir() or packages.is_package(path):
        yield path
        return
    inside = [one for one in sorted(path.iterdir()) if _readable(one)]
    if not inside:
        raise BadInput(f"{path}: the folder holds nothing to read: give {KINDS}")
    yield from inside


def _readable(path: Path) -> bool:
    return packages.is_package(path) or path.suffix in (".jsonl", ".json")


def _of_package(path: Path) -> Found:
    return packages.from_package(path)


def _of_rows(path: Path, defaults: Defaults) -> Found:
    found = Found()
    for place, row in _rows(path):
        for pair in pairs_of(row, place, defaults):
            found += from_pair(pair)
    return found


def _rows(path: Path) -> Iterator[tuple[Place, Any]]:
    if path.suffix not in (".jsonl", ".json"):
        raise BadInput(f"{path}: this kind of file is not known: give {KINDS}")
    text = _text(path)
    if path.suffix == ".json":
        yield from _array(path, text)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = Place(file=path.name, line=number)
            yield place, _json(line, place)


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{path.name}, line {line}: this is not UTF-8: save it as UTF-8") from error


def _array(path: Path, text: str) -> Iterator[tuple[Place, Any]]:
    """Yield the rows of a JSON array, each with the line on which it begins."""
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        raise Place(file=path.name, line=1).bad("a .json file is an array of rows: put [ ] around")
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        place = Place(file=path.name, line=text.count("\n", 0, at) + 1)
        try:
            row, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise place.bad(f"this is not JSON ({error}): mend it") from error
        yield place, row
        at = _skip(text, at)


def _skip(text: str, at: int) -> int:
    """Return where the next row begins, blanks and commas aside."""
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _json(line: str, place: Place) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise place.bad(f"this is not JSON ({error}): mend or delete the line") from error
