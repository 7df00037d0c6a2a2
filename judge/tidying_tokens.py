"""A program's tokens without what is layout: two programs that differ in layout only are equal."""

import re

from judge.lexing import Misfit, Token, lex, lex_python

_MACRO = re.compile(r"[ \t]*(?:#|%:)\s*define\s+\w+\(")
_SPLICE = re.compile(r"\\[ \t]*\n")
_PREFIX = re.compile(r"""^[A-Za-z]*(?=["'])""")


def layout_free(language: str, source: str) -> list[str]:
    """Return the tokens of a program in one form, whatever its layout.

    Raises Misfit where the program does not lex.
    """
    if language == "python":
        return [text for line in lex_python(source) for text in _python_line(line.tokens)]
    return [part for token in lex(language, source) for part in _curly(language, token)]


def _curly(language: str, token: Token) -> list[str]:
    if token.kind == "directive":
        return _directive(token.text)
    # `> >` and `>>` both close two lists of type parameters; C has none.
    if language != "c" and token.kind == "punctuation" and re.fullmatch(">{2,3}", token.text):
        return list(token.text)
    return [token.text]


def _directive(text: str) -> list[str]:
    """Return a preprocessor line in parts; `#define f(x)` is not `#define f (x)`."""
    text = _SPLICE.sub(" ", text)
    kind = "#f" if _MACRO.match(text) else "#"
    inner = text.lstrip().removeprefix("#").removeprefix("%:")
    try:
        return [kind, *(token.text for token in lex("c", inner)), "\n"]
    except Misfit:  # words for people, such as `#error don't`
        return [kind, *inner.split(), "\n"]


def _python_line(tokens: tuple[Token, ...]) -> list[str]:
    """Return a logical line without parentheses, semicolons and trailing commas.

    Those a formatter may add or drop; that they mean the same, the syntax tree has to show.
    """
    kept: list[str] = []
    for token in tokens:
        text = _normal(token)
        if text in (")", "]", "}") and kept and kept[-1] == ",":
            kept.pop()
        if text not in ("(", ")", ";"):
            kept.append(text)
    if kept and kept[-1] == ",":
        kept.pop()
    return kept


def _normal(token: Token) -> str:
    if token.kind == "number":
        return token.text.lower()
    if token.kind == "string":
        prefix = _PREFIX.match(token.text)
        letters = prefix[0] if prefix else ""
        return letters.lower().replace("u", "") + token.text[len(letters) :]
    return token.text
