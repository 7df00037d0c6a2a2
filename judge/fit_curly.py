"""How an answer in C, C++ or Java fits its place."""

import re
from collections.abc import Sequence

from judge.layout import comment_end, indented
from judge.lexing import Misfit, Token, balance, directive_name, lex
from judge.model import FeedbackCode
from judge.place import FittedFields, Place

_HOLLOW = frozenset(";{}")
_CONDITIONALS = frozenset(("if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif"))
_BLOCKS = frozenset(("for", "while", "if", "switch"))
# a unit whose last token is none of these is the header of something
_ENDS = frozenset((";", "}", ":", ","))


def fit_curly(place: Place, answer: str) -> FittedFields:
    """Return the answer's text as it stands in the source, and its tokens; or raise Misfit."""
    wrap = ""
    tokens = lex(place.language, answer)
    reference = _reference_tokens(place)
    if _words(tokens) != _words(reference) or not tokens:
        if all(token.text in _HOLLOW for token in tokens):
            raise Misfit(FeedbackCode.EMPTY, 0)
        _check_directives(tokens, reference)
        tokens = _without_given_braces(tokens, reference, place)
        if not tokens:
            raise Misfit(FeedbackCode.EMPTY, 0)
        if _needs_block(tokens, reference, place):
            wrap = "{ "
        else:
            _check_shape(tokens, reference)
    end = comment_end(answer, tokens[-1].end, place, ("//", "/*"))
    rows, shifts = indented(answer[:end].split("\n"), tokens, place.indent)
    return {
        "text": wrap + "\n".join(rows),
        "words": _words(tokens),
        "shifts": (len(wrap) + shifts[0], *shifts[1:]),
    }


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def _reference_tokens(place: Place) -> list[Token]:
    """Return the reference's tokens; none where the instructor's file itself does not lex."""
    try:
        tokens = lex(place.language, place.reference)
        balance(tokens)
    except Misfit:
        return []
    return tokens


def _check_directives(tokens: Sequence[Token], reference: Sequence[Token]) -> None:
    """Refuse directives of a kind that the reference has not, and conditionals of another order."""
    known = [directive_name(t) for t in reference if t.kind == "directive"]
    own = [t for t in tokens if t.kind == "directive"]
    for token in own:
        if directive_name(token) not in known:
            raise Misfit(FeedbackCode.DIRECTIVE, token.line, f"#{directive_name(token)}")
    conditionals = [t for t in own if directive_name(t) in _CONDITIONALS]
    wanted = [name for name in known if name in _CONDITIONALS]
    if [directive_name(t) for t in conditionals] != wanted:
        line = conditionals[-1].line if conditionals else 0
        raise Misfit(FeedbackCode.DIRECTIVE, line, f"#{wanted[-1] if wanted else 'if'}")


def _without_given_braces(
    tokens: list[Token], reference: Sequence[Token], place: Place
) -> list[Token]:
    """Drop what the student closed or opened although the fixed text does."""
    if not reference:
        return tokens
    shape = balance(reference).shape
    if shape == ("", ""):
        header = reference[-1].text not in _ENDS and reference[-1].kind != "directive"
        return _without_body(tokens) if header else tokens
    if shape[1].endswith("{") and balance(tokens).shape == (shape[0], shape[1][:-1]):
        return _without_end(tokens, place)
    return tokens


def _without_body(tokens: list[Token]) -> list[Token]:
    """Drop the `{` or the empty `{ }` after a header."""
    end = len(tokens)
    if tokens[-1].text == "}":
        end -= 1
        while end and tokens[end - 1].text == ";":
            end -= 1
    return tokens[: end - 1] if end and tokens[end - 1].text == "{" else tokens


def _without_end(tokens: list[Token], place: Place) -> list[Token]:
    """Drop the end of the block: `}`, `};`, or whatever the fixed text has on that line."""
    first_line = place.follows.lstrip().partition("\n")[0]
    try:
        given = _words(lex(place.language, first_line))
    except Misfit:
        given = ("}",)
    for end in (given, ("}", ";"), ("}",)):
        if end and end[0] == "}" and _words(tokens[-len(end) :]) == end:
            return tokens[: -len(end)]
    return tokens


def _needs_block(tokens: Sequence[Token], reference: Sequence[Token], place: Place) -> bool:
    """Tell whether whole statements stand where the fixed text closes a loop's or if's block.

    Such an answer, `for (...) s += i;` without braces, is right: it gets a block around it.
    """
    return (
        bool(reference)
        and reference[0].text in _BLOCKS
        and balance(reference).shape == ("", "{")
        and balance(tokens).shape == ("", "")
        and tokens[-1].text in (";", "}")
        and re.match(r"\s*\}\s*(?!else\b|\S*;)", place.follows) is not None
    )


def _check_shape(tokens: Sequence[Token], reference: Sequence[Token]) -> None:
    """Refuse an answer that closes or opens more, or less, than its place has."""
    own, wanted = balance(tokens), balance(reference)
    if own.shape == wanted.shape:
        return
    if own.shape[0] != wanted.shape[0] and own.closers:
        early = own.closers[min(len(wanted.closers), len(own.closers) - 1)]
        raise Misfit(FeedbackCode.EARLY_BRACE, early.line, early.text)
    if len(own.openers) > len(wanted.openers):
        unclosed = own.openers[len(wanted.openers)]
        raise Misfit(FeedbackCode.UNCLOSED_BRACE, unclosed.line, unclosed.text)
    if len(own.closers) < len(wanted.closers):
        raise Misfit(FeedbackCode.MISSING_BRACE, tokens[0].line, wanted.closers[-1].text)
    raise Misfit(FeedbackCode.MISSING_BRACE, tokens[-1].line, wanted.openers[-1].text)
