"""What the absence of a unit is in C, C++ and Java, and which statements and conditions it has."""

from collections.abc import Iterator, Sequence

from judge.lexing import Token, balance
from judge.mutants import Change, MutantKind

_LOOPS = frozenset(("for", "while", "do", "switch", "try"))
_HEADERS = frozenset(("for", "while", "if", "switch", "catch"))
_TYPES = frozenset(("struct", "class", "enum", "union", "interface", "namespace", "record"))
_LABELS = frozenset(("case", "default"))
_ENDS = frozenset((";", "}", ":"))


def absences(language: str, tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield the changes that leave nothing of what the unit is for."""
    no, yes = ("false", "true") if language == "java" else ("0", "1")
    first = tokens[0].text
    condition = _condition(tokens, 1 if first == "else" else 0)
    chain = first == "if" and any(token.text == "else" for token in tokens)
    if condition and first in ("if", "else") and not chain:
        yield Change(kind=MutantKind.NEVER, start=condition[0], end=condition[1], text=no)
        yield Change(kind=MutantKind.ALWAYS, start=condition[0], end=condition[1], text=yes)
    elif condition and first == "while" and tokens[-1].text == ";" and len(tokens) > 1:
        yield Change(kind=MutantKind.NEVER, start=condition[0], end=condition[1], text=no)
    elif chain or first in _LOOPS:
        yield Change(kind=MutantKind.NEVER, start=0, end=0, text=f"if ({no}) ")
    elif first in _LABELS:
        yield Change(kind=MutantKind.REMOVED, start=0, end=tokens[-1].end, text="")
    elif balance(tokens).shape == ("", "{"):
        yield from _empty_function(language, tokens)
    elif balance(tokens).shape == ("", "") and tokens[-1].text in _ENDS:
        yield Change(kind=MutantKind.REMOVED, start=0, end=tokens[-1].end, text=";")
        yield from _no_value(tokens)


def statements(tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield the removal of each simple statement, where there are several."""
    spans = list(_spans(tokens))
    for start, end in spans if len(spans) > 1 else ():
        yield Change(kind=MutantKind.STATEMENT, start=start, end=end, text=";")


def negations(tokens: Sequence[Token], text: str) -> Iterator[Change]:
    """Yield each condition of an `if` turned round."""
    for at, token in enumerate(tokens):
        found = _condition(tokens, at) if token.text == "if" else None
        if found:
            start, end = found
            turned = f"!({text[start:end]})"
            yield Change(kind=MutantKind.NEGATED, start=start, end=end, text=turned)


def _condition(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the span between the parentheses after the word at `at`."""
    if (
        len(tokens) <= at + 1
        or tokens[at].text not in ("if", "while")
        or tokens[at + 1].text != "("
    ):
        return None
    close = _closing(tokens, at + 1)
    return (tokens[at + 1].end, tokens[close].start) if close else None


def _closing(tokens: Sequence[Token], at: int) -> int | None:
    depth = 0
    for index in range(at, len(tokens)):
        depth += (tokens[index].text in ("(", "[", "{")) - (tokens[index].text in (")", "]", "}"))
        if depth == 0:
            return index
    return None


def _spans(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where simple statements stand: what ends with `;` outside of parentheses."""
    depth, begin = 0, 0
    for at, token in enumerate(tokens):
        depth += (token.text == "(") - (token.text == ")")
        if depth or token.text not in (";", "{", "}"):
            continue
        begin = _behind_headers(tokens, begin)
        if token.text == ";" and begin < at:
            yield tokens[begin].start, token.end
        begin = at + 1


def _behind_headers(tokens: Sequence[Token], at: int) -> int:
    """Skip `else`, `if (...)` and labels: the statement is what follows them."""
    while at < len(tokens):
        word = tokens[at].text
        if word in ("else", "do"):
            at += 1
        elif word in _HEADERS and (close := _closing(tokens, at + 1)) is not None:
            at = close + 1
        elif word in _LABELS:
            at = next((i for i in range(at, len(tokens)) if tokens[i].text == ":"), at) + 1
        else:
            break
    return at


def _empty_function(language: str, tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield the function with nothing in it but a value to return."""
    brace = next(at for at, token in enumerate(tokens) if token.text == "{")
    head = [token.text for token in tokens[:brace]]
    if "(" not in head or _TYPES & set(head[: head.index("(")]) or brace + 1 == len(tokens):
        return
    yield Change(
        kind=MutantKind.REMOVED,
        start=tokens[brace].end,
        end=tokens[-1].end,
        text=_returned(language, head[: head.index("(")]),
    )


def _returned(language: str, words: Sequence[str]) -> str:
    if "void" in words and "*" not in words:
        return ""
    if language == "cpp":
        return " return {};"
    if language == "c" or {"int", "long", "short", "byte", "char", "double", "float"} & set(words):
        return " return 0;"
    return " return false;" if "boolean" in words else " return null;"


def _no_value(tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield `int x = f(y);` with 0 for its value; it cannot be gone, since `x` is used."""
    texts = [token.text for token in tokens]
    if len(texts) < 5 or "=" not in texts or texts.count(";") != 1:
        return
    at = texts.index("=")
    declares = at > 1 and tokens[at - 1].kind == "name" and tokens[at - 2].text not in (".", "->")
    if declares and len(texts) - at > 3 and "," not in texts[at:] and "{" not in texts:
        start, end = tokens[at + 1].start, tokens[-1].start
        yield Change(kind=MutantKind.NO_VALUE, start=start, end=end, text="0")
