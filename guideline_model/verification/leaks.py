"""Whether a guideline gives code away: statements, expressions, formats. Tokens are compared."""

from functools import lru_cache

from guideline_model.model import Check
from guideline_model.tokens import conversions, find, is_list, operations, statements, strings
from guideline_model.verification.text import Text, failed, passed

MOST_SHARE = 0.8  # of a statement's tokens in a row
LONG = 6  # tokens that make such a share a copy
ELSEWHERE = 5  # tokens from which on a statement of another unit counts


def no_statement(text: Text) -> Check:
    """Fail a guideline that holds a statement or header of its unit, or a longer one of another.

    The score is what is left of the largest share of a statement's tokens that stand in a row.
    """
    share, size, at = _largest(text)
    run = text.words[at : at + size]
    if share == 1.0 or (share >= MOST_SHARE and size >= LONG and not is_list(run)):
        shown = " ".join(run)
        return failed("no_statement", f"copies the code: {shown!r}", 1 - share, text.span(at, size))
    said = "\x1f".join(("", *text.words, ""))
    for joined, count in _others(text.segmentation.source, text.segmentation.language):
        if joined in said:
            run = tuple(joined.strip("\x1f").split("\x1f"))
            span = text.span(find(text.words, run), count)
            return failed("no_statement", f"copies the code: {' '.join(run)!r}", 0.0, span)
    return passed("no_statement", 1 - share)


def _largest(text: Text) -> tuple[float, int, int]:
    """Return the largest share of a statement that is copied, its tokens, and where it stands."""
    best = (0.0, 0, 0)
    for run in statements(text.unit.text, text.segmentation.language):
        size, at = _longest(text.words, run)
        best = max(best, (size / len(run), size, at))
    return best


def _longest(whole: tuple[str, ...], part: tuple[str, ...]) -> tuple[int, int]:
    """Return the size and place in `whole` of the longest run that it shares with `part`."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(part):
        places.setdefault(word, []).append(at)
    best, end = 0, 0
    before: dict[int, int] = {}
    for at, word in enumerate(whole):
        now = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        for size in now.values():
            if size > best:
                best, end = size, at + 1
        before = now
    return best, end - best


@lru_cache(maxsize=64)
def _others(source: str, language: str) -> tuple[tuple[str, int], ...]:
    runs = (run for run in statements(source, language) if ELSEWHERE <= len(run) <= 60)
    return tuple(("\x1f".join(("", *run, "")), len(run)) for run in runs)


def no_operator(text: Text) -> Check:
    """Fail a guideline that copies an operator of its unit with what it works on."""
    runs = operations(text.unit.text, text.segmentation.language)
    copied = [(at, run) for run in runs if (at := find(text.words, run)) >= 0]
    if not copied:
        return passed("no_operator")
    at, run = min(copied)
    said = f"copies the expression: {' '.join(run)!r}"
    return failed("no_operator", said, 1 - len(copied) / len(runs), text.span(at, len(run)))


def no_format(text: Text) -> Check:
    """Fail a guideline that copies a conversion of a format string of its unit."""
    literals = strings(text.unit.text)
    wanted = tuple(dict.fromkeys(one for literal in literals for one in conversions(literal)))
    copied = [(at, one) for one in wanted if (at := text.whole.find(one)) >= 0]
    if not copied:
        return passed("no_format")
    at, one = min(copied)
    said = f"copies the format: {one!r}"
    return failed("no_format", said, 1 - len(copied) / len(wanted), (at, at + len(one)))
