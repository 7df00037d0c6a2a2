"""Korean: puts types, literal texts and lists of names in words."""

from guideline_model.describe.expressions import (
    Type,
)
from guideline_model.locale import ko_words as words
from guideline_model.particles import Word


def type_words(type_: Type | None) -> Word:
    """Return a type as it stands before a variable: "정수형", "double형 실수"."""
    if type_ is None:
        return Word("")
    if type_.args and type_.key in words.CONTAINERS:
        args = [held_words(arg) for arg in type_.args]
        pattern = words.CONTAINERS[type_.key]
        base = pattern.format(args[0], type_.name, args[-1])
    elif type_.key == "array":
        inner, dimensions = type_, 0
        while inner.key == "array":
            inner, dimensions = inner.args[0], dimensions + 1
        held = held_words(inner) if inner.name in words.HELD else type_words(inner)
        base = f"{held} {'2차원 ' if dimensions == 2 else ''}배열"
    else:
        base = words.TYPES.get(type_.name) or (f"{type_.name}형" if type_.name else "")
    base += " 이중 포인터" if type_.pointer == 2 else " 포인터" if type_.pointer else ""
    base += " 참조" if type_.reference else ""
    return Word(f"상수 {base}" if type_.constant else base)


def held_words(type_: Type) -> Word:
    """Return what a collection of the type holds: "정수", "문자열"."""
    if type_.args or type_.pointer:
        return type_words(type_)
    return Word(words.HELD.get(type_.name) or f"{type_.name} 값")


def listed(names: list[Word]) -> Word:
    """Return names as one noun phrase."""
    if len(names) == 2:
        return Word(f"{names[0]:과} {names[1]}")
    return Word(", ".join(names))


def source_words(how: str) -> Word:
    """Return what input is read with."""
    return Word(how) if how in {"sc", "br", "in"} else Word(f"{how} 함수")


def quoted(value: str) -> str:
    """Return a literal text in quotes, its blanks and line ends in words."""
    if value in words.TEXTS:
        return words.TEXTS[value]
    body = value.strip("\n").replace("\n", " ⏎ ").replace("\t", " ")
    return f'"{body}"'
