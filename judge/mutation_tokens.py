"""Changes of single tokens: the wrong relation, the wrong operator, one more and one less."""

import re
from collections.abc import Iterator, Sequence

from judge.lexing import Token
from judge.mutants import Change, MutantKind

_PAIRS = {
    MutantKind.RELATION: "< <=  <= <  > >=  >= >  == !=  != ==",
    MutantKind.ARITHMETIC: "+ -  - +  * /  / *  % /  // *  << >>  >> <<",
    MutantKind.LOGIC: "&& ||  || &&  or and  and or  true false  false true"
    "  True False  False True",
    MutantKind.STEP: "++ --  -- ++  += -=  -= +=  *= /=  /= *=  //= *=",
}
_SWAPS: dict[str, tuple[MutantKind, str]] = {
    old: (kind, new)
    for kind, pairs in _PAIRS.items()
    for old, new in (pair.split() for pair in pairs.split("  "))
}
# these are pointers, signs, template brackets or streams where no value stands before them
_BINARY = frozenset(("<", ">", "+", "-", "*", "/", "%", "<<", ">>"))
_WORDS = """
and auto bool boolean byte case char const double else float in int long not or print return short
signed struct unsigned void
"""
_NO_VALUES = frozenset(_WORDS.split())
_STREAMS = frozenset(("cin", "cout", "cerr"))
_INTEGER = re.compile(r"(0|[1-9]\d{0,8})([uUlL]*)")
_SIZE = 16  # an array's size as written by hand: one more or less of it changes nothing


def token_changes(tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield what can be changed in one token, in order."""
    streams = any(token.text in _STREAMS for token in tokens)
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        if token.kind == "number":
            yield from _constants(token, before, tokens[at + 1 : at + 2])
        elif token.text in _SWAPS and not _means_other(token, before, streams=streams):
            kind, new = _SWAPS[token.text]
            yield Change(kind=kind, start=token.start, end=token.end, text=new)


def _means_other(token: Token, before: Token | None, *, streams: bool) -> bool:
    """Tell whether an operator is not the one between two values."""
    if token.kind == "string" or (streams and token.text in ("<<", ">>")):
        return True
    if token.text not in _BINARY:
        return False
    if before is None or before.text in _NO_VALUES:
        return True
    return before.kind not in ("name", "number") and before.text not in (")", "]")


def _constants(token: Token, before: Token | None, after: Sequence[Token]) -> Iterator[Change]:
    found = _INTEGER.fullmatch(token.text)
    if found is None:
        return
    value = int(found[1])
    brackets = (before.text if before else "", after[0].text if after else "")
    if value >= _SIZE and brackets == ("[", "]"):
        return
    for other in (value + 1, value - 1):
        text = f"{other}{found[2]}" if other >= 0 else f"({other})"
        yield Change(kind=MutantKind.CONSTANT, start=token.start, end=token.end, text=text)
