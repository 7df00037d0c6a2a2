"""One lexer per family of languages, enough to tell whether a unit stands on its own."""

from itertools import islice

from judge.lexing.base import Balance, Misfit, Token, balance
from judge.lexing.curly import directive_name, lex_c, scan_c, scan_java
from judge.lexing.python import LogicalLine, lex_python, scan_python

_SCAN = {"c": scan_c, "cpp": scan_c, "java": scan_java, "python": scan_python}


def lex(language: str, text: str) -> list[Token]:
    """Return the tokens of a text; raise Misfit where it does not lex."""
    if language == "python":
        return [token for line in lex_python(text) for token in line.tokens]
    return list(scan_java(text)) if language == "java" else lex_c(text)


def has_more_tokens(language: str, text: str, count: int) -> bool:
    """Tell whether a text has more tokens than that, without reading much further."""
    scanned = _SCAN[language](text)
    tokens = (token for token in scanned if token.kind != "newline")
    return next(islice(tokens, count, None), None) is not None


__all__ = [
    "Balance",
    "LogicalLine",
    "Misfit",
    "Token",
    "balance",
    "directive_name",
    "has_more_tokens",
    "lex",
    "lex_python",
]
