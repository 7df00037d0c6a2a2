"""Reads published problems: packages of ours (docs/packages.md), as a zip or as a folder."""

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from guideline_model.dataset.cleaning import clean_guideline
from guideline_model.dataset.model import BadInput, Dropped, Example, Found, segmented
from guideline_model.model import LOCALES
from segmenter import LANGUAGES, Level, Merge, SegmentError, Split

META, PUBLISHED = "problem.json", "published.json"
MOST_BYTES = 32 * 1024 * 1024
Read = Callable[[str], bytes | None]


def is_package(path: Path) -> bool:
    """Tell whether a path is a problem's package."""
    return (path / META).is_file() if path.is_dir() else path.suffix.lower() == ".zip"


def from_package(path: Path) -> Found:
    """Return the examples of a problem; raises BadInput where the package cannot be read."""
    try:
        if path.is_dir():
            return _problem(path.name, lambda name: _bytes(path / name))
        with zipfile.ZipFile(path) as archive:
            return _problem(path.name, lambda name: _member(archive, name))
    except (zipfile.BadZipFile, SegmentError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}: export the problem again") from error
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        what = f"its {PUBLISHED} cannot be read ({error})"
        raise BadInput(f"{path}: {what}: export the problem again") from error


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return a file of a zip, which may have a single folder around everything."""
    for info in archive.infolist():
        if info.filename == name or info.filename.partition("/")[2] == name:
            if info.file_size > MOST_BYTES:
                raise ValueError(f"{name} is larger than {MOST_BYTES // 2**20} MiB")
            return archive.read(info)
    return None


def _problem(name: str, read: Read) -> Found:
    published = read(PUBLISHED)
    if published is None:
        return Found(dropped=(Dropped(origin=name, reason="the problem is not published"),))
    document = json.loads(published)["document"]
    meta = json.loads(read(META) or b"{}")
    texts = {key: one["text"] for key, one in document["statements"].items()}
    found = Found()
    for language, program in document["programs"].items():
        for level, rows in program["levels"].items():
            if language in LANGUAGES and level in tuple(Level):
                edits = _edits(meta, language, level)
                common = {"program": meta.get("slug") or name, "source": program["source"]}
                common |= {"origin": f"{name}/{language}/{level}", "edits": edits}
                common |= {"language": language, "level": level}
                found += _level(rows, texts, common)
    return found


def _edits(meta: Mapping[str, Any], language: str, level: str) -> tuple[Merge | Split, ...]:
    rows = meta.get("edits", {}).get(language, {}).get(level, ())
    return tuple(
        Merge(row["merge"]) if "merge" in row else Split(row["split"], row["line"]) for row in rows
    )


def _level(rows: Mapping[str, Any], texts: Mapping[str, str], common: dict[str, Any]) -> Found:
    """Return the guidelines of a level whose units are those that its program has."""
    units = {
        (unit.start, unit.end): unit.index
        for unit in segmented(
            common["source"], common["language"], common["level"], common["edits"]
        ).units
    }
    examples, dropped = [], []
    for place, unit in zip(_places(rows), rows["units"], strict=True):
        for locale, said in unit["guidelines"].items():
            if locale in LOCALES and place in units:
                text = clean_guideline(said["text"])
                rest = {"index": units[place], "locale": locale, "writer": said["writer"]}
                statement = texts.get(locale, "").strip()
                examples.append(Example(guideline=text, statement=statement, **common, **rest))
            else:
                reason = "the unit is cut otherwise than in the draft"
                dropped.append(Dropped(origin=common["origin"], reason=reason))
    return Found(examples=tuple(examples), dropped=tuple(dropped))


def _places(rows: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in rows["pieces"]:
        end = at + len(piece["text"])
        if piece.get("unit") is not None:
            yield at, end
        at = end
