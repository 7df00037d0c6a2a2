"""Whether two texts of a unit differ in nothing but blanks: not inside literals, not in what
Python's indentation means."""

import re
import tokenize
from collections.abc import Iterator
from io import StringIO

_BLANKS = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\s+""")
_SHAPE = (tokenize.INDENT, tokenize.DEDENT, tokenize.NEWLINE, tokenize.ENDMARKER)


def same_but_blanks(one: str, other: str, language: str) -> bool:
    """Tell whether two texts are the same but for blanks; Python's begin with their indentation."""
    if one == other:
        return True
    if language != "python":
        return _BLANKS.sub(r"\1", one) == _BLANKS.sub(r"\1", other)
    try:
        return list(_tokens(one)) == list(_tokens(other))
    except (SyntaxError, tokenize.TokenError):
        return False  # a broken program's blanks may mean anything


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.type, "".join(token.string.split())
        elif token.type != tokenize.NL:
            yield token.type, "" if token.type in _SHAPE else token.string
