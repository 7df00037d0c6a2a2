"""Two values compared."""

import math
from collections.abc import Iterator
from itertools import zip_longest

from judge.snapshots.model import Value

LISTS = frozenset("[(<")
_OBJECTS = frozenset("{")
_TEXTS = frozenset("sc")
_NUMBERS = frozenset("ifb")
_NEAR = 1e-6
MOST = 12  # elements of a list that is shown whole


def same(expected: Value, found: Value, *, exactly: bool = False) -> bool:
    """Tell whether a value is as it should be; what cannot be told, or was not set, is.

    `exactly` tells 3 from 3.0, which are printed otherwise.
    """
    if "?" in (expected.kind, found.kind) or expected.kind == "-":
        return True
    if expected.kind in _NUMBERS and found.kind in _NUMBERS:
        kinds = {expected.kind, found.kind}
        return not (exactly and "f" in kinds and len(kinds) > 1) and _near(expected, found)
    if _are(expected, found, _OBJECTS):
        return all(same(a, b, exactly=exactly) for _, a, b in _fields(expected, found))
    if _are(expected, found, LISTS):
        return next(_different_items(expected, found, exactly=exactly), None) is None
    if {expected.kind, found.kind} == {"c", "i"}:
        return _code(expected) == _code(found)
    texts = _are(expected, found, _TEXTS) and expected.text == found.text
    return texts or expected == found


def _are(left: Value, right: Value, kinds: frozenset[str]) -> bool:
    return left.kind in kinds and right.kind in kinds


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
            if not is_unset(left or right) and not (declared and left is None):
                yield at
        elif not same(left, right, exactly=exactly):
            yield at


def _fields(expected: Value, found: Value) -> Iterator[tuple[str, Value, Value]]:
    """Yield the fields that two objects have in common."""
    theirs = {each.text: each.items[0] for each in found.items if each.items}
    for each in expected.items:
        if each.items and each.text in theirs:
            yield each.text, each.items[0], theirs[each.text]


def partings(
    expected: Value, found: Value, read: frozenset[str], *, exactly: bool = False
) -> Iterator[tuple[str, Value, Value]]:
    """Yield what differs: of objects the fields that are `read`, each with the way to it."""
    if same(expected, found, exactly=exactly):
        return
    if _are(expected, found, _OBJECTS):
        for name, left, right in _fields(expected, found):
            inner = partings(left, right, read, exactly=exactly) if name in read else ()
            yield from ((f".{name}{way}", a, b) for way, a, b in inner)
    elif _are_objects(expected, found):
        yield from _first_parting(expected, found, read)
    else:
        yield "", expected, found


def _are_objects(expected: Value, found: Value) -> bool:
    """Tell whether two lists are as long as each other and hold objects."""
    pairs = list(zip(set_items(expected), set_items(found), strict=False))
    alike = len(set_items(expected)) == len(set_items(found))
    return alike and any(_are(left, right, _OBJECTS) for left, right in pairs)


def _first_parting(
    expected: Value, found: Value, read: frozenset[str]
) -> Iterator[tuple[str, Value, Value]]:
    """Yield what differs of the first elements that do so in what is read."""
    for at, pair in enumerate(zip(expected.items, found.items, strict=False)):
        rows = [(f"[{at}]{way}", a, b) for way, a, b in partings(*pair, read)]
        if rows:
            yield from rows
            return


def first_different(expected: Value, found: Value) -> int | None:
    """Return the index of the first element that both have and that differs."""
    both = min(len(expected.items), len(found.items))
    if not (expected.kind in LISTS and found.kind in LISTS):
        return None
    return next((at for at in _different_items(expected, found) if at < both), None)


def is_long(value: Value) -> bool:
    """Tell whether a list is too long to be shown whole."""
    return len(set_items(value)) > MOST


def set_items(value: Value) -> tuple[Value, ...]:
    """Return a list's elements up to the last one that has a value."""
    items = value.items
    while items and is_unset(items[-1]):
        items = items[:-1]
    return items


def is_unset(value: Value) -> bool:
    """Tell whether nothing of a value was ever set."""
    return value.kind == "-" or (bool(value.items) and all(map(is_unset, value.items)))


def truth(value: Value) -> Value:
    """Return a number as what a condition makes of it."""
    if value.kind not in _NUMBERS:
        return value
    return Value(kind="b", text="0" if float(value.text) == 0 else "1")
