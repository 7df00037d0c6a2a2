"""Whether a guideline names what it must, with its type, and nothing that is not there."""

import re
from collections.abc import Iterator

from guideline_model.declared import Needed, needed_names
from guideline_model.model import Check
from guideline_model.tokens import Token, located
from guideline_model.verification.scope import names_in_scope, program_names
from guideline_model.verification.text import NAME, Text, failed, passed
from guideline_model.verification.typed import type_said
from guideline_model.verification.words import ENGLISH, KNOWN

_CODELIKE = re.compile(r"\w*(?:_\w|[a-z][A-Z]|[A-Za-z]\d)\w*|[b-hj-zB-HJ-Z]", re.ASCII)
# After these words an English sentence gives a name.
_NAMING = frozenset(
    {"variable", "variables", "array", "function", "method", "parameter", "named", "called"}
)


def names(text: Text) -> Check:
    """Fail a guideline that leaves out a name that its unit declares and the program needs."""
    needed = _needed(text)
    missing = [one.name for one in needed if not _says(text, one.name)]
    if not missing:
        return passed("names")
    score = 1 - len(missing) / len(needed)
    return failed("names", f"name what the unit declares: {', '.join(missing)}", score)


def types(text: Text) -> Check:
    """Fail a guideline that does not say the type of what its unit declares."""
    typed = [one for one in _needed(text) if one.type is not None]
    missing = [one for one in typed if one.type and not type_said(text.whole, one.type)]
    if not missing:
        return passed("types")
    score = 1 - len(missing) / len(typed)
    found = ", ".join(f"{one.name} ({one.said})" for one in missing)
    span = _place(text, missing[0].name)
    return failed("types", f"say the type of what the unit declares: {found}", score, span)


def scope(text: Text) -> Check:
    """Fail a guideline that names what does not exist where its unit stands."""
    allowed = names_in_scope(text.segmentation, text.unit) | KNOWN
    allowed |= program_names(text.request.statement)
    found = _names(text)
    said = [token for token in found if token.text not in allowed]
    korean = text.request.locale == "ko" and re.search("[가-힣]", text.whole)
    if said and not korean:  # between Latin words only some can be names
        surely = _codelike(text)
        said = [token for token in said if token.text in surely]
    if not said:
        return passed("scope")
    strange = dict.fromkeys(token.text for token in said)
    where = "here" if said[0].text in program_names(text.segmentation.source) else "in the program"
    score = 1 - len(strange) / len({token.text for token in found})
    detail = f"leave out what does not exist {where}: {', '.join(strange)}"
    return failed("scope", detail, score, (said[0].start, said[0].end))


def _needed(text: Text) -> tuple[Needed, ...]:
    return needed_names(text.segmentation, text.unit)


def _says(text: Text, name: str) -> bool:
    if not name.isascii():
        return name in text.whole
    return any(token.text == name for token in located(text.whole))


def _place(text: Text, name: str) -> tuple[int, int] | None:
    found = (token for token in located(text.whole) if token.text == name)
    return next(((token.start, token.end) for token in found), None)


def _names(text: Text) -> tuple[Token, ...]:
    """Return the Latin words of the plain text; the s of "n's" is none."""
    found = (token for token in text.tokens if NAME.fullmatch(token.text))
    return tuple(token for token in found if _before(token, text) not in {"'", "’"})


def _before(token: Token, text: Text) -> str:
    return text.plain[token.start - 1] if token.start else ""


def _codelike(text: Text) -> frozenset[str]:
    """Return the words of an English text that can only be names."""
    return frozenset(_codelike_words(text))


def _codelike_words(text: Text) -> Iterator[str]:
    tokens = text.tokens
    for at, token in enumerate(tokens):
        if not NAME.fullmatch(token.text):
            continue
        before = tokens[at - 1].text if at else ""
        called = text.plain[token.end : token.end + 1] in {"(", "["}
        ticked = _before(token, text) == "`"
        named = before in _NAMING and token.text.lower() not in ENGLISH
        if called or ticked or named or _CODELIKE.fullmatch(token.text):
            yield token.text
