"""The tokens of an answer and of its reference, made so that they can be compared one by one."""

from dataclasses import dataclass

from judge.fit import Fitted, fit
from judge.lexing import Misfit, Token, balance, lex, lex_python
from judge.place import Place


@dataclass(frozen=True, kw_only=True)
class Comparable:
    """Two rows of tokens; `given` has its places in the answer. `fitted` is None for a misfit."""

    given: list[Token]
    wanted: list[Token]
    fitted: Fitted | None


def comparable(place: Place, answer: str) -> Comparable | None:
    """Return what an answer and its reference are made of; None where one does not lex."""
    fitted = fitted_or_none(place, answer)
    try:
        given = _tokens(place.language, answer)
        wanted = _tokens(place.language, place.reference)
        if fitted is None:  # an open bracket swallows the ends of lines
            given, wanted = _without_ends(given), _without_ends(wanted)
        else:
            given = given[: _count(place.language, fitted)]
            wanted = _without_block(wanted, place, fitted)
    except Misfit:
        return None
    return Comparable(given=given, wanted=wanted, fitted=fitted)


def fitted_or_none(place: Place, answer: str) -> Fitted | None:
    """Return the answer as it fits its place, or None."""
    try:
        return fit(place, answer)
    except Misfit:
        return None


def _tokens(language: str, text: str) -> list[Token]:
    """Return the tokens; in Python one stands for the end of each line but the last."""
    if language != "python":
        return lex(language, text)
    tokens: list[Token] = []
    for line in lex_python(text):
        if tokens:
            last = tokens[-1]
            end = Token(kind="newline", text="\n", start=last.end, end=last.end, line=last.line)
            tokens.append(end)
        tokens += line.tokens
    return tokens


def _without_ends(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.kind != "newline"]


def _count(language: str, fitted: Fitted) -> int:
    """Return how many of an answer's tokens count: a brace that is given, say, does not."""
    if language != "python":
        return len(fitted.words)
    return sum(len(word[1]) + 1 for word in fitted.words if isinstance(word, tuple)) - 1


def _without_block(wanted: list[Token], place: Place, fitted: Fitted) -> list[Token]:
    """Drop the reference's `{` where the answer has a loop or condition without braces."""
    if place.language == "python" or not fitted.text.startswith("{ "):
        return wanted
    opener = balance(wanted).openers[-1:]
    return [token for token in wanted if token not in opener]
