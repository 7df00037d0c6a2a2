"""What the grammars cannot read, in words of the same length that they can.

Only the parser sees these words; offsets stay as they are and units are cut from the real source.
"""

import re
from collections.abc import Callable, Iterator

from segmenter.chunks import keep_apart
from segmenter.conditionals import open_halves
from segmenter.macros import reword_macros

_TYPEOF = rb"\b((?:__)?typeof(?:__|_unqual)?[ \t]*\((?:[^()\n]|\([^()\n]*\)){0,200}\))"
_CASE_RANGE = rb"\bcase\s+([^:;{}\n?]{1,80}?[ \t]*\.\.\.[ \t]*[^:;{}\n?]{0,80}[\w')])(?=\s*:)"
_ENUM_TYPE = rb"\benum\s+(\w{0,80}[ \t]*:[\w \t]{0,80}\w)(?=\s*\{)"
_AUTO = rb"\b(auto)\b(?=\s+\w+\s*=)"
# A function without a type, as in old C. What the first group holds becomes a type and a name.
_UNTYPED = re.compile(
    rb"^(?!if\b|for\b|while\b|switch\b)([A-Za-z_]\w\w+)"
    rb"(?=[ \t]*\([^(){};]{0,300}\)[\w\s*,;\[\]]{0,300}\{)",
    re.MULTILINE,
)
# C23 and GNU C: what the first group holds is one name to the parser.
_NEWER = {
    "c": [re.compile(part) for part in (_TYPEOF, _CASE_RANGE, _ENUM_TYPE, _AUTO)],
    "cpp": [re.compile(part) for part in (_TYPEOF, _CASE_RANGE)],
}


def plain_words(data: bytes, language: str) -> bytes:
    """Return the source as it is parsed first: with the file's own macros reworded."""
    return reword_macros(data) if language in _NEWER else data


def further_words(data: bytes, language: str, parses: Callable[[bytes], bool]) -> Iterator[bytes]:
    """Yield rewordings to try, each on top of the one before, if a source does not parse."""
    if language == "python":
        yield keep_apart(data, parses)
    if language not in _NEWER:
        return
    before = data
    for pattern in _NEWER[language]:
        data = pattern.sub(_one_name, data)
    data = _UNTYPED.sub(_type_and_name, data)
    if data != before:
        yield data
    if (whole := open_halves(data)) != data:
        yield whole


def _one_name(found: re.Match[bytes]) -> bytes:
    if not found[1].isascii():
        return found[0]
    start, end = found.start(1) - found.start(), found.end(1) - found.start()
    return found[0][:start] + b"x" * (end - start) + found[0][end:]


def _type_and_name(found: re.Match[bytes]) -> bytes:
    return b"x " + found[0][2:]
