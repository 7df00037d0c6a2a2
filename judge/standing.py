"""Do the units behind one still fit, now that it is accepted with this text?

Tokens and names decide most of it. What they cannot decide, a unit that is written otherwise than
the reference, is decided by running the program of all accepted units, then unit by unit. A unit
that only says an old name is told so, with its text in the new names.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from judge.comparable import comparable
from judge.fit import same_words
from judge.lexing import Misfit, lex
from judge.model import Broken, RunReport, UnitRequest
from judge.near_miss import declared_in
from judge.place import place_of
from judge.renaming import Renaming, carry, find_renaming
from judge.verdict import Verdict
from segmenter import Piece

Run = Callable[[Mapping[int, str]], RunReport]
"""Judges the program that these texts make with the rest of the reference."""


@dataclass(kw_only=True)
class _Look:
    """What can be said of the later units without running anything."""

    stale: Mapping[str, str]
    texts: dict[int, str]
    broken: list[Broken] = field(default_factory=list)
    doubtful: dict[int, str] = field(default_factory=dict)


def sure(request: UnitRequest) -> tuple[Broken, ...] | None:
    """Return which later units the answer breaks; None where something must be run to know."""
    look = _look(request)
    return None if look.doubtful else tuple(look.broken)


def find_broken(request: UnitRequest, run: Run, *, together: bool = False) -> tuple[Broken, ...]:
    """Return which later units the answer breaks.

    With `together` the program of all that stand accepted was run already, and is right.
    """
    look = _look(request)
    if together:
        fitting = {unit: look.doubtful.pop(unit) for unit in request.accepted
                   if unit in look.doubtful}  # fmt: skip
        look.texts.update(fitting)
    if look.doubtful and run({**look.texts, **look.doubtful}).verdict is not Verdict.AC:
        _blame(request.language, look, run)
    return tuple(sorted(look.broken, key=lambda row: row.unit))


def _look(request: UnitRequest) -> _Look:
    language, later = request.language, {**request.accepted, **request.broken}
    later = {unit: text for unit, text in later.items() if unit > request.unit}
    if not later:  # as it is where units are answered in order
        return _Look(stale={}, texts={})
    texts = {unit: text for unit, text in request.accepted.items() if unit < request.unit}
    pieces, _ = carry(language, request.pieces, texts)
    before = request.accepted.get(request.unit, "")
    was = _changed(language, pieces, request.unit, before) if before else {}
    now = _changed(language, pieces, request.unit, request.answer)
    look = _Look(stale=_stale(was or {}, now or {}), texts={**texts, request.unit: request.answer})
    only_names = was is not None and now is not None
    if only_names and not look.stale:  # the program is what it was
        look.broken += [Broken(unit=unit, still=True) for unit in sorted(request.broken)
                        if unit in later]  # fmt: skip
        return look
    pieces, _ = carry(language, request.pieces, look.texts)
    for unit, text in sorted(later.items()):
        names = _own_for(language, pieces, unit, text) or look.stale
        fixed = _in_new_names(language, text, names)
        if (fitting := _fitting(language, pieces, unit, text)) is not None:
            pieces, look.texts[unit] = fitting, text
        elif fixed != text and (fitting := _fitting(language, pieces, unit, fixed)) is not None:
            pieces, look.texts[unit] = fitting, fixed
            look.broken.append(_misnamed(unit, text, fixed, names))
        elif only_names and not _speaks_of(text, look.stale):  # nothing that it sees has changed
            if unit in request.broken:
                look.broken.append(Broken(unit=unit, still=True))
            else:
                look.texts[unit] = text
        else:
            look.doubtful[unit] = text
    return look


def _changed(
    language: str, pieces: Sequence[Piece], unit: int, text: str
) -> Mapping[str, str] | None:
    """Return the reference's names that a text calls otherwise; None where more is different."""
    found = _renaming(language, pieces, unit, text)
    if found is not None:
        return found.names
    return {} if same_words(place_of(language, pieces, unit), text) else None


def _renaming(language: str, pieces: Sequence[Piece], unit: int, text: str) -> Renaming | None:
    """Return what a text renames where no run is needed to know that it is right."""
    found = find_renaming(language, pieces, unit, text, {})
    return found if found is not None and found.certain else None


def _stale(was: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Return the names of before, and the reference's, that are others now, with the new ones."""
    changed = sorted({*was, *now})
    pairs = {name: now.get(name, name) for name in changed}
    pairs |= {was[name]: now.get(name, name) for name in changed if name in was}
    return {old: new for old, new in pairs.items() if old != new}


def _own_for(language: str, pieces: Sequence[Piece], unit: int, text: str) -> dict[str, str] | None:
    """Return the names to change, where that makes a text the same as the unit of the pieces.

    The names that the unit itself declares are the text's own.
    """
    rows = comparable(place_of(language, pieces, unit), text)
    if rows is None or len(rows.given) != len(rows.wanted):
        return None
    own = declared_in(language, pieces, unit)
    pairs: dict[str, str] = {}
    for mine, theirs in zip(rows.given, rows.wanted, strict=True):
        both_names = mine.kind == theirs.kind == "name"
        if (mine.text != theirs.text and not both_names) or (
            both_names and pairs.setdefault(mine.text, theirs.text) != theirs.text
        ):
            return None
    return {old: new for old, new in pairs.items() if old != new and new not in own}


def _fitting(
    language: str, pieces: Sequence[Piece], unit: int, text: str
) -> tuple[Piece, ...] | None:
    """Return the pieces in the text's names, if it is the same as the unit up to its own ones."""
    if same_words(place_of(language, pieces, unit), text):
        return tuple(pieces)
    found = _renaming(language, pieces, unit, text)
    return found.pieces if found is not None else None


def _in_new_names(language: str, text: str, names: Mapping[str, str]) -> str:
    try:
        tokens = lex(language, text)
    except Misfit:
        return text
    for token in reversed([t for t in tokens if t.kind == "name" and t.text in names]):
        if not text[: token.start].rstrip().endswith((".", "->", "::")):  # a member is another name
            text = text[: token.start] + names[token.text] + text[token.end :]
    return text


def _speaks_of(text: str, names: Mapping[str, str]) -> bool:
    words = "|".join(map(re.escape, {*names, *names.values()}))
    return bool(words) and re.search(rf"\b(?:{words})\b", text) is not None


def _misnamed(unit: int, text: str, fixed: str, stale: Mapping[str, str]) -> Broken:
    said = {old: new for old, new in stale.items() if re.search(rf"\b{re.escape(old)}\b", text)}
    return Broken(unit=unit, names=said, fix=fixed)


def _blame(language: str, look: _Look, run: Run) -> None:
    """Find out which of the doubtful units it is; nobody is blamed for what fails without them."""
    if run(look.texts).verdict is not Verdict.AC:
        return
    for unit, text in look.doubtful.items():
        report = run({**look.texts, unit: text})
        if report.verdict is Verdict.AC:
            look.texts[unit] = text
            continue
        fixed = _in_new_names(language, text, look.stale)
        if fixed != text and run({**look.texts, unit: fixed}).verdict is Verdict.AC:
            look.texts[unit] = fixed
            look.broken.append(_misnamed(unit, text, fixed, look.stale))
        elif report.verdict is not Verdict.IE:
            case = report.cases[-1].name if report.cases else ""
            look.broken.append(Broken(unit=unit, verdict=report.verdict, case=case))
