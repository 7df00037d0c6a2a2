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
        base = array_of(inner, dimensions)
    else:
        base = words.TYPES.get(type_.name) or (f"{type_.name}형" if type_.name else "")
    base += " 이중 포인터" if type_.pointer == 2 else " 포인터" if type_.pointer else ""
    fixed = "상수 " if type_.constant else ""
    if type_.reference:
        return Word(f"{base}{'의' if base[-1:] != '형' else ''} {fixed}참조")
    return Word(f"{fixed}{base}")


def held_words(type_: Type) -> Word:
    """Return what a collection of the type holds: "정수", "문자열"."""
    if type_.args or type_.pointer:
        return type_words(type_)
    return Word(words.HELD.get(type_.name) or type_.name)


def array_of(type_: Type, dimensions: int = 1) -> Word:
    """Return an array of a type: "정수 배열", "2차원 Student형 배열"."""
    plain = type_.name in words.HELD and not type_.pointer and not type_.args
    held = held_words(type_) if plain else type_words(type_)
    held = Word(f"상수 {held}") if plain and type_.constant else held
    return Word(f"{'2차원 ' if dimensions == 2 else ''}{held} 배열")


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
    return f"“{body}”" if '"' in body else f'"{body}"'
