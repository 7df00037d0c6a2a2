"""The form in which a language describes itself to the walker."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from segmenter.model import Tag

LAST = "(last)"  # the body is the node's last named child


@dataclass(frozen=True)
class BlockRule:
    """How a block node is built.

    `tag` is pushed on entering (None: braces that push nothing, such as a namespace).
    `body` names the field that holds the body, or is `LAST`, or is the token (":" or "->")
    after which everything is body.
    """

    tag: Tag | None
    body: str = "body"


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """What the kinds of nodes of one language mean; a kind in none of the sets is simple."""

    language: str
    suffixes: tuple[str, ...]
    load: Callable[[], object]  # the tree-sitter grammar
    blocks: Mapping[str, BlockRule]
    wrappers: frozenset[str] = frozenset()  # may hold one block, whose header they lengthen
    braced: frozenset[str] = frozenset()  # bodies: `{`, statements, `}`; Python's have no braces
    clauses: frozenset[str] = frozenset()  # continue the block before them: else, catch, ...
    guards: frozenset[str] = frozenset()  # may stand for a function's body: `int f() try { }`
    transparent: frozenset[str] = frozenset()  # only their children count
    directives: Mapping[str, int] = field(default_factory=dict)  # `#if`: children that are fixed
    labelled: frozenset[str] = frozenset()  # a label, then a statement
    fixed: frozenset[str] = frozenset()  # given to the student
    comments: frozenset[str] = frozenset({"comment"})
    docstrings: bool = False  # a statement that is only a string is a comment
    entry: re.Pattern[str] | None = None  # the header of the entry point


def rules(tag: Tag | None, *kinds: str, body: str = "body") -> dict[str, BlockRule]:
    """Return the same rule for several kinds of node."""
    return {kind: BlockRule(tag, body) for kind in kinds}
