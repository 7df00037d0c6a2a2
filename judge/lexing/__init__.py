"""One lexer per family of languages, enough to tell whether a unit stands on its own."""

from judge.lexing.base import Balance, Misfit, Token, balance
from judge.lexing.curly import directive_name, lex_c, lex_java
from judge.lexing.python import LogicalLine, lex_python


def lex(language: str, text: str) -> list[Token]:
    """Return the tokens of a text; raise Misfit where it does not lex."""
    if language == "python":
        return [token for line in lex_python(text) for token in line.tokens]
    return lex_java(text) if language == "java" else lex_c(text)


__all__ = [
    "Balance",
    "LogicalLine",
    "Misfit",
    "Token",
    "balance",
    "directive_name",
    "lex",
    "lex_python",
]
