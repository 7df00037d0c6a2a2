"""Cuts code and guidelines into the same tokens, so that spacing and quotes hide nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"[A-Za-z_]\w*|\d+(?:\.\d+)?\w*"
    r"|<<=|>>=|\*\*=|//=|<=>|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\*\*|//|:=|\S",
    re.ASCII,
)
_SILENT = frozenset("\"'`‘’“”")
_OPERATORS = """
+ - * / % ** // == != < <= > >= && || & | ^ << >> = += -= *= /= %= **= //= &= |= ^= <<= >>=
++ -- ! ~ :=
"""
OPERATORS = frozenset(_OPERATORS.split())
# Before a name alone `*` and `&` are a way to name a place: no expression.
_UNARY = frozenset(["-", "+", "!", "~", "*", "**", "&", "++", "--"])
_PLACES = frozenset(["*", "&"])
_STRING = re.compile(r"\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)'")
_CONVERSION = re.compile(
    r"%[-+0#]*\d*(?:\.\d+)?(?:ll|l|h)?[diufegxXcsp](?![A-Za-z])|\{\w*:[^{}]*\}"
)
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_HEADER = re.compile(r"\b(?:if|while|for|switch)\b")
HOLE = "▢"  # stands for a string literal


@dataclass(frozen=True)
class Token:
    """A token of a text, and where it stands."""

    text: str
    start: int
    end: int


def located(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text with their places; quotes and backticks are none."""
    found = (Token(one[0], one.start(), one.end()) for one in _TOKEN.finditer(text))
    return tuple(token for token in found if token.text not in _SILENT)


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a text: names, numbers, operators, single characters."""
    return tuple(word for word in _TOKEN.findall(text) if word not in _SILENT)


def strings(code: str) -> tuple[str, ...]:
    """Return the insides of the string and character literals of a piece of code, as written."""
    return tuple(first or second for first, second in _STRING.findall(code))


def conversions(text: str) -> tuple[str, ...]:
    """Return the format conversions in a text, such as %d and {:.2f}."""
    return tuple(_CONVERSION.findall(text))


def bare(code: str, language: str) -> str:
    """Return code without its comments."""
    if language != "python":
        return _COMMENT.sub(" ", code)
    blind = _blind(code)
    return "".join(part for part, seen in zip(code, _uncommented(blind), strict=True) if seen)


def _blind(code: str) -> str:
    """Return code with each string literal as a run of holes of its length."""
    return _STRING.sub(lambda found: HOLE * len(found[0]), code)


def _uncommented(blind: str) -> Iterator[bool]:
    comment = False
    for char in blind:
        comment = (comment or char == "#") and char != "\n"
        yield not comment


def find(whole: tuple[str, ...], part: tuple[str, ...]) -> int:
    """Return where `part` stands in `whole` as a run, -1 where it does not."""
    size = len(part)
    if not size:
        return -1
    starts = (at for at, word in enumerate(whole) if word == part[0])
    return next((at for at in starts if whole[at : at + size] == part), -1)


@lru_cache(maxsize=512)
def statements(code: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the token runs of the statements and headers of a unit, each without its `;` or `{`.

    One word alone (`break`) is not a statement that could leak. A string literal is one token.
    """
    code = _STRING.sub(HOLE, bare(code, language))
    pieces = [code, *code.splitlines(), *re.split(r"[;{}\n]", code), *_headers(code)]
    return tuple(sorted({run for piece in pieces if (run := _trimmed(piece))}))


def _trimmed(piece: str) -> tuple[str, ...]:
    run = list(tokens(piece))
    while run and run[-1] in {";", "{", "}", ":"}:
        run.pop()
    while run and run[0] in {"}", "{"}:
        run.pop(0)
    plain = len(run) > 1 and not is_list(run) and any(word[0].isalnum() for word in run)
    return tuple(run) if plain else ()


def is_list(run: Sequence[str]) -> bool:
    """Tell whether tokens are nothing but values, or their addresses, with commas between them."""
    plain = [word for word in run if word not in {"&", "*"}]
    return set(plain[1::2]) == {","}


def _headers(code: str) -> Iterator[str]:
    """Yield each header with the parentheses that follow its word; Python's may have none."""
    for found in _HEADER.finditer(code):
        depth, opens = 0, code[found.end() :].lstrip().startswith("(")
        for at in range(found.end(), len(code) if opens else 0):
            depth += {"(": 1, ")": -1}.get(code[at], 0)
            if depth <= 0 and not code[at].isspace():
                yield code[found.start() : at + 1]
                break


@lru_cache(maxsize=512)
def operations(code: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return each operator of a unit with the operand on either side, as token runs."""
    run = tokens(_STRING.sub(HOLE, bare(code, language)))
    found = {_operation(run, at) for at, token in enumerate(run) if token in OPERATORS}
    return tuple(sorted(part for part in found if part))


def _operation(run: tuple[str, ...], at: int) -> tuple[str, ...]:
    before, after = run[at - 1 : at] if at else (), run[at + 1 : at + 2]
    left, right = bool(before) and _operand(before[0], "])"), bool(after) and _operand(after[0])
    if run[at] in {"++", "--"}:
        return (*before, run[at]) if left else (run[at], *after) if right else ()
    if left and after and (right or after[0] in _UNARY or after[0] in "([{"):
        return (*before, run[at], *after)
    number = bool(after) and after[0][0].isdigit()
    copied = run[at] in _UNARY - _PLACES and right and not number
    return (run[at], *after) if copied else ()


def _operand(word: str, closing: str = "") -> bool:
    plain = word[0].isalnum() or word[0] in "_" + HOLE
    return (plain or word in closing) and word not in {"return", "case", "in", "not", "and", "or"}
