"""What an explanation is, and how a table of patterns finds the one for a message."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from judge.explanations.kinds import Kind

_QUOTES = str.maketrans("‘’`", "'''")
_AKA = re.compile(r" \{aka '[^']*'\}")


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What a message is about: its kind and the names, tokens or types that it speaks of."""

    kind: Kind
    params: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A message that begins with `pattern` is of this kind; named groups are its parameters.

    A second way to write a parameter has a name that ends in `_`.
    """

    kind: Kind
    pattern: re.Pattern[str]


Rules = tuple[Rule, ...]


def rules(*rows: tuple[Kind, str]) -> Rules:
    """Make a table; of several rules that fit, the first counts."""
    return tuple(Rule(kind=kind, pattern=re.compile(pattern)) for kind, pattern in rows)


def recognise(table: Sequence[Rule], text: str) -> Explanation | None:
    """Return what a message in the compiler's own English is about; None where we do not know.

    Quotation marks are written ' in the patterns, and gcc's `{aka '...'}` is left out.
    """
    plain = _AKA.sub("", text.translate(_QUOTES))
    for rule in table:
        if found := rule.pattern.match(plain):
            groups = found.groupdict().items()
            params = {name.rstrip("_"): value for name, value in groups if value}
            return Explanation(kind=rule.kind, params=params)
    return None
