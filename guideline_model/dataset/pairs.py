"""Makes examples of code and guidelines that are tagged alike, or of one unit and its guideline.

Programs are segmented anew, so that an example's units are those that a student gets: a block of
the pair whose code is not one of them is left out.
"""

from collections.abc import Iterator, Sequence

from guideline_model.dataset.blocks import has_tags, read_blocks, without_tags
from guideline_model.dataset.cleaning import clean_code, clean_guideline
from guideline_model.dataset.model import Dropped, Example, Found, Pair, segmented
from guideline_model.tokens import tokens
from segmenter import Level, Segmentation, SegmentError, Unit

Place = tuple[Segmentation, Unit]


def from_pair(pair: Pair) -> Found:
    """Return the examples of a pair."""
    try:
        return _tagged(pair) if has_tags(pair.code) else _single(pair)
    except SegmentError as error:
        return _none(pair, "the code cannot be segmented", str(error))


def _none(pair: Pair, reason: str, detail: str = "", units: int = 1) -> Found:
    return Found(dropped=(Dropped(origin=pair.origin, reason=reason, detail=detail, units=units),))


def _tagged(pair: Pair) -> Found:
    code, said = read_blocks(pair.code), read_blocks(pair.guideline)
    if code.tags != said.tags:
        detail = f"{len(code.tags)} tags in the code, {len(said.tags)} in the guideline"
        return _none(pair, "the tags of code and guideline differ", detail, len(code.texts))
    found = _matched(pair, clean_code(without_tags(pair.code)), code.texts)
    examples, dropped = [], []
    for text, place, guideline in zip(code.texts, found, said.texts, strict=True):
        if place:
            examples.append(_example(pair, *place, guideline))
        else:
            reason = "its code is no unit of the program"
            dropped.append(Dropped(origin=pair.origin, reason=reason, detail=text.strip()))
    return Found(examples=tuple(examples), dropped=tuple(dropped))


def _single(pair: Pair) -> Found:
    """Return the example of code that is one unit."""
    source = clean_code(pair.code)
    for level in [pair.level] if pair.level else Level:
        found = segmented(source, pair.language, str(level))
        if len(found.units) == 1 and not found.warnings:
            return Found(examples=(_example(pair, found, found.units[0], pair.guideline),))
    return _none(pair, "the code is not one unit, and not tagged")


def _example(pair: Pair, found: Segmentation, unit: Unit, guideline: str) -> Example:
    return Example(
        origin=pair.origin,
        program=pair.program,
        language=pair.language,
        level=str(found.level),
        locale=pair.locale,
        source=found.source,
        index=unit.index,
        guideline=clean_guideline(guideline),
        statement=pair.statement.strip(),
    )


def _matched(pair: Pair, source: str, texts: Sequence[str]) -> list[Place | None]:
    """Return the unit of each block, at the level that has most of them, else at another."""
    keys = [_key(text) for text in texts]
    levels = [pair.level] if pair.level else [str(level) for level in Level]
    tried = [list(_units(segmented(source, pair.language, level), keys)) for level in levels]
    tried.sort(key=lambda places: -sum(place is not None for place in places))
    return [next(filter(None, places), None) for places in zip(*tried, strict=True)]


def _units(found: Segmentation, keys: list[tuple[str, ...]]) -> Iterator[Place | None]:
    """Yield for each block the next unit with its tokens."""
    own = [_key(unit.text) for unit in found.units]
    at = 0
    for key in keys:
        place = own.index(key, at) if key and key in own[at:] else None
        yield (found, found.units[place]) if place is not None else None
        at = at if place is None else place + 1


def _key(code: str) -> tuple[str, ...]:
    """Return the tokens of a unit, without the braces around its end, which are given."""
    found = list(tokens(code))
    while found and found[-1] in "{}":
        found.pop()
    while found and found[0] == "}":
        found.pop(0)
    return tuple(found)
