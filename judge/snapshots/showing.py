"""How a value is shown, as its language writes it."""

from collections.abc import Callable, Mapping

from judge.snapshots.model import Value
from judge.snapshots.values import LISTS, MOST, is_unset, set_items

_LONGEST = 60
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\\": "\\\\", '"': '\\"'}


def show(value: Value, language: str) -> str:
    """Return a value as it can be written in the language; "" where it has none."""
    if value.kind in LISTS:
        return "" if value.items and is_unset(value) else _list(value, language)
    if value.kind == "{":
        return "" if value.items and is_unset(value) else _object(value, language)
    if value.kind == "b":
        word = "true" if value.text == "1" else "false"
        return word.capitalize() if language == "python" else word
    if value.kind == "n":
        return {"python": "None", "java": "null"}.get(language, "NULL")
    return _PLAIN.get(value.kind, _cut)(value.text)


def _list(value: Value, language: str) -> str:
    items = set_items(value)
    shown = ["…" if each.kind == "~" else show(each, language) or "?" for each in items[:MOST]]
    shown += ["…"] if len(items) > MOST else []
    text = ", ".join(shown)
    return f"({text})" if value.kind == "(" else f"[{text}]"


def _object(value: Value, language: str) -> str:
    fields = [(each.text, show(each.items[0], language) or "?") for each in value.items]
    text = ", ".join(f"{name}={told}" for name, told in fields[:MOST])
    return f"{value.text}({text})" if value.text else f"{{{text}}}"


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
