"""Reads printf and scanf formats into parts and kinds."""

import re
from collections.abc import Sequence

from guideline_model.describe.expressions import Expr, Number, Show, Unknown

_PRINT = re.compile(
    r"%(?P<flags>[-+ 0#,]*)(?P<width>\d+|\*)?(?:\.(?P<places>\d+|\*))?"
    r"(?:hh|h|ll|l|L|z|j|t|I64)?(?P<kind>[a-zA-Z%])"
)
_SCAN = re.compile(r"%(?P<skip>\*)?\d*(?:hh|h|ll|l|L|z|j|t|I64)?(?P<kind>\[\^?.[^\]]*\]|[a-zA-Z])")
_KINDS = {"d": "int", "i": "int", "u": "int", "f": "real", "g": "real", "e": "real",
          "c": "char", "s": "word", "x": "hex", "X": "hex", "o": "octal", "p": "int"}  # fmt: skip
_STYLES = {"x": "hex", "X": "HEX", "o": "octal", "e": "science", "E": "science", "c": "char"}


def print_parts(pattern: str, args: Sequence[Expr]) -> tuple[str | Show, ...]:
    """Return the texts and values that a printf of `pattern` with `args` shows, in order."""
    rest = list(args)
    parts: list[str | Show] = []
    at = 0
    for found in _PRINT.finditer(pattern):
        _text(parts, pattern[at : found.start()])
        at = found.end()
        if found["kind"] in "%n":
            _text(parts, "%" if found["kind"] == "%" else "\n")
            continue
        parts.append(_show(found, rest))
    _text(parts, pattern[at:])
    return tuple(parts)


def lines(parts: Sequence[str | Show]) -> list[str | Show]:
    """Return printed parts with each run of line ends inside a text as a part of its own.

    A text's own last line ends stay with it.
    """
    found: list[str | Show] = []
    for part in parts:
        pieces = re.split(r"(\n+)(?=[^\n])", part) if isinstance(part, str) else [part]
        found += [piece for piece in pieces if piece]
    if len(found) > 1:
        *body, last = found
        return [piece for part in body for piece in _ended(part)] + [last]
    return found


def _ended(part: str | Show) -> list[str | Show]:
    if not isinstance(part, str) or not part.endswith("\n") or not part.strip("\n"):
        return [part]
    text = part.rstrip("\n")
    return [text, part[len(text) :]]


def _text(parts: list[str | Show], text: str) -> None:
    if not text:
        return
    if parts and isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)


def _show(found: re.Match[str], rest: list[Expr]) -> Show:
    flags, kind = found["flags"], found["kind"]
    sizes = []
    for size in (found["width"], found["places"]):
        star = rest.pop(0) if size == "*" and rest else None
        number = star.text if isinstance(star, Number) else size
        sizes.append(int(number) if number and number.isdigit() else None)
    value = rest.pop(0) if rest else Unknown(())
    places = sizes[1] if kind in "feEgG" else None
    if kind in "fF" and places is None:
        places = 6
    pad = "0" if "0" in flags and "-" not in flags else ""
    return Show(value, places, sizes[0], pad, "-" in flags, _STYLES.get(kind, ""))


def scan_kinds(pattern: str) -> tuple[str, ...]:
    """Return the kind of value that each stored conversion of a scanf `pattern` reads."""
    kinds = []
    for found in _SCAN.finditer(pattern):
        if not found["skip"]:
            kind = found["kind"]
            kinds.append("line" if kind.startswith("[") else _KINDS.get(kind, "int"))
    return tuple(kinds)
