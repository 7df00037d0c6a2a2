"""What a block node is made of: header, body, and what follows the body."""

from dataclasses import dataclass

from tree_sitter import Node

from segmenter.grammars.model import LAST, BlockRule, Grammar
from segmenter.model import Tag

FIXED_WORDS = frozenset({"else", "do", "try", "finally", ":"})


@dataclass(slots=True)
class Shape:
    """A block taken apart: `head` without comments, `body` without braces, `rest` after it."""

    tag: Tag | None
    head: list[Node]
    body: list[Node]
    rest: list[Node]
    braces: Node | None = None  # the node whose first and last children are the braces

    @property
    def fixed(self) -> bool:
        """Tell whether the header holds nothing to ask for, as `else` does."""
        return FIXED_WORDS.issuperset([node.type for node in self.head])


def shape_of(node: Node, grammar: Grammar) -> Shape | None:
    """Take a block node apart; None if it is simple, as a prototype is."""
    children = node.children
    while node.type in grammar.wrappers:
        at = _wrapped(children, grammar)
        if at is None:
            return None
        node = children[at]
        children = children[:at] + node.children + children[at + 1 :]
    rule = grammar.blocks.get(node.type)
    if rule is None:
        return None
    at = _body_index(node, rule, children, grammar)
    return None if at is None else _assemble(rule, children, at, grammar)


def statement_body(node: Node, grammar: Grammar) -> tuple[list[Node], Node | None]:
    """Return the statements of a body and, if it has braces, the node that holds them."""
    if node.type not in grammar.braced:
        return [node], None
    return braced_children(node), node


def braced_children(node: Node) -> list[Node]:
    """Return what stands between a node's braces."""
    children = node.children
    last = len(children) - (1 if children and children[-1].type == "}" else 0)
    first = 1 if children and children[0].type == "{" else 0
    return children[first:last]


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
    if body is None or (rule.tag in (Tag.FUNC, Tag.CLASS) and _is_simple_body(body, grammar)):
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
    comments = grammar.comments
    head = [node for node in children[:at] if node.type not in comments]
    if rule.body not in (":", "->"):
        body, braces = statement_body(children[at], grammar)
        return Shape(rule.tag, head, body, children[at + 1 :], braces)
    inline = children[at:]
    if len(inline) == 1:
        body, braces = statement_body(inline[0], grammar)
        return Shape(rule.tag, head, body, [], braces)
    return Shape(rule.tag, head, inline, [])


def _is_comment(node: Node, grammar: Grammar) -> bool:
    return node.type in grammar.comments
