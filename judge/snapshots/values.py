"""Two values compared, and how a value is shown."""

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest

from judge.snapshots.model import Value

_LISTS = frozenset("[(<")
_NUMBERS = frozenset("ifb")
_NEAR = 1e-6
_MOST = 12  # elements of a list that is shown whole
_LONGEST = 60
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\\": "\\\\", '"': '\\"'}


def same(expected: Value, found: Value, *, exactly: bool = False) -> bool:
    """Tell whether a value is as it should be; what cannot be told, or was not set, is.

    `exactly` tells 3 from 3.0, which are printed otherwise.
    """
    if "?" in (expected.kind, found.kind) or expected.kind == "-":
        return True
    if expected.kind in _NUMBERS and found.kind in _NUMBERS:
        kinds = {expected.kind, found.kind}
        return not (exactly and "f" in kinds and len(kinds) > 1) and _near(expected, found)
    if expected.kind in _LISTS and found.kind in _LISTS:
        return next(_different_items(expected, found, exactly=exactly), None) is None
    if {expected.kind, found.kind} <= set("sc"):
        return expected.text == found.text
    if {expected.kind, found.kind} == {"c", "i"}:
        return _code(expected) == _code(found)
    return expected == found


def _code(value: Value) -> str:
    return value.text if value.kind == "i" else str(ord(value.text[:1] or "\0"))


def _near(expected: Value, found: Value) -> bool:
    if "f" not in (expected.kind, found.kind):
        return int(expected.text) == int(found.text)
    try:
        left, right = float(expected.text), float(found.text)
    except ValueError:
        return expected.text == found.text
    if math.isnan(left) or math.isnan(right):
        return math.isnan(left) == math.isnan(right)
    return math.isclose(left, right, rel_tol=_NEAR, abs_tol=_NEAR)


def _different_items(expected: Value, found: Value, *, exactly: bool = False) -> Iterator[int]:
    """Yield the indexes of the elements that differ, or that only one has.

    An array whose size is declared may be longer than it needs to be.
    """
    for at, (left, right) in enumerate(zip_longest(expected.items, found.items)):
        if "~" in (left and left.kind, right and right.kind):
            return
        if left is None or right is None:
            declared = "<" in (expected.kind, found.kind)
            if not _is_unset(left or right) and not (declared and left is None):
                yield at
        elif not same(left, right, exactly=exactly):
            yield at


def first_different(expected: Value, found: Value) -> int | None:
    """Return the index of the first element that both have and that differs."""
    both = min(len(expected.items), len(found.items))
    if not (expected.kind in _LISTS and found.kind in _LISTS):
        return None
    return next((at for at in _different_items(expected, found) if at < both), None)


def is_long(value: Value) -> bool:
    """Tell whether a list is too long to be shown whole."""
    return len(_set_items(value)) > _MOST


def _set_items(value: Value) -> tuple[Value, ...]:
    """Return a list's elements up to the last one that has a value."""
    items = value.items
    while items and _is_unset(items[-1]):
        items = items[:-1]
    return items


def _is_unset(value: Value) -> bool:
    return value.kind == "-" or (bool(value.items) and all(map(_is_unset, value.items)))


def truth(value: Value) -> Value:
    """Return a number as what a condition makes of it."""
    if value.kind not in _NUMBERS:
        return value
    return Value(kind="b", text="0" if float(value.text) == 0 else "1")


def show(value: Value, language: str) -> str:
    """Return a value as it can be written in the language; "" where it has none."""
    if value.kind in _LISTS:
        return "" if value.items and _is_unset(value) else _list(value, language)
    if value.kind == "b":
        word = "true" if value.text == "1" else "false"
        return word.capitalize() if language == "python" else word
    if value.kind == "n":
        return {"python": "None", "java": "null"}.get(language, "NULL")
    return _PLAIN.get(value.kind, _cut)(value.text)


def _list(value: Value, language: str) -> str:
    items = _set_items(value)
    shown = ["…" if each.kind == "~" else show(each, language) or "?" for each in items[:_MOST]]
    shown += ["…"] if len(items) > _MOST else []
    text = ", ".join(shown)
    return f"({text})" if value.kind == "(" else f"[{text}]"


def _float(text: str) -> str:
    try:
        number = float(text)
    except ValueError:
        return text
    short = f"{number:.10g}"
    return short if any(c in short for c in ".enai") else f"{short}.0"


def _quoted(text: str) -> str:
    return f'"{_escaped(_cut(text))}"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(c) or (c if c.isprintable() else f"\\u{ord(c):04x}") for c in text)


def _character(text: str) -> str:
    return f"'{_escaped(text)}'".replace('\\"', '"')


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_PLAIN: Mapping[str, Callable[[str], str]] = {"f": _float, "s": _quoted, "c": _character}
