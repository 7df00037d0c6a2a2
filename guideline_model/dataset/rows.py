"""Reads rows of JSON: pairs of tagged texts, chats, and instructions with input and output."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guideline_model.dataset.model import BadInput, Defaults, Pair
from guideline_model.model import LOCALES
from segmenter import LANGUAGES, Level

Row = Mapping[str, Any]
KNOWN = "tagged_code and guideline, messages, or instruction, input and output"
_FENCED = re.compile(r"```(\w*)[^\n]*\n(.*?)^\s*```", re.DOTALL | re.MULTILINE)
_FENCE_NAMES = {
    "c": "c",
    "cpp": "cpp",
    "c++": "cpp",
    "python": "python",
    "py": "python",
    "java": "java",
}
_SIGNS = (
    ("cpp", re.compile(r"#include\s*<(?:iostream|vector|string|algorithm|map|bits/\S+)>|\bstd::")),
    ("c", re.compile(r"#include\s*[<\"]|\b(?:scanf|printf)\s*\(")),
    ("java", re.compile(r"\bpublic\s+(?:static|class)\b|\bSystem\.(?:out|in)\b")),
    ("python", re.compile(r"^\s*(?:def \w+\(|import \w+|from \w+ import|print\()", re.MULTILINE)),
)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a row stands."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"

    def bad(self, what: str) -> BadInput:
        """Return the error that says what is wrong here."""
        return BadInput(f"{self.file}, line {self.line}: {what}")


def pairs_of(row: Any, place: Place, defaults: Defaults) -> Iterator[Pair]:
    """Yield the pairs of code and guideline that a row holds; raises BadInput where it has none."""
    match row:
        case {"tagged_code": str(code), "guideline": str(guideline)}:
            yield _pair(row, place, defaults, code, guideline)
        case {"messages": list(messages)}:
            yield from _chat(row, messages, place, defaults)
        case {"instruction": str(asked), "output": str(output)}:
            given = str(row.get("input") or "")
            yield _asked(row, place, defaults, given if given.strip() else asked, output)
        case _:
            raise place.bad(f"the row has none of {KNOWN} (as texts): mend or delete it")


def _chat(row: Row, messages: list[Any], place: Place, defaults: Defaults) -> Iterator[Pair]:
    asked = ""
    for message in messages:
        match message:
            case {"role": "user", "content": str(asked)}:
                pass
            case {"role": "assistant", "content": str(answer)} if asked:
                yield _asked(row, place, defaults, asked, answer)
                asked = ""
            case {"role": "system" | "assistant", "content": str()}:
                pass
            case _:
                wanted = 'a role ("system", "user" or "assistant") and a text as content'
                raise place.bad(f"a message needs {wanted}: mend or delete the row")


def _asked(row: Row, place: Place, defaults: Defaults, asked: str, answer: str) -> Pair:
    """Return the pair of a question: the code is what is fenced in it, else all of it."""
    fenced = _FENCED.search(asked)
    named = _FENCE_NAMES.get(fenced[1].lower()) if fenced else None
    known = replace(defaults, language=named or defaults.language)
    return _pair(row, place, known, fenced[2] if fenced else asked, answer)


def _pair(row: Row, place: Place, defaults: Defaults, code: str, guideline: str) -> Pair:
    language = row.get("language") or _language(code) or defaults.language
    return Pair(
        origin=str(place),
        program=f"{place.file}#{row.get('id', place.line)}",
        code=code,
        guideline=guideline,
        language=_one_of(language or "", LANGUAGES, "language", place),
        locale=_one_of(row.get("locale") or defaults.locale, LOCALES, "locale", place),
        level=_level(row, defaults, place),
        statement=str(row.get("statement") or ""),
    )


def _level(row: Row, defaults: Defaults, place: Place) -> str | None:
    level = row.get("level") or defaults.level
    return _one_of(level, tuple(Level), "level", place) if level else None


def _language(code: str) -> str | None:
    return next((name for name, sign in _SIGNS if sign.search(code)), None)


def _one_of(value: Any, known: tuple[str, ...], name: str, place: Place) -> str:
    if value in known:
        return str(value)
    said = f'the {name} "{value}" is unknown' if value else f"the {name} cannot be told"
    raise place.bad(f"{said}: give the row one of {', '.join(known)}, or --{name}")
