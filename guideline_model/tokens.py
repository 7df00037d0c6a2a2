"""Cuts code and guidelines into the same tokens, so that spacing hides nothing."""

import re

_TOKEN = re.compile(
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|[A-Za-z_]\w*|\d+(?:\.\d+)?\w*"
    r"|<<=|>>=|\*\*=|//=|<=>|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\*\*|//|:=|\S",
    re.ASCII,
)
OPERATORS = frozenset(
    [
        "+",
        "-",
        "*",
        "/",
        "%",
        "**",
        "//",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "&&",
        "||",
        "&",
        "|",
        "^",
        "<<",
        ">>",
        "=",
        "+=",
        "-=",
        "*=",
        "/=",
        "%=",
        "**=",
        "//=",
        "&=",
        "|=",
        "^=",
        "<<=",
        ">>=",
        "++",
        "--",
        "!",
        "~",
        ":=",
    ]
)
_STRING = re.compile(r"\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)'")
_CONVERSION = re.compile(r"%[-+0#]*\d*(?:\.\d+)?(?:ll|l|h)?[diufegxXcsp]\b|\{\w*:[^{}]*\}")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a text: names, numbers, literals, operators, single characters."""
    return tuple(_TOKEN.findall(text))


def strings(code: str) -> tuple[str, ...]:
    """Return the insides of the string and character literals of a piece of code, as written."""
    return tuple(first or second for first, second in _STRING.findall(code))


def conversions(text: str) -> tuple[str, ...]:
    """Return the format conversions in a text, such as %d and {:.2f}."""
    return tuple(_CONVERSION.findall(text))


def without_quotes(text: str, allowed: tuple[str, ...]) -> str:
    """Return a guideline without the quoted texts that are (parts of) the unit's own literals."""

    def one(found: re.Match[str]) -> str:
        inside = found[1] if found[1] is not None else found[2]
        plain = inside.strip()
        return (
            " ▢ " if any(plain in literal or literal in plain for literal in allowed) else found[0]
        )

    return _STRING.sub(one, text)


def contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Tell whether `part` stands in `whole` as a run."""
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def statements(code: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the token runs of the statements and headers of a unit, each without its `;` or `{`.

    One word alone (`break`) is not a statement that could leak.
    """
    if language != "python":
        code = _COMMENT.sub(" ", code)
    pieces = [code, *code.splitlines(), *re.split(r"[;{}\n]", _STRING.sub('""', code))]
    found = set()
    for piece in pieces:
        run = list(tokens(piece))
        while run and run[-1] in {";", "{", "}", ":"}:
            run.pop()
        while run and run[0] in {"}", "{"}:
            run.pop(0)
        if len(run) > 1 and set(run[1::2]) != {","}:  # a list of values is no statement
            found.add(tuple(run))
    return tuple(sorted(found))


def operations(code: str) -> tuple[tuple[str, ...], ...]:
    """Return each operator of a unit with the operand on either side, as token runs."""
    run = tokens(_STRING.sub('""', code))
    found = set()
    for at, token in enumerate(run):
        if token in OPERATORS:
            found.add(run[max(0, at - 1) : at + 2])
    return tuple(sorted(part for part in found if len(part) > 1))
