"""Whether a guideline has a number or a quoted text that its unit and its problem do not have."""

import re
from collections.abc import Iterator

from guideline_model.model import Check
from guideline_model.verification.scope import names_in_scope
from guideline_model.verification.text import NAME, QUOTED, Text, failed, passed, quote
from guideline_model.verification.words import KNOWN

_NUMBER = re.compile(r"(?<![\w.])\d[\w.]*|(?<![A-Za-z_\d])\d+", re.ASCII)
_TRUTH = re.compile(
    r"\b(?:if|elif|while|assert|bool|boolean|true|false|True|False|return\b.*[<>=!&|?(])"
    r"|&&|\|\||[=!<>]="
)
# What lies just below such a number is the last that counts: to 9 for < 10, % 10 and [10].
_BELOW = re.compile(r"(?:<(?!=)|%|\[)\s*(\d{1,15})\b")
_STEPS = re.compile(r"\+\+|--|\b(?:range|enumerate|for|substr|substring|reverse|reversed)\b|\[")
# A number that only counts what the unit itself shows, or names a base of digits.
_COUNTED = re.compile(
    r"\s*(?:개|가지|차원|번(?=[ .,]|$|만|씩)|회|중|줄|칸|진|"
    r"(?:more |new )?(?:integers?|real|numbers?|values?|strings?|words?|characters?|variables?|"
    r"lines?|spaces?|times|conditions?|elements?|arrays?|functions?|steps?|tokens?|booleans?))"
)
_BASE = re.compile(r"\s*진")


def literals(text: Text) -> Check:
    """Fail a guideline with a literal that neither the unit nor the problem's statement has."""
    said = [*_numbers(text), *_quotes(text)]
    strange = [(start, end) for start, end, known in said if not known]
    if not strange:
        return passed("literals")
    found = ", ".join(dict.fromkeys(text.whole[start:end] for start, end in strange))
    score = 1 - len(strange) / len(said)
    return failed("literals", f"leave out what the unit does not have: {found}", score, strange[0])


def _numbers(text: Text) -> Iterator[tuple[int, int, bool]]:
    allowed = {value(one) for one in _NUMBER.findall(text.unit.text)}
    allowed |= {float(one) for one in re.findall(r"\d", text.unit.text)}  # of %05.2f the 0 too
    allowed |= {value(one) for one in re.findall(r"\d+", text.unit.text)}
    allowed |= {value(one) for one in re.findall(r"\d+(?:\.\d+)?", text.request.statement)}
    allowed |= _implied(text.unit.text)
    most = len(NAME.findall(text.unit.text))
    for found in _NUMBER.finditer(text.unnumbered):
        word = found[0].rstrip(".")
        end = found.start() + len(word)
        number = value(word)
        counts = _COUNTED.match(text.unnumbered, end) and number is not None and number <= most
        based = number in {2, 8, 10, 16} and _BASE.match(text.unnumbered, end)
        yield found.start(), end, number in allowed or bool(counts or based)


def _implied(code: str) -> set[float | None]:
    """Return the numbers that code has without writing them."""
    truths = {0.0, 1.0} if _TRUTH.search(code) else set()
    steps = {0.0, 1.0} if _STEPS.search(code) else set()
    below = {float(found) - 1 for found in _BELOW.findall(code)}
    return {*truths, *steps, *below, *({0.0} if below else ())}


def value(word: str) -> float | None:
    """Return what a number is worth, however it is written; None for what is none."""
    plain = word.replace("_", "").lower()
    based = plain[:2] in {"0x", "0b", "0o"}
    try:
        return float(int(plain.rstrip("lu"), 0)) if based else float(plain.rstrip("luf"))
    except (ValueError, OverflowError):
        return None


def _quotes(text: Text) -> Iterator[tuple[int, int, bool]]:
    for found in QUOTED.finditer(text.whole):
        yield found.start(), found.end(), _known(quote(found), found[0][0], text)


def _known(inside: str, mark: str, text: Text) -> bool:
    said = inside.strip()
    if not said or text.may_quote(inside) or said in text.request.statement:
        return True
    names = names_in_scope(text.segmentation, text.unit) | KNOWN
    word = not re.search(r"[^가-힣\s]", said) and mark in "'‘"  # a stressed word
    return word or said in names or (said in text.unit.text and NAME.fullmatch(said) is not None)
