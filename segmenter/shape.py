"""What a block node is made of: header, body, and what follows the body."""

from tree_sitter import Node

from segmenter.grammars.model import LAST, BlockRule, Grammar
from segmenter.model import Tag

BODIED = (Tag.FUNC, Tag.CLASS)  # without a body they are only declared
FIXED_WORDS = frozenset({"else", "do", "try", "finally", ":"})


class Shape:
    """A block taken apart: `head` up to its last token, `body` without braces, `rest` after it.

    `fixed`: the header holds nothing to ask for, as `else` does. `close` is the span of the
    body's own brace in bytes.
    """

    __slots__ = ("body", "braced", "close", "fixed", "head", "rest", "tag")

    def __init__(
        self,
        tag: Tag | None,
        head: list[Node],
        fixed: bool,
        body: list[Node],
        rest: list[Node],
        *,
        braced: bool = False,
        close: tuple[int, int] | None = None,
    ) -> None:
        self.tag = tag
        self.head = head
        self.fixed = fixed
        self.body = body
        self.rest = rest
        self.braced = braced
        self.close = close


def shape_of(node: Node, grammar: Grammar) -> Shape | None:
    """Take a block node apart; None if it is simple, as a prototype is."""
    children = node.children
    while (rule := grammar.blocks.get(kind := node.type)) is None:
        at = _wrapped(children, grammar) if kind in grammar.wrappers else None
        if at is None:
            return None
        node = children[at]
        children = children[:at] + node.children + children[at + 1 :]
    at = _body_index(node, rule, children, grammar)
    return None if at is None else _assemble(rule, children, at, grammar)


def body_of(node: Node, grammar: Grammar) -> tuple[list[Node], bool, tuple[int, int] | None]:
    """Return the statements of a body, whether braces hold them, and the span of its `}`."""
    kind = node.type
    if kind not in grammar.braced:
        return (node.children if kind in grammar.transparent else [node]), False, None
    children = node.children
    first = 1 if children and children[0].type == "{" else 0
    if not children or (brace := children[-1]).type != "}":
        return children[first:], True, None
    close = None if brace.is_missing else (brace.start_byte, brace.end_byte)
    return children[first:-1], True, close


def is_else_if(shape: Shape) -> bool:
    """Tell whether a shape is an `else` (so that an `if` after it goes on with the chain)."""
    return bool(shape.head) and shape.head[0].type == "else"


def _wrapped(children: list[Node], grammar: Grammar) -> int | None:
    """Return the index of the block or further wrapper among a wrapper's children."""
    for index, child in enumerate(children):
        if child.type in grammar.wrappers:
            return index
        rule = grammar.blocks.get(child.type)
        if rule is not None and child.child_by_field_name("body") is not None:
            return index
    return None


def _body_index(node: Node, rule: BlockRule, children: list[Node], grammar: Grammar) -> int | None:
    """Return the index of the body, or for ":" and "->" of the first node after the token."""
    indexes = range(len(children) - 1, -1, -1)
    if rule.body == LAST:
        named = (
            i for i in indexes if children[i].is_named and not _is_comment(children[i], grammar)
        )
        return next(named, None)
    if rule.body in (":", "->"):
        return next((i + 1 for i in indexes if children[i].type == rule.body), None)
    body = node.child_by_field_name(rule.body)
    if body is None and children[-1].type in grammar.guards:
        body = children[-1]  # a constructor's `try`
    if body is None or (rule.tag in BODIED and _is_simple_body(body, grammar)):
        return None
    for index in indexes:  # most often the body is last
        if children[index] == body:
            return index
    return None


def _is_simple_body(body: Node, grammar: Grammar) -> bool:
    """Tell whether what stands for a function's body is none: `= default`, `= delete`."""
    return (
        body.type not in grammar.braced
        and body.type not in grammar.transparent
        and body.type not in grammar.blocks
    )


def _assemble(rule: BlockRule, children: list[Node], at: int, grammar: Grammar) -> Shape:
    last = at - 1
    while last >= 0 and children[last].type in grammar.comments:
        last -= 1
    head = children[: last + 1]
    fixed = not head or (head[0].type in FIXED_WORDS and _only_words(head, grammar))
    if rule.body in (":", "->") and at + 1 != len(children):
        return Shape(rule.tag, head, fixed, children[at:], [])
    body, braced, close = body_of(children[at], grammar)
    return Shape(rule.tag, head, fixed, body, children[at + 1 :], braced=braced, close=close)


def _only_words(head: list[Node], grammar: Grammar) -> bool:
    return all(node.type in FIXED_WORDS or node.type in grammar.comments for node in head)


def _is_comment(node: Node, grammar: Grammar) -> bool:
    return node.type in grammar.comments
