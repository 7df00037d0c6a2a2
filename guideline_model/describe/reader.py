"""What the readers of all languages share: walking a tree and asking it for texts and places."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from tree_sitter import Node, Tree

from guideline_model.describe.actions import Action, Outline, Unclear
from guideline_model.describe.expressions import Expr, Name, Type, Unknown

IDENTIFIER = re.compile(r"[^\W\d]\w*")
NAMES = {"identifier", "field_identifier", "type_identifier", "namespace_identifier"}


class Reader:
    """Reads one syntax tree. A method `step_KIND` reads a statement, `expr_KIND` a value."""

    def __init__(self, source: str, tree: Tree) -> None:
        self.source = source
        self.root = tree.root_node
        self.types: dict[str, Type] = {}
        self.function = ""
        widths = (len(char.encode()) for char in source)
        places = {} if source.isascii() else dict(enumerate(accumulate(widths, initial=0)))
        self._words = frozenset(IDENTIFIER.findall(source))  # what is parsed may hold others
        self._points = {byte: point for point, byte in places.items()}

    def point(self, byte: int) -> int:
        """Return the code point offset of a byte offset."""
        return self._points.get(byte, byte)

    def outlines(self) -> tuple[Outline, ...]:
        """Return what the whole program does."""
        return tuple(self.steps(self.root.named_children))

    def steps(self, nodes: Sequence[Node]) -> list[Outline]:
        """Return what these statements do, in order."""
        return [step for node in nodes for step in self.step(node)]

    def step(self, node: Node) -> list[Outline]:
        """Return what one statement does; a kind without a reader of its own is Unclear."""
        if node.type in {"comment", "line_comment", "block_comment"}:
            return []
        reader: Callable[[Node], list[Outline]] | None = getattr(self, f"step_{node.type}", None)
        if reader is not None and not (node.is_error or node.is_missing):
            return reader(node)
        return self.unclear(node)

    def unclear(self, node: Node) -> list[Outline]:
        """Return the fallback for a node, with what is inside it where that can be read."""
        inner = [child for child in node.named_children if hasattr(self, f"step_{child.type}")]
        return self.steps(inner) if inner else [self.leaf(Unclear(self.names(node)), node)]

    def leaf(self, action: Action, node: Node) -> Outline:
        """Return an outline of a simple statement."""
        return Outline(action, (self.point(node.start_byte), self.point(node.end_byte)))

    def block(
        self, action: Action, first: Node, body: Node | None, inner: Sequence[Outline]
    ) -> Outline:
        """Return an outline of a header from `first` up to `body`, with what is inside."""
        end = body.start_byte if body else first.end_byte
        return Outline(action, (self.point(first.start_byte), self.point(end)), tuple(inner))

    def expr(self, node: Node | None) -> Expr:
        """Return the value of a node; a kind without a reader is Unknown with its names."""
        if node is None:
            return Unknown(())
        reader: Callable[[Node], Expr] | None = getattr(self, f"expr_{node.type}", None)
        return reader(node) if reader else Unknown(self.names(node))

    def exprs(self, node: Node | None) -> tuple[Expr, ...]:
        """Return the values of all children of a list-like node."""
        children = node.named_children if node else []
        return tuple(self.expr(child) for child in children if child.type != "comment")

    def name(self, text: str) -> Name:
        """Return a variable with its kind where it is known."""
        known = self.types.get(text)
        return Name(text, known.key if known else "")

    def element(self, base: Expr, count: int) -> str:
        """Return the kind of an element `count` indexes deep in a named collection."""
        found = self.types.get(base.text) if isinstance(base, Name) else None
        for _ in range(count):
            if found is None:
                return ""
            if found.key == "string":
                return "char"
            found = found.args[-1] if found.args else None
        return found.key if found else ""

    def names(self, node: Node) -> tuple[str, ...]:
        """Return the identifiers under a node, each once, in order."""
        found = (text(leaf) for leaf in leaves(node) if leaf.type in NAMES)
        return tuple(dict.fromkeys(name for name in found if name in self._words))


def text(node: Node | None) -> str:
    """Return the source text of a node, "" for none."""
    return node.text.decode(errors="replace") if node is not None and node.text else ""


def leaves(node: Node) -> Iterator[Node]:
    """Yield the leaves under a node in order, without recursion: programs may nest deeply."""
    stack = [node]
    while stack:
        top = stack.pop()
        if top.child_count == 0:
            yield top
        stack.extend(reversed(top.children))


def inner(body: Node | None, kind: str) -> Iterator[Node]:
    """Yield the nodes of a kind under a function's body, not those of functions within it."""
    stack = [body] if body is not None else []
    while stack:
        top = stack.pop()
        if top.type == kind:
            yield top
        stack.extend(child for child in top.children if child.type != "function_definition")


_ESCAPE = re.compile(r"\\(?:u+([0-9a-fA-F]{4})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": ""}


def unescape(body: str) -> str:
    """Return what the inside of a quoted literal stands for; unknown escapes lose their slash."""

    def one(found: re.Match[str]) -> str:
        wide, small, octal, other = found.groups()
        if wide or small:
            return chr(int(wide or small, 16))
        return chr(int(octal, 8)) if octal else _SIMPLE.get(other, other)

    return _ESCAPE.sub(one, body)
