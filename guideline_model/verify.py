"""Verifies a guideline: that it is there, in the right language, and gives nothing away."""

import re

from guideline_model.declared import declared_names
from guideline_model.model import Check, WriteRequest
from guideline_model.tokens import (
    contains,
    conversions,
    operations,
    statements,
    strings,
    tokens,
    without_quotes,
)
from segmenter import Level, Unit

MARKUP = re.compile(
    r"\[(?:self|rep|cond|func|class|\w+_def)_(?:start|end)|</?\w+[^<>]*>|```|\*\*\w|^#{1,6} |"
    r"start_of_turn|end_of_turn|^(?:user|model|assistant|guideline|가이드라인)\s*:",
    re.MULTILINE | re.IGNORECASE,
)
MOST_SENTENCES = 3
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_NUMBERING = re.compile(r"^\d+(?:-\d+)*\. ", re.MULTILINE)
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_SENTENCE = re.compile(r"[.!?](?=\s|$)")


def verify(text: str, request: WriteRequest, unit: Unit) -> tuple[Check, ...]:
    """Return every check of a guideline for `unit`, each with its reason where it failed."""
    literals = strings(unit.text)
    plain = without_quotes(_NUMBERING.sub("", text), literals)
    language = request.segmentation.language
    found = {
        "not_empty": "" if text.strip() else "the guideline is empty",
        "language": _language(plain, request.locale, unit),
        "no_markup": _markup(plain),
        "no_statement": _statement(plain, unit, language),
        "no_operator": _operator(plain, unit),
        "no_format": _format(text, literals),
        "names": _names(text, request, unit),
        "length": _length(plain, request),
    }
    return tuple(Check(name=name, ok=not why, detail=why) for name, why in found.items())


def _language(plain: str, locale: str, unit: Unit) -> str:
    own = set(_NAME.findall(unit.text))
    bare = _NAME.sub(lambda found: "" if found[0] in own else found[0], _QUOTED.sub("", plain))
    hangul = len(re.findall("[가-힣]", bare))
    latin = len(re.findall("[A-Za-z]", bare))
    if locale == "ko":
        return "" if hangul and hangul >= latin else "the guideline is not in Korean"
    return "" if latin and hangul == 0 else "the guideline is not in English"


def _markup(plain: str) -> str:
    found = MARKUP.search(plain)
    return f"tag, markup or prompt text: {found.group()!r}" if found else ""


def _statement(plain: str, unit: Unit, language: str) -> str:
    said = tokens(plain)
    for run in statements(unit.text, language):
        if contains(said, run):
            return f"copies the code: {' '.join(run)!r}"
    return ""


def _operator(plain: str, unit: Unit) -> str:
    said = tokens(plain)
    for run in operations(unit.text):
        if contains(said, run):
            return f"copies the expression: {' '.join(run)!r}"
    return ""


def _format(text: str, literals: tuple[str, ...]) -> str:
    for literal in literals:
        for conversion in conversions(literal):
            if conversion in text:
                return f"copies the format: {conversion!r}"
    return ""


def _names(text: str, request: WriteRequest, unit: Unit) -> str:
    said = set(re.findall(r"[^\W가-힣]\w*?(?=[가-힣]|\W|$)", text)) | set(tokens(text))
    missing = [name for name in declared_names(request.segmentation, unit) if name not in said]
    missing = [name for name in missing if name not in text]
    return f"does not name {', '.join(missing)}" if missing else ""


def _length(plain: str, request: WriteRequest) -> str:
    if request.segmentation.level != Level.LINE:
        return ""
    count = len(_SENTENCE.findall(_QUOTED.sub("", plain)))
    return "" if 1 <= count <= MOST_SENTENCES else f"has {count} sentences, not 1 to 3"
