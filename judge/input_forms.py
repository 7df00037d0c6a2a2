"""Inputs like those of the tests, and a little different: what a program may stumble over.

An input is taken as lines of words. What the first line counts (the lines, the words that follow,
the words of each line), in all tests alike, is kept true. Pure, and always the same ones.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

Lines = tuple[tuple[str, ...], ...]
_INTEGER = re.compile(r"-?\d{1,17}")
_DECIMAL = re.compile(r"-?\d{1,17}\.\d{1,17}")
_WORD = re.compile(r".*")
_MAX_INPUT = 4000
_BASES = 3
# what the first line may count, of what follows it
_COUNTS: dict[str, Callable[[Lines], int | None]] = {
    "lines": len,
    "half": lambda body: None if len(body) % 2 else len(body) // 2,
    "words": lambda body: sum(map(len, body)),
    "width": lambda body: len(body[0]) if len({len(row) for row in body}) == 1 else None,
}


def variations(inputs: Sequence[str], most: int) -> list[str]:
    """Return up to `most` inputs of the same form that are not among these, small ones first.

    Negative numbers come last where the tests have none.
    """
    known = set(inputs)
    small = sorted((text for text in known if len(text) <= _MAX_INPUT), key=_size)
    parsed = [_lines(text) for text in small]
    counts = _counts([lines for lines in parsed if lines])
    made = chain.from_iterable(_vary(lines, counts) for lines in parsed[:_BASES] if lines)
    texts = dict.fromkeys(_text(lines) for lines in made)
    plain = {_text(lines) for lines in parsed}
    fresh = [text for text in texts if text not in known and text not in plain]
    negative = any("-" in text for text in inputs)
    return list(islice(sorted(fresh, key=lambda t: (not negative and "-" in t, *_size(t))), most))


def _size(text: str) -> tuple[int, int, str]:
    return len(text.split()), len(text), text


def _lines(text: str) -> Lines:
    return tuple(tuple(row.split()) for row in text.rstrip().split("\n"))


def _text(lines: Lines) -> str:
    return "".join(" ".join(row) + "\n" for row in lines)


def _counts(inputs: Sequence[Lines]) -> dict[int, str]:
    """Return what each word of the first line counts, by its place, where it does in all tests."""
    places = range(min((len(lines[0]) for lines in inputs), default=0))
    found: dict[int, str] = {}
    for place in places:
        for what, count in _COUNTS.items():
            if all(len(i) > 1 and i[0][place] == str(count(i[1:])) for i in inputs):
                found.setdefault(place, what)
    return found


def _vary(lines: Lines, counts: dict[int, str]) -> Iterator[Lines]:
    """Yield inputs that differ in size, in one value, or in all values at once."""
    for body in _resized(lines[1:], set(counts.values())):
        yield _counted((lines[0], *body), counts)
    for row, words in enumerate(lines):
        for at, word in enumerate(words):
            if row or at not in counts:
                for other in _others(word):
                    yield _with(lines, row, at, other)
    own = [(r, at) for r, words in enumerate(lines) for at in range(len(words))
           if r or at not in counts]  # fmt: skip
    for kind in (_INTEGER, _DECIMAL, _WORD):
        yield from _rearranged(lines, [(r, at) for r, at in own if _kind(lines[r][at]) is kind])


def _rearranged(lines: Lines, places: Sequence[tuple[int, int]]) -> Iterator[Lines]:
    """Yield the values of some places, all of one kind, made equal, turned round and sorted."""
    values = [lines[row][at] for row, at in places]
    for changed in (values[:1] * len(values), values[::-1], sorted(values, key=_order)):
        varied = lines
        for (row, at), value in zip(places, changed, strict=True):
            varied = _with(varied, row, at, value)
        yield varied


def _resized(body: Lines, counted: set[str]) -> Iterator[Lines]:
    """Yield what follows the first line with less of it, or one more, where its size is told."""
    if "lines" in counted:
        yield from (body[:1], body[:2], body[:-1], (*body, *body[-1:]))
    if "words" in counted and len(body) == 1:
        words = body[0]
        yield from ((words[:1],), (words[:2],), (words[:-1],), ((*words, *words[-1:]),))
    if "width" in counted:
        yield tuple(row[:1] for row in body)


def _counted(lines: Lines, counts: dict[int, str]) -> Lines:
    """Return an input whose first line counts right again."""
    for place, what in counts.items():
        lines = _with(lines, 0, place, str(_COUNTS[what](lines[1:]) or 0))
    return lines


def _others(word: str) -> Iterator[str]:
    """Yield what may stand for one word."""
    if _INTEGER.fullmatch(word):
        value = int(word)
        yield from map(str, (0, 1, value - 1, value + 1, 2 * value, -1, -value))
    elif _DECIMAL.fullmatch(word):
        yield from ("0.0", "1.0", word[1:] if word[0] == "-" else f"-{word}")
    else:
        yield from (word[:1], word[::-1], word + word[-1:], word.swapcase())


def _with(lines: Lines, row: int, at: int, word: str) -> Lines:
    words = (*lines[row][:at], word, *lines[row][at + 1 :])
    return (*lines[:row], words, *lines[row + 1 :])


def _kind(word: str) -> re.Pattern[str]:
    return next(kind for kind in (_INTEGER, _DECIMAL, _WORD) if kind.fullmatch(word))


def _order(word: str) -> tuple[float, str]:
    return (0, word) if _kind(word) is _WORD else (float(word), "")
